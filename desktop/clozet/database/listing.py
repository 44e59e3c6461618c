"""Rows for lists: one a path, with what is known of the document there."""

import sqlite3
from collections.abc import Sequence

import msgspec

from clozet.clock import utc
from clozet.messages.library import (
    DocumentRow,
    DocumentRows,
    Event,
    ListDocuments,
    PageShown,
    PathOutcome,
    State,
)

from . import vectors
from .conditions import NEEDS_YOU, condition
from .paths import UNDER

# The last part of the path, as the window's list shows it; the index paths_by_name is over this.
FILE_NAME = "lower(substr(p.path, length(rtrim(p.path, replace(p.path, '/', ''))) + 1))"

ORDERS = {
    "name": FILE_NAME,
    "state": "p.state",
    "pages": "coalesce(d.pages, 0)",
    "language": "coalesce(d.language, '')",
    "changed": "p.mtime_ns",
    "added": "p.id",
}

CONTAINER = "(SELECT c.path FROM paths c WHERE c.id = p.container_id) AS container"

FROM = " FROM paths p LEFT JOIN documents d ON d.id = p.document_id"

KNOWN = (
    "SELECT p.id, p.bytes, p.mtime_ns, p.outcome, p.document_id, p.path, p.escaped, p.state,"
    " p.reason, p.kind, d.pages, d.passages, d.words, d.language,"
    f" {CONTAINER}"
)

COLUMNS = (
    f"SELECT p.*, {CONTAINER}, d.title, d.date, d.pages, d.passages, d.words, d.language,"
    " (SELECT count(*) FROM recognition r WHERE r.document_id = d.id AND r.joined) AS recognised,"
    " (SELECT count(*) FROM recognition r WHERE r.document_id = d.id AND r.language IS NULL)"
    " AS needs_ocr,"
    " (SELECT count(*) FROM passages q JOIN vectors v ON v.hash = q.hash AND v.encoder_id = ?"
    "  WHERE q.document_id = d.id) AS vectors"
)


class KnownPath(msgspec.Struct, frozen=True, gc=False):
    """What is known of a path, as `KNOWN` asks for it: plain values, of which there are many."""

    id: int
    bytes: int
    mtime_ns: int
    outcome: PathOutcome
    document: int | None
    path: str
    escaped: int
    state: State
    reason: str
    kind: str
    pages: int | None
    passages: int | None
    words: int | None
    language: str | None
    container: str | None


def rows(db: sqlite3.Connection, asked: ListDocuments) -> DocumentRows:
    """Return the rows asked for, how many match, and how many of those need the user."""
    where = condition(asked)
    total, needing = db.execute(
        f"SELECT count(*), coalesce(sum(p.state IN {NEEDS_YOU}), 0){FROM} WHERE {where.sql}",
        where.values,
    ).fetchone()
    direction = "DESC" if asked.descending else "ASC"
    encoder = vectors.encoder_in_use(db)
    found = db.execute(
        f"{COLUMNS}{FROM} WHERE {where.sql} ORDER BY {ORDERS[asked.order]} {direction}, p.id"
        " LIMIT ? OFFSET ?",
        (
            encoder.id if encoder else -1,
            *where.values,
            -1 if asked.limit is None else asked.limit,
            asked.offset,
        ),
    ).fetchall()
    return DocumentRows(documents=described(db, found), total=total, needing=needing)


def of_paths(db: sqlite3.Connection, ids: Sequence[int]) -> tuple[DocumentRow, ...]:
    """Return the rows of these paths."""
    encoder = vectors.encoder_in_use(db)
    marks = ", ".join("?" * len(ids))
    found = db.execute(
        f"{COLUMNS}{FROM} WHERE p.id IN ({marks}) ORDER BY p.state = 'missing', p.id",
        (encoder.id if encoder else -1, *ids),
    ).fetchall()
    return described(db, found)


def event(db: sqlite3.Connection, path: int) -> Event:
    """Return what is known of one path as an event."""
    known = KnownPath(*db.execute(f"{KNOWN}{FROM} WHERE p.id = ?", (path,)).fetchone())
    return event_of(known, known.outcome)


