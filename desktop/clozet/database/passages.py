"""Passages as searches need them: ranked by words, filtered, fetched with their places."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

from clozet.messages.reading import Passage, Span
from clozet.messages.search import DocumentBrief, Filters, PassageFound, WordsQuery

from .filters import admitted

_JOINED = {"stems": " OR ", "words": " AND "}
_K1 = 1.2  # of FTS5's bm25, with the least rarity that it gives a term
_LEAST_RARITY = 1e-6


def ranked_by_words(
    db: sqlite3.Connection,
    query: WordsQuery,
    filters: Filters,
    weights: tuple[float, float, float],
    count: int,
) -> list[tuple[int, float]]:
    """Return what `found_by_words` does with shares in place of scores.

    The share, 0…1, is the passage's BM25 score over the most that any passage could have for
    this query.
    """
    found = found_by_words(db, query, filters, weights, count)
    if not found:
        return []
    most = sum(_most(db, table, terms) for table, terms in _sides(query))
    return [(passage, score / most) for passage, score in found]


def found_by_words(
    db: sqlite3.Connection,
    query: WordsQuery,
    filters: Filters,
    weights: tuple[float, float, float],
    count: int,
) -> list[tuple[int, float]]:
    """Return up to `count` (passage id, BM25 score), the best first.

    `weights` are those of title, heading and text.
    """
    sides = _sides(query)
    if not sides:
        return []
    scores = " UNION ALL ".join(
        f"SELECT rowid AS id, -bm25({table}, ?, ?, ?) AS score FROM {table} WHERE {table} MATCH ?"
        for table, _ in sides
    )
    asked = [value for table, terms in sides for value in (*weights, _JOINED[table].join(terms))]
    parts, values = _conditions(query, filters, "id")
    where = f" WHERE {' AND '.join(parts)}" if parts else ""
    if parts or len(sides) > 1:
        scores = (
            f"WITH scores AS MATERIALIZED ({scores})"
            f" SELECT id, sum(score) AS score FROM scores{where} GROUP BY id"
        )
    rows = db.execute(f"{scores} ORDER BY score DESC, id LIMIT ?", (*asked, *values, count))
    return [(row[0], row[1]) for row in rows]


def having(db: sqlite3.Connection, expressions: Iterable[str]) -> dict[str, int]:
    """Return for each FTS5 expression how many passages have it, by stems."""
    count = "SELECT count(*) FROM stems WHERE stems MATCH ?"
    return {one: int(db.execute(count, (one,)).fetchone()[0]) for one in expressions}


def texts(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, str]:
    """Return title, heading and text of passages by id; those that have gone are left out."""
    rows = db.execute(
        "SELECT p.id, d.title, p.heading, p.text FROM passages p"
        f" JOIN documents d ON d.id = p.document_id WHERE p.id IN ({', '.join('?' * len(ids))})",
        tuple(ids),
    )
    return {row[0]: "\n".join(row[1:]) for row in rows}


def _sides(query: WordsQuery) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the indexes that are asked, each with its expressions."""
    both = (("stems", query.ranking), ("words", query.condition))
    return tuple((table, terms) for table, terms in both if terms)


def _most(db: sqlite3.Connection, table: str, terms: Sequence[str]) -> float:
    """Return the bound of BM25, as FTS5 computes it, for these terms."""
    passages = count(db)
    most = 0.0
    for term, times in Counter(terms).items():
        having = db.execute(f"SELECT count(*) FROM {table} WHERE {table} MATCH ?", (term,))
        found = having.fetchone()[0]
        rarity = log((passages - found + 0.5) / (found + 0.5)) if 2 * found < passages else 0.0
        most += times * max(rarity, _LEAST_RARITY) * (_K1 + 1)
    return most


def allowed(db: sqlite3.Connection, query: WordsQuery, filters: Filters) -> list[int] | None:
    """Return the ids of passages that the conditions and filters admit; None admits all."""
    parts, values = _conditions(query, filters, "p.id")
    if not parts:
        return None
    where = " AND ".join(parts)
    return [row[0] for row in db.execute(f"SELECT p.id FROM passages p WHERE {where}", values)]


def documents_found(
    db: sqlite3.Connection, query: WordsQuery, filters: Filters, also: Iterable[int]
) -> list[int]:
    """Return the documents with a passage that the words of a query find, or with one of `also`.

    Where the query has conditions these alone find: its other words only rank.
    """
    parts, values = _conditions(query, filters, "p.id")
    if query.ranking and not query.condition:
        parts.append("p.id IN (SELECT rowid FROM stems WHERE stems MATCH ?)")
        values.append(" OR ".join(dict.fromkeys(query.ranking)))
    matched = f"SELECT p.document_id FROM passages p WHERE {' AND '.join(parts)} UNION "
    rows = db.execute(
        f"{matched if query.ranking or query.condition else ''}"
        " SELECT document_id FROM passages WHERE id IN (SELECT value FROM json_each(?))",
        (*(values if query.ranking or query.condition else ()), json.dumps(list(also))),
    )
    return [row[0] for row in rows]


