"""Wordings of passages: which ones stand in other documents too, and in which families they are."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from clozet.messages.search import Filters
from clozet.wording import Wording

from .filters import where

COMMON = 100
"""A hash that more founders have than this is of a form's or footer's words: it tells nothing."""

MOST_COMPARED = 3


class Kin(NamedTuple):
    """The family of a passage and what it says: equal where all words are the same."""

    founder: int
    wording: int


def add(
    db: sqlite3.Connection, passage: int, document: int, text: str, hashes: Sequence[int]
) -> None:
    """Find the family of a new passage among those that are there, or found one."""
    if not hashes:
        return
    present = Wording(text)
    alike = (one for one in _founders(db, hashes) if present.alike(_of(db, one)))
    founder = next(alike, passage)
    db.execute(
        "INSERT INTO wordings (passage_id, document_id, founder_id, wording, hashes)"
        " VALUES (?, ?, ?, ?, ?)",
        (passage, document, founder, present.key, json.dumps(list(hashes))),
    )
    if founder == passage:
        _found(db, passage)


def _of(db: sqlite3.Connection, passage: int) -> Wording:
    return Wording(db.execute("SELECT text FROM passages WHERE id = ?", (passage,)).fetchone()[0])


def _founders(db: sqlite3.Connection, hashes: Sequence[int]) -> list[int]:
    """Return founders that share some of these hashes, those that share most first."""
    shared: Counter[int] = Counter()
    for hash in hashes:
        rows = db.execute(
            "SELECT founder_id FROM families WHERE hash = ? LIMIT ?", (hash, COMMON + 1)
        ).fetchall()
        if len(rows) <= COMMON:
            shared.update(row[0] for row in rows)
    return [founder for founder, _ in shared.most_common(MOST_COMPARED)]


def _found(db: sqlite3.Connection, passage: int) -> None:
    db.execute(
        "INSERT OR IGNORE INTO families (hash, founder_id) SELECT h.value, w.passage_id"
        " FROM wordings w, json_each(w.hashes) h WHERE w.passage_id = ?",
        (passage,),
    )


def bequeath(db: sqlite3.Connection, gone: Iterable[int]) -> None:
    """Give the families of passages that are about to be deleted to others in them.

    The hashes go with their passage, those of the heir take their place.
    """
    going = json.dumps(list(gone))
    heirs = db.execute(
        "SELECT founder_id, min(passage_id) FROM wordings"
        " WHERE founder_id IN (SELECT value FROM json_each(?1))"
        " AND passage_id NOT IN (SELECT value FROM json_each(?1)) GROUP BY founder_id",
        (going,),
    ).fetchall()
    for founder, heir in heirs:
        db.execute("UPDATE wordings SET founder_id = ? WHERE founder_id = ?", (heir, founder))
        _found(db, heir)


def kin(db: sqlite3.Connection, passages: Iterable[int]) -> dict[int, Kin]:
    """Return the families of these passages and what they say there."""
    rows = db.execute(
        "SELECT passage_id, founder_id, wording FROM wordings"
        " WHERE passage_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(passages)),),
    )
    return {row[0]: Kin(row[1], row[2]) for row in rows}


def repeats(db: sqlite3.Connection, passages: Iterable[int]) -> dict[int, int]:
    """Return in how many other documents nearly the same words stand, where there are any."""
    rows = db.execute(
        "SELECT w.passage_id, count(DISTINCT o.document_id) - 1 AS others FROM wordings w"
        " JOIN wordings o ON o.founder_id = w.founder_id"
        " WHERE w.passage_id IN (SELECT value FROM json_each(?)) GROUP BY 1 HAVING others > 0",
        (json.dumps(list(passages)),),
    )
    return {row[0]: row[1] for row in rows}


def families(
    db: sqlite3.Connection, filters: Filters, least: int, most: int, members: int
) -> list[dict[int, str]]:
    """Return the texts of families by passage, one of each document.

    Only families in at least `least` documents, the `most` largest, up to `members` of each.
    """
    condition, values = where(filters)
    chosen = f"FROM wordings w JOIN documents d ON d.id = w.document_id{condition}"
    founders = db.execute(
        f"SELECT w.founder_id, count(DISTINCT w.document_id) AS documents {chosen}"
        " GROUP BY 1 HAVING documents >= ? AND count(DISTINCT w.wording) > 1"
        " ORDER BY documents DESC LIMIT ?",
        (*values, least, most),
    ).fetchall()
    joined = " AND " if condition else " WHERE "
    return [
        dict(
            db.execute(
                "SELECT p.id, p.text FROM passages p WHERE p.id IN"
                f" (SELECT min(w.passage_id) {chosen}{joined}w.founder_id = ?"
                "  GROUP BY w.document_id LIMIT ?)",
                (*values, row[0], members),
            ).fetchall()
        )
        for row in founders
    ]
