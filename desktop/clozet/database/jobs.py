"""Jobs: what was asked for, paused or not, how far it is, how it ended."""

import json
import sqlite3
from typing import Any

from clozet.clock import now
from clozet.messages.housekeeping import JobRow, JobState

from .connection import transaction

OPEN = "('waiting', 'running', 'paused', 'finishing')"


def create(db: sqlite3.Connection, kind: str, arguments: dict[str, Any] | None = None) -> int:
    """Add a job and return its id."""
    with transaction(db, synced=True):
        cursor = db.execute(
            "INSERT INTO jobs (kind, state, arguments, created) VALUES (?, 'running', ?, ?)",
            (kind, json.dumps(arguments or {}), now()),
        )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def open_jobs(db: sqlite3.Connection, kind: str) -> list[int]:
    """Return the jobs of this kind that are not over, the oldest first."""
    rows = db.execute(
        f"SELECT id FROM jobs WHERE kind = ? AND state IN {OPEN} ORDER BY id",
        (kind,),
    )
    return [row[0] for row in rows]


def arguments(db: sqlite3.Connection, job: int) -> dict[str, Any]:
    """Return what a job was asked for with; empty where there is no such job."""
    row = db.execute("SELECT arguments FROM jobs WHERE id = ?", (job,)).fetchone()
    return dict(json.loads(row[0])) if row else {}


def kind(db: sqlite3.Connection, job: int) -> str | None:
    """Return the kind of a job, None where there is no such job."""
    row = db.execute("SELECT kind FROM jobs WHERE id = ?", (job,)).fetchone()
    return row[0] if row else None


def state(db: sqlite3.Connection, job: int) -> JobState | None:
    """Return the state of a job, None where there is no such job."""
    row = db.execute("SELECT state FROM jobs WHERE id = ?", (job,)).fetchone()
    found: JobState | None = row[0] if row else None
    return found


def last_state(db: sqlite3.Connection, kind: str) -> JobState | None:
    """Return the state of the newest job of this kind, None where there was none."""
    row = db.execute(
        "SELECT state FROM jobs WHERE kind = ? ORDER BY id DESC LIMIT 1", (kind,)
    ).fetchone()
    found: JobState | None = row[0] if row else None
    return found


def set_state(db: sqlite3.Connection, job: int, to: JobState, error: str = "") -> None:
    """Set the state of a job; of one that does not run nobody knows how long it will take."""
    with transaction(db, synced=True):
        db.execute(
            "UPDATE jobs SET state = ?, error = ?, seconds_left = iif(? = 'running', seconds_left,"
            " NULL) WHERE id = ?",
            (to, error, to, job),
        )


def progress(
    db: sqlite3.Connection, job: int, done: int, total: int, seconds_left: float | None
) -> None:
    """Note how far a job is."""
    with transaction(db):
        db.execute(
            "UPDATE jobs SET done = ?, total = ?, seconds_left = ? WHERE id = ?",
            (done, total, seconds_left, job),
        )


def recent(db: sqlite3.Connection, limit: int = 50) -> tuple[JobRow, ...]:
    """Return open jobs and the last that are over, the newest first."""
    rows = db.execute(
        f"SELECT * FROM jobs ORDER BY state IN {OPEN} DESC, id DESC LIMIT ?",
        (limit,),
    )
    return tuple(
        JobRow(
            id=row["id"],
            kind=row["kind"],
            state=row["state"],
            done=row["done"],
            of=row["total"],
            seconds_left=row["seconds_left"],
            error=row["error"],
        )
        for row in rows
    )


def count_open(db: sqlite3.Connection) -> int:
    """Return how many jobs are not over."""
    return int(db.execute(f"SELECT count(*) FROM jobs WHERE state IN {OPEN}").fetchone()[0])