def under(db: sqlite3.Connection, folder: str) -> list[KnownPath]:
    """Return what is known of the path `folder` and of all that lies in it."""
    cursor = db.cursor()
    cursor.row_factory = None
    cursor.execute(f"{KNOWN}{FROM} WHERE {UNDER} ORDER BY p.path", (folder.rstrip("/"),))
    return [KnownPath(*row) for row in cursor]


def event_of(known: KnownPath, outcome: PathOutcome) -> Event:
    """Return what is known of a path as the event of this outcome."""
    return Event(
        id=known.document,
        path=known.path,
        path_escaped=known.escaped == 1,
        outcome=outcome,
        state=known.state,
        reason=known.reason,
        kind=known.kind,
        pages=known.pages or 0,
        passages=known.passages or 0,
        words=known.words or 0,
        language=known.language or "",
        container=known.container,
    )


def page_count(db: sqlite3.Connection, document: int) -> int:
    """Return how many pages a document has, 0 where it is not there."""
    row = db.execute("SELECT pages FROM documents WHERE id = ?", (document,)).fetchone()
    return int(row[0]) if row else 0


def pages(
    db: sqlite3.Connection, document: int, page: int | None, with_text: bool
) -> tuple[PageShown, ...]:
    """Return the pages of a document, or only page `page` (from 1)."""
    found = db.execute(
        "SELECT number, CASE WHEN ? THEN text ELSE '' END AS text, width, height, r.language"
        " FROM pages p LEFT JOIN recognition r ON r.document_id = p.document_id"
        " AND r.page = p.number"
        " WHERE p.document_id = ? AND (? IS NULL OR number = ?) ORDER BY number",
        (with_text, document, page, page),
    )
    return tuple(
        PageShown(
            page=row["number"],
            text=row["text"],
            width=row["width"],
            height=row["height"],
            ocr=row["language"],
        )
        for row in found
    )


def described(db: sqlite3.Connection, found: Sequence[sqlite3.Row]) -> tuple[DocumentRow, ...]:
    """Turn rows into values, with all paths and collections of each document."""
    documents = sorted({row["document_id"] for row in found if row["document_id"] is not None})
    paths = _grouped(
        db,
        "SELECT document_id, path FROM paths WHERE document_id IN ({})"
        " ORDER BY state = 'missing', id",
        documents,
    )
    collections = _grouped(
        db,
        "SELECT m.document_id, c.name FROM collection_documents m"
        " JOIN collections c ON c.id = m.collection_id WHERE m.document_id IN ({})"
        " ORDER BY c.name",
        documents,
    )
    return tuple(_row(row, paths, collections) for row in found)


def _grouped(db: sqlite3.Connection, sql: str, documents: Sequence[int]) -> dict[int, list[str]]:
    grouped: dict[int, list[str]] = {}
    for begin in range(0, len(documents), 500):
        some = documents[begin : begin + 500]
        for row in db.execute(sql.format(", ".join("?" * len(some))), some):
            grouped.setdefault(row[0], []).append(row[1])
    return grouped


def _row(
    row: sqlite3.Row, paths: dict[int, list[str]], collections: dict[int, list[str]]
) -> DocumentRow:
    document = row["document_id"]
    return DocumentRow(
        id=document,
        path=row["path"],
        path_escaped=bool(row["escaped"]),
        paths=tuple(paths.get(document, [row["path"]])),
        state=row["state"],
        reason=row["reason"],
        remedy=row["remedy"],
        kind=row["kind"],
        title=row["title"] or "",
        date=row["date"] or "",
        pages=row["pages"] or 0,
        passages=row["passages"] or 0,
        vectors=row["vectors"] or 0,
        words=row["words"] or 0,
        language=row["language"] or "",
        recognised=row["recognised"] or 0,
        needs_ocr=row["needs_ocr"] or 0,
        collections=tuple(collections.get(document, [])),
        bytes=row["bytes"],
        changed=utc(row["mtime_ns"] / 1e9) if row["mtime_ns"] else "",
        added=row["added"],
        outcome=row["outcome"],
        container=row["container"],
    )
