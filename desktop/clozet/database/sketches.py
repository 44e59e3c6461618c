"""Sketches of documents: which documents are drafts of one text."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from clozet.messages.drafts import NearDuplicate
from clozet.sketch import ALIKE

LEAST = 8
"""Hashes that a sketch has at least, to say anything: some words more than a shingle."""

COMMON = 100
"""A hash that more documents have than this is of a form's or footer's words: it tells nothing."""


def replace(db: sqlite3.Connection, document: int, sketch: Sequence[int]) -> None:
    """Keep the sketch of a document's present text, and find its drafts among the others."""
    db.execute("DELETE FROM sketches WHERE document_id = ?", (document,))
    db.execute("DELETE FROM drafts WHERE document_id = ?1 OR other_id = ?1", (document,))
    if len(sketch) < LEAST:
        return
    db.executemany(
        "INSERT INTO sketches (hash, document_id) VALUES (?, ?)",
        [(hash, document) for hash in sketch],
    )
    found = db.execute(
        "SELECT b.document_id, count(*) AS shared FROM sketches a"
        " JOIN sketches b ON b.hash = a.hash AND b.document_id != a.document_id"
        " WHERE a.document_id = ? AND (SELECT count(*) FROM"
        "  (SELECT 1 FROM sketches c WHERE c.hash = a.hash LIMIT ?)) <= ?"
        " GROUP BY b.document_id HAVING shared >= ? * min(?,"
        "  (SELECT count(*) FROM sketches WHERE document_id = b.document_id))",
        (document, COMMON + 1, COMMON, ALIKE, len(sketch)),
    ).fetchall()
    ways = [(document, row[0], row[1]) for row in found]
    ways += [(other, one, shared) for one, other, shared in ways]
    db.executemany("INSERT INTO drafts (document_id, other_id, shared) VALUES (?, ?, ?)", ways)


def near(db: sqlite3.Connection, documents: Iterable[int]) -> dict[int, list[NearDuplicate]]:
    """Return for each of these documents its near-duplicates, the likest first."""
    rows = db.execute(
        "SELECT document_id, other_id, (SELECT path FROM paths WHERE document_id = other_id"
        "  ORDER BY state = 'missing', id LIMIT 1) AS path FROM drafts"
        " WHERE document_id IN (SELECT value FROM json_each(?)) AND path IS NOT NULL"
        " ORDER BY document_id, shared DESC, other_id",
        (json.dumps(sorted(set(documents))),),
    )
    found: dict[int, list[NearDuplicate]] = {}
    for row in rows:
        copy = NearDuplicate(id=row["other_id"], path=row["path"])
        found.setdefault(row["document_id"], []).append(copy)
    return found
