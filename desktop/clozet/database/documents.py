"""Documents: one content each, stored with its pages and passages in one transaction."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clozet.clock import now
from clozet.messages.reading import FileText, PageText, Passage

from . import adaptations, labels, recognition, sketches, wordings
from .connection import transaction

FEED = "SELECT p.id, segmented(d.title), segmented(p.heading), segmented(p.text)"
PASSAGES_OF = "FROM passages p JOIN documents d ON d.id = p.document_id WHERE d.id = ?"


@dataclass(frozen=True)
class Content:
    """What identifies the bytes that were read."""

    sha256: str
    bytes: int
    seconds: float


def passage_hash(text: str) -> bytes:
    """Return the SHA-256 of a passage's text: with the encoder's, the key of its vector."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def by_content(db: sqlite3.Connection, sha256: str) -> sqlite3.Row | None:
    """Return the document with this content, if there is one."""
    row: sqlite3.Row | None = db.execute(
        "SELECT * FROM documents WHERE sha256 = ?", (sha256,)
    ).fetchone()
    return row


def content_of(db: sqlite3.Connection, document: int) -> str:
    """Return the SHA-256 of a document's content."""
    return str(db.execute("SELECT sha256 FROM documents WHERE id = ?", (document,)).fetchone()[0])


def content(db: sqlite3.Connection, document: int) -> Content | None:
    """Return what identifies the content of a document, None where there is none such."""
    row = db.execute(
        "SELECT sha256, bytes, seconds FROM documents WHERE id = ?", (document,)
    ).fetchone()
    return Content(*row) if row else None


def store(
    db: sqlite3.Connection, content: Content, text: FileText, replacing: int | None = None
) -> int:
    """Store a document read, and return its id.

    With `replacing`, that document gets the new content: passages whose text it still has keep
    their ids, and so their vectors.
    """
    with transaction(db):
        values = _values(content, text)
        if replacing is None:
            names = ", ".join(values)
            marks = ", ".join("?" * len(values))
            document = _inserted(
                db.execute(
                    f"INSERT INTO documents ({names}) VALUES ({marks})", tuple(values.values())
                )
            )
        else:
            document = replacing
            if content_of(db, document) != content.sha256:
                recognition.forget(db, document)
            adaptations.forget_quotations(db, document)
            _unfeed(db, document)
            db.execute("DELETE FROM pages WHERE document_id = ?", (document,))
            changes = ", ".join(f"{name} = ?" for name in values)
            db.execute(f"UPDATE documents SET {changes} WHERE id = ?", (*values.values(), document))
        _insert_pages(db, document, text.pages)
        recognition.want(db, document, text.needs_ocr)
        sketches.replace(db, document, text.sketch)
        _replace_passages(db, document, text.passages)
        _feed(db, document)
        labels.give_back(db, document)
        return document


def _values(content: Content, text: FileText) -> dict[str, str | int | float]:
    return {
        "sha256": content.sha256,
        "bytes": content.bytes,
        "state": text.state,
        "reason": text.reason,
        "remedy": text.remedy,
        "kind": text.kind,
        "title": text.title,
        "date": text.date,
        "words": text.words,
        "language": text.language,
        "pages": len(text.pages),
        "passages": len(text.passages),
        "read_at": now(),
        "seconds": content.seconds,
    }


def _inserted(cursor: sqlite3.Cursor) -> int:
    row = cursor.lastrowid
    assert row is not None
    return row


def _insert_pages(db: sqlite3.Connection, document: int, pages: Iterable[PageText]) -> None:
    db.executemany(
        "INSERT INTO pages (document_id, number, text, width, height, words)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        ((document, page.number, page.text, page.width, page.height, page.words) for page in pages),
    )


