"""Sentences that were tried in Blanks."""

import sqlite3

from clozet.clock import now
from clozet.errors import NotThereError

from .connection import transaction

MOST_RECENT = 50
_LONGEST = 2000  # characters; a longer text is a document, not a sentence


def recent(db: sqlite3.Connection) -> tuple[str, ...]:
    """Return the sentences, the newest first."""
    found = db.execute("SELECT text FROM sentences ORDER BY time DESC, id DESC")
    return tuple(row["text"] for row in found)


def remember(db: sqlite3.Connection, text: str) -> None:
    """Put a sentence first; the oldest beyond fifty are forgotten, long texts are not kept."""
    if len(text) > _LONGEST:
        return
    with transaction(db):
        db.execute("DELETE FROM sentences WHERE text = ?", (text,))
        db.execute("INSERT INTO sentences (text, time) VALUES (?, ?)", (text, now()))
        db.execute(
            "DELETE FROM sentences WHERE id NOT IN"
            " (SELECT id FROM sentences ORDER BY time DESC, id DESC LIMIT ?)",
            (MOST_RECENT,),
        )


def forget(db: sqlite3.Connection, text: str) -> None:
    """Forget one sentence."""
    with transaction(db, synced=True):
        gone = db.execute("DELETE FROM sentences WHERE text = ?", (text,)).rowcount
    if not gone:
        raise NotThereError("There is no such sentence to forget.", "It is gone.")


def clear(db: sqlite3.Connection) -> None:
    """Forget all sentences."""
    with transaction(db, synced=True):
        db.execute("DELETE FROM sentences")
