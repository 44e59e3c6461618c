"""Zipped documents (EPUB, DOCX), opened with bounds on what they may expand to."""

import zipfile
from pathlib import Path

MOST_MEMBERS = 20_000
MOST_BYTES = 512 * 1024 * 1024
MOST_RATIO = 200  # expanded to packed, once past the size that does no harm
HARMLESS = 32 * 1024 * 1024


class ExpandsTooFar(Exception):
    """An archive holds far more than a document would."""


def check(path: Path) -> None:
    """Raise ExpandsTooFar where the archive's own directory promises too much.

    Raises zipfile.BadZipFile for a damaged archive. What a member holds beyond its promise is
    cut off by zipfile, which reads no further than the directory says.
    """
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
    expanded = sum(member.file_size for member in members)
    packed = max(path.stat().st_size, 1)
    if len(members) > MOST_MEMBERS or expanded > MOST_BYTES:
        raise ExpandsTooFar
    if expanded > HARMLESS and expanded / packed > MOST_RATIO:
        raise ExpandsTooFar