def _replace_passages(db: sqlite3.Connection, document: int, passages: Sequence[Passage]) -> None:
    kept: dict[bytes, list[int]] = {}
    for row in db.execute(
        "SELECT id, hash FROM passages WHERE document_id = ? ORDER BY ordinal DESC", (document,)
    ):
        kept.setdefault(row["hash"], []).append(row["id"])
    for ordinal, passage in enumerate(passages):
        key = passage_hash(passage.text)
        spans = json.dumps([[s.page, s.start, s.end] for s in passage.spans])
        if kept.get(key):
            db.execute(
                "UPDATE passages SET ordinal = ?, heading = ?, spans = ? WHERE id = ?",
                (ordinal, passage.heading, spans, kept[key].pop()),
            )
        else:
            new = db.execute(
                "INSERT INTO passages (document_id, ordinal, text, heading, spans, hash)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (document, ordinal, passage.text, passage.heading, spans, key),
            )
            wordings.add(db, _inserted(new), document, passage.text, passage.hashes)
    gone = [(row, key) for key, rows in kept.items() for row in rows]
    if gone:
        wordings.bequeath(db, [row for row, _ in gone])
        db.executemany("DELETE FROM passages WHERE id = ?", [(row,) for row, _ in gone])
        _count_removal(db)
        _drop_vectors(db, [key for _, key in gone])


def _feed(db: sqlite3.Connection, document: int) -> None:
    for table in ("words", "stems"):
        db.execute(
            f"INSERT INTO {table} (rowid, title, heading, text) {FEED} {PASSAGES_OF}", (document,)
        )


def _unfeed(db: sqlite3.Connection, document: int) -> None:
    for table in ("words", "stems"):
        db.execute(
            f"INSERT INTO {table} ({table}, rowid, title, heading, text)"
            f" SELECT 'delete', * FROM ({FEED} {PASSAGES_OF})",
            (document,),
        )


def delete(db: sqlite3.Connection, document: int) -> None:
    """Delete a document with its text, words and vectors; its paths stay, without it."""
    with transaction(db, synced=True):
        adaptations.forget_quotations(db, document)
        labels.keep(db, document)
        _unfeed(db, document)
        rows = db.execute("SELECT id, hash FROM passages WHERE document_id = ?", (document,))
        going = {row["id"]: row["hash"] for row in rows}
        wordings.bequeath(db, going)
        db.execute("DELETE FROM documents WHERE id = ?", (document,))
        _count_removal(db)
        _drop_vectors(db, list(going.values()))


def rewrite(
    db: sqlite3.Connection, document: int, page: PageText, passages: Sequence[Passage]
) -> None:
    """Give one page another text; passages that have changed with it lose their vectors."""
    with transaction(db, synced=True):
        adaptations.forget_quotations(db, document)
        _unfeed(db, document)
        db.execute(
            "UPDATE pages SET text = ?, words = ? WHERE document_id = ? AND number = ?",
            (page.text, page.words, document, page.number),
        )
        _replace_passages(db, document, passages)
        _feed(db, document)


def erase_traces(db: sqlite3.Connection) -> None:
    """Overwrite what deletions left behind: merge the word indexes, empty the log file."""
    for table in ("words", "stems"):
        db.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def refeed(db: sqlite3.Connection) -> None:
    """Make both word indexes again from the passages."""
    with transaction(db):
        for table in ("words", "stems"):
            db.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
            db.execute(
                f"INSERT INTO {table} (rowid, title, heading, text) {FEED}"
                " FROM passages p JOIN documents d ON d.id = p.document_id"
            )


def _drop_vectors(db: sqlite3.Connection, hashes: Iterable[bytes]) -> None:
    db.executemany(
        "DELETE FROM vectors WHERE hash = ?1"
        " AND NOT EXISTS (SELECT 1 FROM passages WHERE hash = ?1)",
        [(key,) for key in hashes],
    )


def _count_removal(db: sqlite3.Connection) -> None:
    db.execute(
        "INSERT INTO settings (name, value) VALUES ('removals', '1')"
        " ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
    )


def removals(db: sqlite3.Connection) -> int:
    """Return how many times passages have gone: who holds an index then looks which."""
    row = db.execute("SELECT value FROM settings WHERE name = 'removals'").fetchone()
    return int(row[0]) if row else 0