def _conditions(query: WordsQuery, filters: Filters, row: str) -> tuple[list[str], list[str]]:
    parts: list[str] = []
    values: list[str] = []
    if query.condition:
        parts.append(f"{row} IN (SELECT rowid FROM words WHERE words MATCH ?)")
        values.append(" AND ".join(query.condition))
    if query.excluded:
        parts.append(f"{row} NOT IN (SELECT rowid FROM words WHERE words MATCH ?)")
        values.append(" OR ".join(query.excluded))
    documents, document_values = admitted(filters)
    if documents:
        parts.append(
            f"{row} IN (SELECT q.id FROM passages q JOIN documents d ON d.id = q.document_id"
            f" WHERE {' AND '.join(documents)})"
        )
        values += document_values
    return parts, values


def fetch(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, PassageFound]:
    """Return passages by id; those that have gone meanwhile are left out."""
    marks = ", ".join("?" * len(ids))
    rows = db.execute(
        "SELECT p.*, d.title, d.kind, d.date FROM passages p"
        f" JOIN documents d ON d.id = p.document_id WHERE p.id IN ({marks})",
        tuple(ids),
    ).fetchall()
    paths = _paths(db, {row["document_id"] for row in rows})
    return {row["id"]: _found(row, paths.get(row["document_id"], [])) for row in rows}


def nth(db: sqlite3.Connection, document: int, share: float) -> PassageFound | None:
    """Return the passage that stands at `share`, 0…1, of a document; None where it has none."""
    row = db.execute(
        "SELECT id FROM passages WHERE document_id = ? ORDER BY ordinal LIMIT 1 OFFSET"
        " (SELECT CAST(? * count(*) AS INTEGER) FROM passages WHERE document_id = ?)",
        (document, share, document),
    ).fetchone()
    return fetch(db, [row[0]]).get(row[0]) if row else None


def _paths(db: sqlite3.Connection, documents: Iterable[int]) -> dict[int, list[sqlite3.Row]]:
    wanted = tuple(documents)
    grouped: dict[int, list[sqlite3.Row]] = {}
    for row in db.execute(
        "SELECT document_id, path, escaped FROM paths"
        f" WHERE document_id IN ({', '.join('?' * len(wanted))}) ORDER BY state = 'missing', id",
        wanted,
    ):
        grouped.setdefault(row["document_id"], []).append(row)
    return grouped


def _found(row: sqlite3.Row, paths: Sequence[sqlite3.Row]) -> PassageFound:
    return PassageFound(
        id=row["id"],
        document=DocumentBrief(
            id=row["document_id"],
            path=paths[0]["path"] if paths else "",
            path_escaped=bool(paths and paths[0]["escaped"]),
            paths=tuple(path["path"] for path in paths),
            title=row["title"],
            kind=row["kind"],
            date=row["date"],
        ),
        ordinal=row["ordinal"],
        text=row["text"],
        heading=row["heading"],
        spans=tuple(Span(page=p, start=s, end=e) for p, s, e in json.loads(row["spans"])),
    )


def first_of(db: sqlite3.Connection, documents: Iterable[int]) -> dict[int, int]:
    """Return the id of the first passage of each of these documents."""
    rows = db.execute(
        "SELECT document_id, id FROM passages WHERE ordinal = 0"
        " AND document_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(documents)),),
    )
    return {row[0]: row[1] for row in rows}


def holding(db: sqlite3.Connection, expression: str) -> list[tuple[int, int]]:
    """Return (passage id, document id) of the passages that have an FTS5 expression, by stems."""
    rows = db.execute(
        "SELECT p.id, p.document_id FROM stems JOIN passages p ON p.id = stems.rowid"
        " WHERE stems MATCH ?",
        (expression,),
    )
    return [(row[0], row[1]) for row in rows]


def documents(db: sqlite3.Connection, filters: Filters) -> dict[int, list[int]]:
    """Return the passages of each document that the filters admit, also of those without any."""
    parts, values = admitted(filters)
    rows = db.execute(
        "SELECT d.id, p.id FROM documents d LEFT JOIN passages p ON p.document_id = d.id"
        f"{' WHERE ' + ' AND '.join(parts) if parts else ''} ORDER BY d.id, p.ordinal",
        values,
    )
    grouped: dict[int, list[int]] = {}
    for document, passage in rows:
        own = grouped.setdefault(document, [])
        if passage is not None:
            own.append(passage)
    return grouped


def document_paths(db: sqlite3.Connection, documents: Iterable[int]) -> dict[int, str]:
    """Return the best path of each document."""
    return {document: rows[0]["path"] for document, rows in _paths(db, documents).items()}


def page_words(db: sqlite3.Connection, document: int, page: int) -> bytes:
    """Return the packed word boxes of a page (from 1); empty where it has none."""
    row = db.execute(
        "SELECT words FROM pages WHERE document_id = ? AND number = ?", (document, page)
    ).fetchone()
    return bytes(row[0]) if row else b""


def count(db: sqlite3.Connection) -> int:
    """Return how many passages the library has."""
    return int(db.execute("SELECT count(*) FROM passages").fetchone()[0])


def of_document(db: sqlite3.Connection, document: int) -> tuple[Passage, ...]:
    """Return the passages of a document as reading gave them, in order."""
    rows = db.execute(
        "SELECT text, heading, spans FROM passages WHERE document_id = ? ORDER BY ordinal",
        (document,),
    )
    return tuple(
        Passage(
            text=row["text"],
            heading=row["heading"],
            spans=tuple(
                Span(page=page, start=start, end=end)
                for page, start, end in json.loads(row["spans"])
            ),
        )
        for row in rows
    )
