"""Searches: the last ones typed, and those kept by name."""

import sqlite3

from clozet.clock import now
from clozet.errors import NotThereError, UsageError
from clozet.messages.housekeeping import SavedSearch, Searches

from .connection import transaction

MOST_RECENT = 50


def overview(db: sqlite3.Connection) -> Searches:
    """Return recent queries, the newest first, and saved searches by name."""
    recent = db.execute("SELECT query FROM searches WHERE name IS NULL ORDER BY time DESC, id DESC")
    saved = db.execute(
        "SELECT name, query, mode, time FROM searches WHERE name IS NOT NULL ORDER BY lower(name)"
    )
    return Searches(
        recent=tuple(row["query"] for row in recent),
        saved=tuple(SavedSearch(**dict(row)) for row in saved),
    )


def remember(db: sqlite3.Connection, query: str, mode: str) -> None:
    """Put a query first among the recent ones; the oldest beyond fifty are forgotten."""
    with transaction(db):
        db.execute("DELETE FROM searches WHERE name IS NULL AND query = ?", (query,))
        db.execute(
            "INSERT INTO searches (query, mode, time) VALUES (?, ?, ?)", (query, mode, now())
        )
        db.execute(
            "DELETE FROM searches WHERE name IS NULL AND id NOT IN (SELECT id FROM searches"
            " WHERE name IS NULL ORDER BY time DESC, id DESC LIMIT ?)",
            (MOST_RECENT,),
        )


def save(db: sqlite3.Connection, name: str, query: str, mode: str) -> None:
    """Keep a search by name; a name used before means the new search."""
    if not name.strip():
        raise UsageError("A saved search needs a name.", "Give it one.")
    with transaction(db, synced=True):
        db.execute(
            "INSERT INTO searches (name, query, mode, time) VALUES (?, ?, ?, ?) ON CONFLICT (name)"
            " DO UPDATE SET query = excluded.query, mode = excluded.mode, time = excluded.time",
            (name, query, mode, now()),
        )


def saved(db: sqlite3.Connection, name: str) -> SavedSearch:
    """Return the search called `name`; raise NotThereError where there is none."""
    for search in overview(db).saved:
        if search.name == name:
            return search
    raise NotThereError(f"There is no saved search “{name}”.", "See “clozet searches list”.")


def looked_at(db: sqlite3.Connection, name: str) -> None:
    """Note that what is found so far is no longer new."""
    with transaction(db, synced=True):
        db.execute("UPDATE searches SET time = ? WHERE name = ?", (now(), name))


def forget(db: sqlite3.Connection, name: str, query: str) -> None:
    """Forget the saved search called `name`, or without a name the recent `query`."""
    with transaction(db, synced=True):
        if name:
            gone = db.execute("DELETE FROM searches WHERE name = ?", (name,)).rowcount
        else:
            gone = db.execute(
                "DELETE FROM searches WHERE name IS NULL AND query = ?", (query,)
            ).rowcount
    if not gone:
        raise NotThereError(f"There is no search “{name or query}” to forget.", "It is gone.")


def clear(db: sqlite3.Connection) -> None:
    """Forget all recent queries; saved searches stay."""
    with transaction(db, synced=True):
        db.execute("DELETE FROM searches WHERE name IS NULL")
