"""Pages whose text is recognised from their picture: which wait for it, and what came of others."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from clozet.messages.reading import PageText
from clozet.messages.recognition import PageRecognised

from .connection import transaction

_AMONG = "document_id IN (SELECT value FROM json_each(?))"


def want(db: sqlite3.Connection, document: int, pages: Iterable[int]) -> None:
    """Note pages that need recognition; those that have been recognised keep what they have."""
    db.executemany(
        "INSERT OR IGNORE INTO recognition (document_id, page) VALUES (?, ?)",
        [(document, page) for page in pages],
    )


def forget(db: sqlite3.Connection, document: int) -> None:
    """Forget what was recognised of a document: its content has changed."""
    db.execute("DELETE FROM recognition WHERE document_id = ?", (document,))


def want_again(db: sqlite3.Connection, documents: Sequence[int], language: str) -> None:
    """Let pages wait once more that were recognised in another language, or could not be."""
    with transaction(db, synced=True):
        db.execute(
            f"UPDATE recognition SET language = NULL, problem = '' WHERE {_AMONG}"
            " AND (language != ? OR problem != '')",
            (json.dumps(documents), language),
        )


def unfinished(db: sqlite3.Connection) -> list[int]:
    """Return the documents of which a page waits, or whose passages lack what was recognised."""
    rows = db.execute(
        "SELECT DISTINCT document_id FROM recognition WHERE language IS NULL OR NOT joined"
        " ORDER BY document_id"
    )
    return [row[0] for row in rows]


def wanted(db: sqlite3.Connection, documents: Sequence[int]) -> list[tuple[int, int]]:
    """Return (document, page) of the pages that wait, in order."""
    rows = db.execute(
        f"SELECT document_id, page FROM recognition WHERE language IS NULL AND {_AMONG}"
        " ORDER BY document_id, page",
        (json.dumps(documents),),
    )
    return [(row[0], row[1]) for row in rows]


def to_join(db: sqlite3.Connection, documents: Sequence[int]) -> list[int]:
    """Return the documents whose pages are all recognised and whose passages are not made yet."""
    rows = db.execute(
        f"SELECT document_id FROM recognition WHERE {_AMONG} GROUP BY document_id"
        " HAVING count(language) = count(*) AND min(joined) = 0 ORDER BY document_id",
        (json.dumps(documents),),
    )
    return [row[0] for row in rows]


def store(db: sqlite3.Connection, document: int, found: PageRecognised, language: str) -> None:
    """Store what was recognised of one page; a document removed meanwhile stays removed."""
    text = found.text
    with transaction(db, synced=True):
        if not found.problem:
            db.execute(
                "UPDATE pages SET text = ?, words = ? WHERE document_id = ? AND number = ?",
                (text.text, text.words, document, text.number),
            )
        db.execute(
            "UPDATE recognition SET language = ?, confidence = ?, confidences = ?, problem = ?,"
            " joined = 0 WHERE document_id = ? AND page = ?",
            (
                language,
                found.confidence,
                found.confidences,
                found.problem,
                document,
                text.number,
            ),
        )


def texts(db: sqlite3.Connection, document: int) -> tuple[PageText, ...]:
    """Return the pages of a document that have been recognised; a failed one has no text."""
    rows = db.execute(
        "SELECT p.number, p.text, p.width, p.height, p.words FROM recognition r"
        " JOIN pages p ON p.document_id = r.document_id AND p.number = r.page"
        " WHERE r.document_id = ? AND r.language IS NOT NULL ORDER BY p.number",
        (document,),
    )
    return tuple(PageText(**row) for row in map(dict, rows))


def join(db: sqlite3.Connection, document: int) -> None:
    """Note that the passages of a document are made of what was recognised."""
    db.execute(
        "UPDATE recognition SET joined = 1 WHERE document_id = ? AND language IS NOT NULL",
        (document,),
    )


def problems(db: sqlite3.Connection, document: int) -> list[tuple[int, str]]:
    """Return (page, problem) of the pages that could not be recognised."""
    rows = db.execute(
        "SELECT page, problem FROM recognition WHERE document_id = ? AND problem != ''"
        " ORDER BY page",
        (document,),
    )
    return [(row[0], row[1]) for row in rows]


def below(db: sqlite3.Connection, document: int, confidence: float) -> list[int]:
    """Return the pages whose words are less sure than `confidence` (0…1) on average."""
    rows = db.execute(
        "SELECT page FROM recognition WHERE document_id = ? AND confidence < ? ORDER BY page",
        (document, confidence),
    )
    return [row[0] for row in rows]


def text(db: sqlite3.Connection, document: int, page: int) -> PageText | None:
    """Return a page that has been recognised, None for any other."""
    return next((one for one in texts(db, document) if one.number == page), None)


def confidences(db: sqlite3.Connection, document: int, page: int) -> bytes:
    """Return the recogniser's confidence (0…100) of each word box of a page, in their order."""
    row = db.execute(
        "SELECT confidences FROM recognition WHERE document_id = ? AND page = ?", (document, page)
    ).fetchone()
    return bytes(row[0]) if row else b""


def confirm(db: sqlite3.Connection, document: int, page: int, box: int) -> None:
    """Note that the user has said what stands in a word box: nothing is surer."""
    sure = bytearray(confidences(db, document, page))
    if 0 <= box < len(sure):
        sure[box] = 100
        db.execute(
            "UPDATE recognition SET confidences = ? WHERE document_id = ? AND page = ?",
            (bytes(sure), document, page),
        )
