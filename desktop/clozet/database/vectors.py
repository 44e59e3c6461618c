"""Vectors: one for each (text, encoder); what still lacks one is a question to the database."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from .connection import Database, transaction


@dataclass(frozen=True)
class Encoder:
    """The encoder in use: its row, its identity, the length of its vectors."""

    id: int
    hash: str
    name: str
    dimension: int


def encoder_in_use(db: sqlite3.Connection) -> Encoder | None:
    """Return the encoder that searches use; None before the first vector."""
    row = db.execute("SELECT id, hash, name, dimension FROM encoders WHERE in_use").fetchone()
    return Encoder(*row) if row else None


def add_encoder(db: sqlite3.Connection, hash: str, name: str, dimension: int) -> Encoder:
    """Return the row of an encoder, added where it is new; `name` is what it is called now."""
    found = "SELECT id, hash, name, dimension FROM encoders WHERE hash = ?"
    row = db.execute(found, (hash,)).fetchone()
    if row is None or row["name"] != name:
        with transaction(db):
            db.execute(
                "INSERT INTO encoders (hash, name, dimension) VALUES (?, ?, ?)"
                " ON CONFLICT (hash) DO UPDATE SET name = excluded.name",
                (hash, name, dimension),
            )
        row = db.execute(found, (hash,)).fetchone()
    return Encoder(*row)


def switch_to(db: sqlite3.Connection, encoder: Encoder) -> bool:
    """Make this encoder the one in use where it is the first, or no passage lacks its vector."""
    with transaction(db, synced=True):
        present = encoder_in_use(db)
        if present == encoder or (present and missing(db, encoder)):
            return False
        db.execute("UPDATE encoders SET in_use = (id = ?)", (encoder.id,))
    return True


def forget_encoder(db: sqlite3.Connection, encoder: Encoder) -> None:
    """Delete an encoder's row and all its vectors."""
    with transaction(db):
        db.execute("DELETE FROM encoders WHERE id = ?", (encoder.id,))


def missing(db: sqlite3.Connection, encoder: Encoder | None) -> int:
    """Return how many passages have no vector of this encoder."""
    every = int(db.execute("SELECT count(*) FROM passages").fetchone()[0])
    return every - count(db, encoder)


def stale(db: Database) -> int:
    """Return how many passages have no vector of the encoder in use; counted once a change."""
    version = db.version()
    if db.stale is None or db.stale[0] != version:
        db.stale = version, missing(db, encoder_in_use(db))
    return db.stale[1]


def texts_without(
    db: sqlite3.Connection, encoder: Encoder, count: int, after: int = 0
) -> list[tuple[int, bytes, str]]:
    """Return (passage id, hash, text) of up to `count` passages without a vector.

    Passages come in the order of their ids, from the first after `after`; a text that several
    passages share comes once.
    """
    rows = db.execute(
        "SELECT min(p.id) AS id, p.hash, p.text FROM ("
        "  SELECT id, hash, text FROM passages p WHERE id > ? AND NOT EXISTS"
        "  (SELECT 1 FROM vectors v WHERE v.encoder_id = ? AND v.hash = p.hash)"
        "  ORDER BY id LIMIT ?) p GROUP BY p.hash ORDER BY id",
        (after, encoder.id, count),
    )
    return [(row["id"], row["hash"], row["text"]) for row in rows]


def store(db: sqlite3.Connection, encoder: Encoder, rows: Iterable[tuple[bytes, bytes]]) -> None:
    """Store one batch of (passage hash, vector) in one transaction.

    A text whose passages were removed meanwhile is left out: gone means gone.
    """
    with transaction(db):
        db.executemany(
            "INSERT OR IGNORE INTO vectors (encoder_id, hash, vector)"
            " SELECT ?, ?, ? WHERE EXISTS (SELECT 1 FROM passages WHERE hash = ?)",
            [(encoder.id, hash, vector, hash) for hash, vector in rows],
        )


