"""What was read, what was refused, and where the models come from."""

import msgspec

from ..database import counts
from ..database.connection import Database
from ..messages.housekeeping import AskLedger, Ledger, LedgerEntry
from ..paths import LibraryPaths


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
    """Return the newest entries; a line cut short by a crash is told as what it is."""
    entries: list[LedgerEntry] = []
    for line in _lines(paths)[-limit:]:
        try:
            entries.append(msgspec.json.decode(line, type=LedgerEntry))
        except msgspec.DecodeError:
            entries.append(
                LedgerEntry(time="", kind="network", what="an entry cut short", detail="")
            )
    return entries


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
    return []
