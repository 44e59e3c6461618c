"""What an imported or adapted model's folder says of itself: its record, beside the weights."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from clozet.clock import now
from clozet.messages.models import ModelRole

RECORD = "clozet.json"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Where a model comes from, and how to know its files again.

    `sha256` has one line for each file of the model; `base` names the model that an adapted one
    was trained from, and is "" for one that was imported; `time` is ISO 8601 in UTC.
    """

    role: ModelRole
    origin: str
    licence: str
    sha256: dict[str, str]
    time: str
    base: str = ""


def record(folder: Path, role: ModelRole, origin: str, licence: str, base: str = "") -> Record:
    """Write the record of the model whose files lie in `folder`, and return it."""
    hashes = {str(file.relative_to(folder)): sha256(file) for file in model_files(folder)}
    made = Record(role=role, origin=origin, licence=licence, sha256=hashes, time=now(), base=base)
    with (folder / RECORD).open("wb") as out:
        out.write(msgspec.json.format(msgspec.json.encode(made)))
        out.flush()
        os.fsync(out.fileno())
    return made


def read_record(folder: Path) -> Record | None:
    """Return the record in `folder`, None where there is none that can be read."""
    try:
        return msgspec.json.decode((folder / RECORD).read_bytes(), type=Record)
    except (OSError, msgspec.DecodeError):
        return None


def changed(folder: Path, kept: Record) -> list[str]:
    """Return the files that are missing or no longer what the record says."""
    return [name for name, hash in kept.sha256.items() if _hash(folder / name) != hash]


def model_files(folder: Path) -> Iterable[Path]:
    """Return the files of a model in order, its record left out."""
    return sorted(file for file in folder.rglob("*") if file.is_file() and file.name != RECORD)


def sha256(file: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _hash(file: Path) -> str:
    try:
        return sha256(file)
    except OSError:
        return ""
