"""Wordings of passages: which ones stand in other documents too, and in which families they are."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from clozet.wording import Wording

COMMON = 100
"""A hash that more founders have than this is of a form's or footer's words: it tells nothing."""

MOST_COMPARED = 3


class Kin(NamedTuple):
    """The family of a passage and what it says: equal for passages that say the same."""

    founder: int
    wording: int


def add(
    db: sqlite3.Connection, passage: int, document: int, text: str, hashes: Sequence[int]
) -> None:
    """Find the family of a new passage among those that are there, or found one."""
    if not hashes:
        return
    present = Wording(text)
    founder, wording = passage, present.key
    for other in _founders(db, hashes):
        row = db.execute("SELECT text FROM passages WHERE id = ?", (other,)).fetchone()
        known = Wording(row[0])
        if present.alike(known):
            founder = other
            wording = known.key if present.says_the_same(known) else present.key
            break
    db.execute(
        "INSERT INTO wordings (passage_id, document_id, founder_id, wording, hashes)"
        " VALUES (?, ?, ?, ?, ?)",
        (passage, document, founder, wording, json.dumps(list(hashes))),
    )
    if founder == passage:
        _found(db, passage)


def _founders(db: sqlite3.Connection, hashes: Sequence[int]) -> list[int]:
    """Return the founders that share half of these hashes, those that share most first."""
    shared: dict[int, int] = {}
    for hash in hashes:
        rows = db.execute(
            "SELECT founder_id FROM families WHERE hash = ? LIMIT ?", (hash, COMMON + 1)
        ).fetchall()
        for row in rows if len(rows) <= COMMON else ():
            shared[row[0]] = shared.get(row[0], 0) + 1
    near = [founder for founder, count in shared.items() if 2 * count >= len(hashes)]
    return sorted(near, key=lambda founder: (-shared[founder], founder))[:MOST_COMPARED]


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
    """Return in how many other documents passages stand that say the same, where there are any."""
    rows = db.execute(
        "SELECT w.passage_id, count(DISTINCT o.document_id) - 1 AS others FROM wordings w"
        " JOIN wordings o ON o.founder_id = w.founder_id AND o.wording = w.wording"
        " WHERE w.passage_id IN (SELECT value FROM json_each(?)) GROUP BY 1 HAVING others > 0",
        (json.dumps(list(passages)),),
    )
    return {row[0]: row[1] for row in rows}
