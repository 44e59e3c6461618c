"""Collections: named sets of documents; and sources: what the user added."""

import json
import sqlite3
from collections.abc import Iterable

from clozet.errors import NotThereError, UsageError
from clozet.messages.library import CollectionRow, Collections, LanguageRow, SourceRow
from clozet.messages.search import UNKNOWN_LANGUAGE
from clozet.messages.sources import ChangeSource

from .conditions import NEEDS_YOU
from .connection import transaction


def overview(db: sqlite3.Connection) -> Collections:
    """Return all collections and sources with their counts."""
    collections = db.execute(
        "SELECT c.id, c.name, count(m.document_id) AS documents FROM collections c"
        " LEFT JOIN collection_documents m ON m.collection_id = c.id"
        " GROUP BY c.id ORDER BY lower(c.name)"
    )
    sources = db.execute(
        "SELECT s.*, (SELECT count(*) FROM paths p WHERE p.source_id = s.id) AS documents"
        " FROM sources s ORDER BY s.path"
    )
    total, needing, unsorted = db.execute(
        f"SELECT count(*), coalesce(sum(state IN {NEEDS_YOU}), 0), coalesce(sum(NOT EXISTS ("
        " SELECT 1 FROM collection_documents m WHERE m.document_id = paths.document_id)), 0)"
        " FROM paths"
    ).fetchone()
    return Collections(
        collections=tuple(CollectionRow(**dict(row)) for row in collections),
        sources=tuple(
            SourceRow(
                id=row["id"],
                path=row["path"],
                folder=bool(row["folder"]),
                watched=bool(row["watched"]),
                documents=row["documents"],
                include=patterns(row["include"]),
                exclude=patterns(row["exclude"]),
            )
            for row in sources
        ),
        total=total,
        unsorted=unsorted,
        needing=needing,
        languages=_languages(db),
    )


def _languages(db: sqlite3.Connection) -> tuple[LanguageRow, ...]:
    """Count paths, as lists do, by the language of the document there."""
    counted = db.execute(
        "SELECT coalesce(nullif(d.language, ''), ?) AS language, count(*) AS documents"
        " FROM paths p JOIN documents d ON d.id = p.document_id"
        " GROUP BY 1 ORDER BY documents DESC, 1",
        (UNKNOWN_LANGUAGE,),
    )
    return tuple(LanguageRow(**dict(row)) for row in counted)


def create(db: sqlite3.Connection, name: str) -> int:
    """Return the id of the collection called `name`, made if need be."""
    if not name.strip():
        raise UsageError("A collection needs a name.", "Give it one.")
    with transaction(db, synced=True):
        db.execute("INSERT OR IGNORE INTO collections (name) VALUES (?)", (name,))
    return find(db, name)


def find(db: sqlite3.Connection, name: str) -> int:
    """Return the id of a collection; raise NotThereError where there is none of that name."""
    row = db.execute("SELECT id FROM collections WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise NotThereError(
            f"There is no collection called “{name}”.", "See them with “clozet collection list”."
        )
    return int(row[0])


def rename(db: sqlite3.Connection, name: str, to: str) -> None:
    """Give a collection another name."""
    collection = find(db, name)
    if not to.strip():
        raise UsageError("A collection needs a name.", "Give it one.")
    if name != to and db.execute("SELECT 1 FROM collections WHERE name = ?", (to,)).fetchone():
        raise UsageError(f"There is a collection called “{to}” already.", "Choose another name.")
    with transaction(db, synced=True):
        db.execute("UPDATE collections SET name = ? WHERE id = ?", (to, collection))


def delete(db: sqlite3.Connection, name: str) -> None:
    """Delete a collection; its documents stay."""
    collection = find(db, name)
    with transaction(db, synced=True):
        db.execute("DELETE FROM collections WHERE id = ?", (collection,))


def put(db: sqlite3.Connection, name: str, documents: Iterable[int]) -> None:
    """Put documents into a collection, which is made if need be."""
    with transaction(db, synced=True):
        collection = create(db, name)
        db.executemany(
            "INSERT OR IGNORE INTO collection_documents SELECT ?, id FROM documents WHERE id = ?",
            [(collection, document) for document in documents],
        )


def take(db: sqlite3.Connection, name: str, documents: Iterable[int]) -> None:
    """Take documents out of a collection."""
    collection = find(db, name)
    with transaction(db, synced=True):
        db.executemany(
            "DELETE FROM collection_documents WHERE collection_id = ? AND document_id = ?",
            [(collection, document) for document in documents],
        )


def add_source(
    db: sqlite3.Connection,
    path: tuple[str, bool],
    *,
    folder: bool,
    patterns: tuple[tuple[str, ...], tuple[str, ...]],
    watched: bool,
) -> int:
    """Note a file or folder (text, escaped) that the user added, and return its id.

    `patterns` are the globs to include and to exclude.
    """
    text, escaped = path
    include, exclude = (json.dumps(globs) for globs in patterns)
    with transaction(db, synced=True):
        db.execute(
            "INSERT INTO sources (path, escaped, folder, include, exclude, watched)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (path, escaped) DO UPDATE SET"
            " include = excluded.include, exclude = excluded.exclude,"
            " watched = max(watched, excluded.watched)",
            (text, escaped, folder, include, exclude, watched),
        )
    row = db.execute(
        "SELECT id FROM sources WHERE path = ? AND escaped = ?", (text, escaped)
    ).fetchone()
    return int(row[0])


def sources(db: sqlite3.Connection) -> list[sqlite3.Row]:
    """Return all sources."""
    return db.execute("SELECT * FROM sources ORDER BY id").fetchall()


def change_source(db: sqlite3.Connection, asked: ChangeSource) -> None:
    """Give a source other globs, or let it be watched or not; raise NotThereError."""
    row = db.execute("SELECT id FROM sources WHERE path = ?", (asked.path,)).fetchone()
    if row is None:
        raise NotThereError(
            f"{asked.path} was not added as a folder or file.",
            "See what was with “clozet source list”.",
        )
    wanted = {
        "include": None if asked.include is None else json.dumps(asked.include),
        "exclude": None if asked.exclude is None else json.dumps(asked.exclude),
        "watched": asked.watched,
    }
    changes = {name: value for name, value in wanted.items() if value is not None}
    with transaction(db, synced=True):
        for name, value in changes.items():
            db.execute(f"UPDATE sources SET {name} = ? WHERE id = ?", (value, row["id"]))


def patterns(written: str) -> tuple[str, ...]:
    """Return a source's globs as they were given."""
    return tuple(json.loads(written))
