"""What the database can say of its own health, and the repairs that lose nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from clozet.paths import LibraryPaths
from clozet.processes import alive

from . import lock, paths
from .connection import Database, connect, open_library, transaction

INDEXES = ("words", "stems")


@contextmanager
def opened(library: LibraryPaths, *, alone: bool) -> Iterator[Database]:
    """Open the library to look at it, or with `alone` to mend it while nobody else uses it."""
    if not alone:
        with closing(open_library(library)) as db:
            yield db
        return
    open_library(library).close()
    with lock.hold(library) as held, closing(connect(library, held)) as db:
        yield db


def damage(db: sqlite3.Connection) -> str:
    """Return the first damage that SQLite finds in its file, "" where it is whole."""
    try:
        found = str(db.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if found == "ok" else found


def broken_references(db: sqlite3.Connection) -> int:
    """Return how many rows point to a row that is not there."""
    return len(db.execute("PRAGMA foreign_key_check").fetchall())


def words_out_of_step(db: sqlite3.Connection) -> int:
    """Return how many passages the word indexes lack or have too many; -1 for damaged indexes."""
    wrong = 0
    for table in INDEXES:
        try:
            db.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        except sqlite3.DatabaseError:
            return -1
        wrong += db.execute(
            f"SELECT (SELECT count(*) FROM passages WHERE id NOT IN (SELECT id FROM"
            f" {table}_docsize)) + (SELECT count(*) FROM {table}_docsize WHERE id NOT IN"
            " (SELECT id FROM passages))"
        ).fetchone()[0]
    return wrong


STRAY = (
    " FROM vectors WHERE NOT EXISTS (SELECT 1 FROM passages p WHERE p.hash = vectors.hash)"
    " OR length(vector) != (SELECT 2 * dimension FROM encoders e WHERE e.id = encoder_id)"
)


def stray_vectors(db: sqlite3.Connection) -> int:
    """Return how many vectors belong to no passage or have a wrong length."""
    return int(db.execute("SELECT count(*)" + STRAY).fetchone()[0])


def delete_stray_vectors(db: sqlite3.Connection) -> None:
    """Delete vectors that belong to no passage or have a wrong length."""
    with transaction(db):
        db.execute("DELETE" + STRAY)


def dead_claims(db: sqlite3.Connection) -> list[str]:
    """Return the processes that claimed files and no longer run."""
    return [name for name in paths.claimants(db) if not alive(name)]


def document_ids(db: sqlite3.Connection) -> set[int]:
    """Return the ids of all documents."""
    return {row[0] for row in db.execute("SELECT id FROM documents")}
