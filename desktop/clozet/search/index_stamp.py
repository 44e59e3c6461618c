"""The stamp of the index's file: what it holds, readable without the index itself."""

from pathlib import Path

import msgspec

STAMP = "stamp.json"
SCHEMA = 2


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """What the file holds: written last, so that a file without its stamp is not trusted.

    `last_row` is the newest row of the vectors table that the index has seen.
    """

    schema: int
    encoder: str
    dimension: int
    rows: int
    last_row: int
    sha256: str
    built: str


def read_stamp(folder: Path) -> Stamp | None:
    """Return the stamp of the index in `folder`, None where there is none to trust."""
    try:
        return msgspec.json.decode((folder / STAMP).read_bytes(), type=Stamp)
    except (OSError, msgspec.DecodeError):
        return None
