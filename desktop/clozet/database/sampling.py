"""Passages taken evenly from a library, and the languages of its documents."""

import sqlite3

from clozet.messages.search import Filters

from .filters import where


def evenly(db: sqlite3.Connection, filters: Filters, most: int) -> tuple[dict[int, str], int]:
    """Return up to `most` texts by passage, one of each family, and how many passages there are."""
    condition, values = where(filters)
    chosen = f"FROM passages p JOIN documents d ON d.id = p.document_id{condition}"
    every = int(db.execute(f"SELECT count(*) {chosen}", values).fetchone()[0])
    own = "NOT EXISTS (SELECT 1 FROM wordings w WHERE w.passage_id = p.id AND w.founder_id != p.id)"
    rows = db.execute(
        f"SELECT p.id, p.text {chosen}{' AND ' if condition else ' WHERE '}{own} AND p.id % ? = 0",
        (*values, -(-every // most) or 1),
    )
    return {row[0]: row[1] for row in rows}, every


def languages(db: sqlite3.Connection, filters: Filters) -> dict[str, list[int]]:
    """Return the documents of each language that was found, the commonest language first."""
    condition, values = where(filters)
    found: dict[str, list[int]] = {}
    for row in db.execute(f"SELECT d.language, d.id FROM documents d{condition}", values):
        if row[0]:
            found.setdefault(row[0], []).append(row[1])
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1])))
