"""What was read, what was refused, and where the models come from."""

from pathlib import Path

import msgspec

from clozet.clock import utc
from clozet.database import counts
from clozet.database.connection import Database
from clozet.messages.housekeeping import AskLedger, Ledger, LedgerEntry
from clozet.models import catalogue
from clozet.models.catalogue import Model
from clozet.models.installed import SHA256, STAMP, WEIGHTS
from clozet.models.record import sha256
from clozet.paths import LibraryPaths, user_cache

SUFFIX = ".safetensors"
ALLOWED = b'"allowed": true'


def ledger(db: Database, asked: AskLedger) -> Ledger:
    """Return up to `asked.limit` entries of one kind or of all, the newest first."""
    entries: list[LedgerEntry] = []
    if asked.kind in (None, "network"):
        entries += _network(db.paths, asked.limit)
    if asked.kind in (None, "file"):
        entries += _files(db, asked.limit)
    if asked.kind in (None, "model"):
        entries += _models(db.paths)
    entries.sort(key=lambda entry: entry.time, reverse=True)
    refused, allowed = connections(db.paths)
    return Ledger(entries=tuple(entries[: asked.limit]), network=refused, allowed=allowed)


def connections(paths: LibraryPaths) -> tuple[int, int]:
    """Return how many connections were ever refused beside this library, and how many allowed."""
    lines = [line for line in _lines(paths) if line.strip()]
    allowed = sum(ALLOWED in line for line in lines)
    return len(lines) - allowed, allowed


def _lines(paths: LibraryPaths) -> list[bytes]:
    try:
        return paths.network_ledger.read_bytes().splitlines()
    except FileNotFoundError:
        return []


def _network(paths: LibraryPaths, limit: int) -> list[LedgerEntry]:
    return [_entry(line, paths) for line in _lines(paths)[-limit:]]


def _entry(line: bytes, paths: LibraryPaths) -> LedgerEntry:
    """Return the entry of a line; one that a crash cut short is told as what it is."""
    try:
        return msgspec.json.decode(line, type=LedgerEntry)
    except msgspec.DecodeError:
        changed = utc(paths.network_ledger.stat().st_mtime)
        return LedgerEntry(time=changed, kind="network", what="an entry cut short", detail="")


def _files(db: Database, limit: int) -> list[LedgerEntry]:
    return [
        LedgerEntry(
            time=row["time"],
            kind="file",
            what=f"{row['state']}: {row['reason']}" if row["reason"] else row["state"],
            detail=row["path"],
        )
        for row in counts.files_read(db, limit)
    ]


def _models(library: LibraryPaths) -> list[LedgerEntry]:
    """Return every model: where it comes from, its licence, its weights' hash.

    The time is when it was put here, or of the encoder that ships, when it was checked.
    """
    return [_of_model(model) for model in catalogue.models(library)]


def _of_model(model: Model) -> LedgerEntry:
    weights = model.folder / WEIGHTS
    if model.record:
        hashes = [hash for name, hash in model.record.sha256.items() if name.endswith(SUFFIX)]
        time, held = model.record.time, ", ".join(hashes)
    elif model.role == "encoder":
        time, held = _changed(user_cache() / STAMP) or _changed(weights), SHA256[WEIGHTS]
    else:
        time, held = _changed(weights), sha256(weights)
    return LedgerEntry(
        time=time,
        kind="model",
        what=f"{model.name}: {model.origin} ({model.licence})",
        detail=f"SHA-256 {held}",
    )


def _changed(file: Path) -> str:
    try:
        return utc(file.stat().st_mtime)
    except OSError:
        return ""
