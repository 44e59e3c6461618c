"""The library's own words: which ones there are, and which are spelled like another."""

import sqlite3
from collections.abc import Iterator
from difflib import get_close_matches
from unicodedata import combining, normalize

LIKENESS = 0.75
LONGEST_DIFFERENCE = 2


def has(db: sqlite3.Connection, word: str) -> bool:
    """Tell whether some passage, heading or title has this word."""
    phrase = '"' + word.replace('"', '""') + '"'
    row = db.execute("SELECT 1 FROM words WHERE words MATCH ? LIMIT 1", (phrase,)).fetchone()
    return row is not None


def spelled_like(db: sqlite3.Connection, word: str, count: int = 3) -> tuple[str, ...]:
    """Return up to `count` words of the library spelled like `word`, the likest first.

    Only words that share their first or second letter with it are looked at.
    """
    plain = _plain(word)
    near = [term for term in _near(db, plain) if term != plain]
    return tuple(get_close_matches(plain, near, n=count, cutoff=LIKENESS))


def _near(db: sqlite3.Connection, word: str) -> Iterator[str]:
    db.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, row)"
    )
    rows = db.execute(
        "SELECT term FROM temp.vocabulary WHERE length(term) BETWEEN ? AND ?"
        " AND (substr(term, 1, 1) = ? OR substr(term, 2, 1) = ?)",
        (
            len(word) - LONGEST_DIFFERENCE,
            len(word) + LONGEST_DIFFERENCE,
            word[:1],
            word[1:2],
        ),
    )
    for row in rows:
        yield row[0]


def _plain(word: str) -> str:
    """Return a word as the index holds it: lower case, without diacritics."""
    parts = normalize("NFD", word.lower())
    return normalize("NFC", "".join(part for part in parts if not combining(part)))
