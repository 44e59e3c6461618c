"""The library in numbers."""

import sqlite3


def documents(db: sqlite3.Connection) -> int:
    """Return how many documents, that is contents, there are."""
    return int(db.execute("SELECT count(*) FROM documents").fetchone()[0])


def states(db: sqlite3.Connection) -> dict[str, int]:
    """Return how many paths are in each state that occurs."""
    return dict(db.execute("SELECT state, count(*) FROM paths GROUP BY state").fetchall())


def files_read(db: sqlite3.Connection, limit: int) -> list[sqlite3.Row]:
    """Return (time, state, reason, path) of the files opened last, the newest first."""
    return db.execute(
        "SELECT coalesce(d.read_at, p.added) AS time, p.state, p.reason, p.path FROM paths p"
        " LEFT JOIN documents d ON d.id = p.document_id WHERE p.state != 'waiting'"
        " ORDER BY time DESC, p.id DESC LIMIT ?",
        (limit,),
    ).fetchall()
