"""Paths: where contents lie, how reading each ended, and which wait to be read."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ..clock import now
from ..messages.library import PathOutcome, State
from .connection import transaction

Known = Literal["new", "changed", "unchanged", "left out"]


@dataclass(frozen=True)
class Offered:
    """A file as the system shows it: its path as text, size in bytes, mtime in nanoseconds."""

    path: str
    escaped: bool
    bytes: int
    mtime_ns: int


def find(db: sqlite3.Connection, path: str, escaped: bool = False) -> sqlite3.Row | None:
    """Return the row of a path, if the library knows it."""
    row: sqlite3.Row | None = db.execute(
        "SELECT * FROM paths WHERE path = ? AND escaped = ?", (path, escaped)
    ).fetchone()
    return row


def offer(  # noqa: PLR0913 - what is known of one file, each fact named by its caller
    db: sqlite3.Connection,
    file: Offered,
    *,
    job: int,
    source: int | None,
    collection: str | None,
    again: bool,
) -> Known:
    """Note an offered file; new and changed ones wait to be read by `job`.

    `again` reads paths again whose last reading did not end well, and paths left out before.
    """
    if not again and is_left_out(db, file.path, file.escaped):
        return "left out"
    db.execute("DELETE FROM left_out WHERE path = ? AND escaped = ?", (file.path, file.escaped))
    row = find(db, file.path, file.escaped)
    if row is None:
        db.execute(
            "INSERT INTO paths (path, escaped, source_id, job_id, state, outcome, bytes, mtime_ns,"
            " added, collection) VALUES (?, ?, ?, ?, 'waiting', 'added', ?, ?, ?, ?)",
            (file.path, file.escaped, source, job, file.bytes, file.mtime_ns, now(), collection),
        )
        return "new"
    same = row["bytes"] == file.bytes and row["mtime_ns"] == file.mtime_ns
    if same and row["state"] in ("read", "flagged", "skipped"):
        return "unchanged"
    if same and not again and row["state"] not in ("missing", "waiting"):
        return "unchanged"
    db.execute(
        "UPDATE paths SET state = 'waiting', reason = '', remedy = '', outcome = 'changed',"
        " job_id = ?, collection = ?, bytes = ?, mtime_ns = ? WHERE id = ?",
        (job, collection, file.bytes, file.mtime_ns, row["id"]),
    )
    return "changed"


def claim(db: sqlite3.Connection, owner: str, count: int) -> list[sqlite3.Row]:
    """Claim up to `count` waiting paths for the process `owner`, small files first.

    Paths of jobs that are paused or cancelled stay where they are.
    """
    with transaction(db):
        rows = db.execute(
            "SELECT p.* FROM paths p LEFT JOIN jobs j ON j.id = p.job_id"
            " WHERE p.state = 'waiting' AND p.claimed_by IS NULL"
            " AND (j.state IS NULL OR j.state NOT IN ('paused', 'cancelled'))"
            " ORDER BY p.bytes LIMIT ?",
            (count,),
        ).fetchall()
        db.executemany(
            "UPDATE paths SET claimed_by = ? WHERE id = ?", [(owner, row["id"]) for row in rows]
        )
    return rows


def claimants(db: sqlite3.Connection) -> list[str]:
    """Return the processes that hold claims."""
    rows = db.execute("SELECT DISTINCT claimed_by FROM paths WHERE claimed_by IS NOT NULL")
    return [row[0] for row in rows]


def release(db: sqlite3.Connection, owners: Iterable[str]) -> None:
    """Give back what these processes had claimed and not finished."""
    with transaction(db):
        db.executemany(
            "UPDATE paths SET claimed_by = NULL WHERE claimed_by = ?", [(o,) for o in owners]
        )


def settle(  # noqa: PLR0913 - one row's outcome, each field named by its caller
    db: sqlite3.Connection,
    row: sqlite3.Row,
    *,
    state: State,
    reason: str,
    remedy: str,
    kind: str,
    sha256: str,
    document: int | None,
    outcome: PathOutcome,
) -> None:
    """Write how reading a path ended, and let go of it."""
    db.execute(
        "UPDATE paths SET state = ?, reason = ?, remedy = ?, kind = ?, sha256 = ?,"
        " document_id = ?, outcome = ?, claimed_by = NULL WHERE id = ?",
        (state, reason, remedy, kind, sha256, document, outcome, row["id"]),
    )


def others_of(db: sqlite3.Connection, document: int, path: int) -> list[sqlite3.Row]:
    """Return the other paths of a document."""
    return db.execute(
        "SELECT * FROM paths WHERE document_id = ? AND id != ? ORDER BY id", (document, path)
    ).fetchall()


def of_document(db: sqlite3.Connection, document: int) -> list[sqlite3.Row]:
    """Return all paths of a document, the best first: there before missing, oldest first."""
    return db.execute(
        "SELECT * FROM paths WHERE document_id = ? ORDER BY state = 'missing', id", (document,)
    ).fetchall()


def forget(db: sqlite3.Connection, path: int) -> None:
    """Delete the row of a path."""
    db.execute("DELETE FROM paths WHERE id = ?", (path,))


def under(db: sqlite3.Connection, folder: str) -> list[sqlite3.Row]:
    """Return the rows of the path `folder` and of all that lies in it."""
    prefix = folder.rstrip("/") + "/"
    return db.execute(
        "SELECT * FROM paths WHERE path = ? OR substr(path, 1, ?) = ? ORDER BY path",
        (folder, len(prefix), prefix),
    ).fetchall()


def mark_missing(db: sqlite3.Connection, path: int) -> None:
    """Note that the file of a path has gone; its document stays until the user removes it."""
    db.execute(
        "UPDATE paths SET state = 'missing', reason = ?, remedy = ? WHERE id = ?",
        (
            "The file is no longer there.",
            "Put it back, or remove it from the library; what was read can still be searched.",
            path,
        ),
    )


def leave_out(db: sqlite3.Connection, path: str, escaped: bool) -> None:
    """Keep a path out of its folder's syncs from now on."""
    db.execute("INSERT OR IGNORE INTO left_out VALUES (?, ?)", (path, escaped))


def is_left_out(db: sqlite3.Connection, path: str, escaped: bool) -> bool:
    """Tell whether the user removed or skipped this path."""
    return (
        db.execute(
            "SELECT 1 FROM left_out WHERE path = ? AND escaped = ?", (path, escaped)
        ).fetchone()
        is not None
    )