def newer(
    db: sqlite3.Connection, encoder: Encoder, vector_row: int, passage: int
) -> Iterator[tuple[int, int, bytes]]:
    """Yield (passage id, vector row, vector) of what came after those two rows."""
    cursor = db.execute(
        "SELECT p.id, v.id, v.vector FROM vectors v JOIN passages p ON p.hash = v.hash"
        " WHERE v.encoder_id = ? AND v.id > ?"
        " UNION SELECT p.id, v.id, v.vector FROM passages p JOIN vectors v"
        " ON v.hash = p.hash AND v.encoder_id = ? WHERE p.id > ?",
        (encoder.id, vector_row, encoder.id, passage),
    )
    for row in cursor:
        yield row[0], row[1], row[2]


def passage_ids(db: sqlite3.Connection, encoder: Encoder) -> set[int]:
    """Return the ids of all passages that have a vector: what the index must hold."""
    rows = db.execute(
        "SELECT p.id FROM passages p JOIN vectors v ON v.hash = p.hash AND v.encoder_id = ?",
        (encoder.id,),
    )
    return {row[0] for row in rows}


def lacking(db: sqlite3.Connection, documents: Iterable[int]) -> int:
    """Return how many passages of these documents have no vector of the encoder in use."""
    encoder = encoder_in_use(db)
    row = db.execute(
        "SELECT count(*) FROM json_each(?) d CROSS JOIN passages p ON p.document_id = d.value"
        " WHERE NOT EXISTS (SELECT 1 FROM vectors v WHERE v.encoder_id = ? AND v.hash = p.hash)",
        (json.dumps(sorted(set(documents))), encoder.id if encoder else -1),
    ).fetchone()
    return int(row[0])


def of_passage(db: sqlite3.Connection, encoder: Encoder, passage: int) -> bytes | None:
    """Return the vector of a passage, None where it has none yet."""
    row = db.execute(
        "SELECT v.vector FROM passages p JOIN vectors v ON v.hash = p.hash AND v.encoder_id = ?"
        " WHERE p.id = ?",
        (encoder.id, passage),
    ).fetchone()
    return row[0] if row else None


def count(db: sqlite3.Connection, encoder: Encoder | None) -> int:
    """Return how many passages have a vector of this encoder."""
    if encoder is None:
        return 0
    row = db.execute(
        "SELECT count(*) FROM passages p JOIN vectors v ON v.hash = p.hash AND v.encoder_id = ?",
        (encoder.id,),
    ).fetchone()
    return int(row[0])


def grouped(
    db: sqlite3.Connection,
    encoder: Encoder,
    by: Literal["documents", "passages"],
    ids: Iterable[int] | None = None,
) -> Iterator[tuple[int, bytes]]:
    """Yield (id, vector) of each passage by its own id or by its document's, in order of ids.

    With `ids`, only of these.
    """
    column = {"documents": "p.document_id", "passages": "p.id"}[by]
    asked = "" if ids is None else f" WHERE {column} IN (SELECT value FROM json_each(?))"
    yield from db.execute(
        f"SELECT {column}, v.vector FROM passages p"
        f" JOIN vectors v ON v.hash = p.hash AND v.encoder_id = ?{asked} ORDER BY {column}",
        (encoder.id,) if ids is None else (encoder.id, json.dumps(list(ids))),
    )


def having(
    db: sqlite3.Connection, encoder: Encoder, which: Literal["documents", "passages"]
) -> list[int]:
    """Return the ids of all documents, or passages, that have a vector."""
    column = {"documents": "p.document_id", "passages": "p.id"}[which]
    rows = db.execute(
        f"SELECT DISTINCT {column} FROM passages p"
        " JOIN vectors v ON v.hash = p.hash AND v.encoder_id = ?",
        (encoder.id,),
    )
    return [int(row[0]) for row in rows]
