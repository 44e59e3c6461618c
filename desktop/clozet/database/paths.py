"""Paths: where contents lie, how reading each ended, and which wait to be read."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from clozet.clock import now
from clozet.messages.library import PathOutcome, State

from .connection import transaction

Row = sqlite3.Row
Known = Literal["new", "changed", "unchanged", "left out"]

UNDER = "(p.path >= ?1 AND p.path < ?1 || '0' AND (p.path = ?1 OR p.path > ?1 || '/'))"


@dataclass(frozen=True)
class Offered:
    """A file as the system shows it: its path as text, size in bytes, mtime in nanoseconds."""

    path: str
    escaped: bool
    bytes: int
    mtime_ns: int


@dataclass(frozen=True)
class Reading:
    """How reading one path ended; `document` is None where its content could not be read."""

    state: State
    reason: str
    remedy: str
    kind: str
    sha256: str
    document: int | None
    outcome: PathOutcome


def find(db: sqlite3.Connection, path: str, escaped: bool = False) -> Row | None:
    """Return the row of a path, if the library knows it."""
    row: Row | None = db.execute(
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
    left_out = is_left_out(db, file.path, file.escaped)
    if left_out and not again:
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
    if same and row["state"] in ("read", "flagged", "skipped") and not left_out:
        return "unchanged"
    if same and not again and row["state"] not in ("missing", "waiting"):
        return "unchanged"
    db.execute(
        "UPDATE paths SET state = 'waiting', reason = '', remedy = '', outcome = 'changed',"
        " job_id = ?, collection = ?, bytes = ?, mtime_ns = ? WHERE id = ?",
        (job, collection, file.bytes, file.mtime_ns, row["id"]),
    )
    return "changed"


def put_into(db: sqlite3.Connection, path: int, container: int) -> None:
    """Note which path's file a path lies in."""
    db.execute("UPDATE paths SET container_id = ? WHERE id = ?", (container, path))


def inside(db: sqlite3.Connection, container: int) -> list[Row]:
    """Return the paths that lie in the file of this one."""
    return db.execute(
        "SELECT * FROM paths WHERE container_id = ? ORDER BY id", (container,)
    ).fetchall()


def wait(db: sqlite3.Connection, path: int, job: int) -> None:
    """Let a path wait to be read once more by `job`."""
    db.execute(
        "UPDATE paths SET state = 'waiting', reason = '', remedy = '', outcome = 'changed',"
        " job_id = ? WHERE id = ?",
        (job, path),
    )


def note_unchanged(db: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Note that paths were offered again and are as they were."""
    db.executemany("UPDATE paths SET outcome = 'unchanged' WHERE id = ?", [(id,) for id in ids])


def still_waiting(db: sqlite3.Connection, ids: Iterable[int]) -> set[int]:
    """Return those of these paths that nobody has settled yet."""
    waiting = {row[0] for row in db.execute("SELECT id FROM paths WHERE state = 'waiting'")}
    return waiting.intersection(ids)


def waiting_of(db: sqlite3.Connection, job: int) -> list[int]:
    """Return the paths that a job has not come to yet."""
    rows = db.execute("SELECT id FROM paths WHERE job_id = ? AND state = 'waiting'", (job,))
    return [row[0] for row in rows]


def exists(db: sqlite3.Connection, path: int) -> bool:
    """Tell whether the row of a path is still there."""
    return db.execute("SELECT 1 FROM paths WHERE id = ?", (path,)).fetchone() is not None


def drop_unread(db: sqlite3.Connection, job: int) -> None:
    """Forget the paths that a cancelled job had not come to; changed ones keep what was read.

    Containers whose members are forgotten count as changed when they are next offered.
    """
    with transaction(db, synced=True):
        db.execute(
            "UPDATE paths SET mtime_ns = 0 WHERE id IN (SELECT container_id FROM paths"
            " WHERE job_id = ? AND state = 'waiting')",
            (job,),
        )
        db.execute(
            "DELETE FROM paths WHERE job_id = ? AND state = 'waiting' AND document_id IS NULL"
            " AND claimed_by IS NULL",
            (job,),
        )
        db.execute(
            "UPDATE paths SET state = 'read', mtime_ns = 0 WHERE job_id = ?"
            " AND state = 'waiting' AND claimed_by IS NULL",
            (job,),
        )


def wait_again(db: sqlite3.Connection, job: int) -> None:
    """Let the paths of a job whose reading did not end well wait to be read once more."""
    with transaction(db, synced=True):
        db.execute(
            "UPDATE paths SET state = 'waiting', reason = '', remedy = '' WHERE job_id = ?"
            " AND state IN ('failed', 'needs password', 'needs ocr') AND claimed_by IS NULL",
            (job,),
        )


def claim(db: sqlite3.Connection, owner: str, count: int) -> list[Row]:
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


def settle(db: sqlite3.Connection, row: Row, reading: Reading) -> None:
    """Write how reading a path ended, and let go of it."""
    db.execute(
        "UPDATE paths SET state = ?, reason = ?, remedy = ?, kind = ?, sha256 = ?,"
        " document_id = ?, outcome = ?, claimed_by = NULL WHERE id = ?",
        (
            reading.state,
            reading.reason,
            reading.remedy,
            reading.kind,
            reading.sha256,
            reading.document,
            reading.outcome,
            row["id"],
        ),
    )


def others_of(db: sqlite3.Connection, document: int, path: int) -> list[Row]:
    """Return the other paths of a document."""
    return db.execute(
        "SELECT * FROM paths WHERE document_id = ? AND id != ? ORDER BY id", (document, path)
    ).fetchall()


def of_document(db: sqlite3.Connection, document: int) -> list[Row]:
    """Return all paths of a document, the best first: there before missing, oldest first."""
    return db.execute(
        "SELECT * FROM paths WHERE document_id = ? ORDER BY state = 'missing', id", (document,)
    ).fetchall()


def forget(db: sqlite3.Connection, path: int) -> None:
    """Delete the row of a path."""
    db.execute("DELETE FROM paths WHERE id = ?", (path,))


def under(db: sqlite3.Connection, folder: str) -> list[Row]:
    """Return the rows of the path `folder` and of all that lies in it."""
    return db.execute(
        f"SELECT * FROM paths p WHERE {UNDER} ORDER BY p.path", (folder.rstrip("/"),)
    ).fetchall()


def mark_missing(db: sqlite3.Connection, path: int) -> None:
    """Note that the file of a path has gone; its document stays until the user removes it."""
    db.execute(
        "UPDATE paths SET state = 'missing', reason = ?, remedy = ?, claimed_by = NULL"
        " WHERE id = ?",
        (
            "The file is no longer there.",
            "Put it back, or remove it from the library; what was read can still be searched.",
            path,
        ),
    )


def missing(db: sqlite3.Connection) -> list[Row]:
    """Return the paths whose file has gone."""
    return db.execute("SELECT * FROM paths WHERE state = 'missing' ORDER BY id").fetchall()


def locked(db: sqlite3.Connection) -> list[str]:
    """Return the paths of files that wait for a password."""
    rows = db.execute("SELECT path FROM paths WHERE state = 'needs password' ORDER BY id")
    return [row["path"] for row in rows]


def skip(db: sqlite3.Connection, row: Row) -> None:
    """Note that the user does not want a path; what had been read of it stays searchable."""
    leave_out(db, row["path"], bool(row["escaped"]))
    db.execute(
        "UPDATE paths SET state = 'skipped', reason = 'You chose to skip it.',"
        " remedy = 'Add it by name to read it after all.' WHERE id = ?",
        (row["id"],),
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
