"""Query → candidates by words and meaning → a first ranking → the one that its best suggest.

What was judged to answer, or not to, takes the place of the best.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from clozet.database import passages
from clozet.database.connection import Database
from clozet.messages.search import Search, WordGave, WordsQuery
from clozet.search.feedback import weights
from clozet.search.fusion import WORDS, Fused, fuse, nearest
from clozet.search.pool import Pool, leading, rarities
from clozet.search.query import Query
from clozet.search.words import sought, words_query

if TYPE_CHECKING:
    from clozet.search.nearness import Nearness
    from clozet.search.vector_index import Vectors

    from .meaning import Meaning

CANDIDATES = 100
"""How many passages each side finds; they are then looked at more closely."""

COLUMN_WEIGHTS = (1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Ranking:
    """Passages, the best first, the words that find them, and what each word gave to a passage.

    `vector` is the question's, None where it was not asked by meaning.
    """

    passages: list[Fused]
    match: WordsQuery
    by_word: Callable[[int], tuple[WordGave, ...]]
    vector: "Vectors | None"


def rank(db: Database, query: Query, asked: Search, meaning: "Meaning | None") -> Ranking:
    """Return the ranking of passages for a query; without `meaning`, by words alone."""
    count = max(CANDIDATES, 4 * asked.k)
    found: list[int] = []
    vector = None
    if asked.mode != "words" and meaning is not None and passages.count(db):
        vector = meaning.encode(db, [query.text], query=True)[0]
        allowed = passages.allowed(db, words_query(query), asked.filters)
        found = [passage for passage, _ in meaning.rank_vector(db, vector, count, allowed)]
    words = None
    judged = (*asked.like, *asked.unlike)
    if asked.mode != "meaning":
        words = ByWords(db, query, asked, count)
        found = [*dict.fromkeys([*words.found, *found])]
        words.look_at(db, [*dict.fromkeys([*found, *judged])])
    known = [*dict.fromkeys([*found, *judged])]
    near = meaning.nearness(db, vector, known) if meaning and vector is not None else None
    ranked = _ranked(words, near, asked)
    wanted = set(found) - set(asked.unlike)
    return Ranking(
        [one for one in ranked if one.passage in wanted] if judged else ranked,
        words.match if words else msgspec.structs.replace(words_query(query), ranking=()),
        words.by_word if words else lambda _: (),
        vector,
    )


def _ranked(words: "ByWords | None", near: "Nearness | None", asked: Search) -> list[Fused]:
    shares = words.shares() if words else []
    cosines = near.cosines() if near else []
    first = weights(asked.like, asked.unlike, nearest(fuse(shares, cosines)))
    again = fuse(
        shares,
        near.towards(first) if near else [],
        words.telling(first) if words else None,
        judged=bool(asked.like),
    )
    plain = dict(cosines)
    return [replace(one, similarity=plain.get(one.passage)) for one in again]


class ByWords:
    """What the words of a query find: candidates from the index, then exact shares among them."""

    def __init__(self, db: Database, query: Query, asked: Search, count: int) -> None:
        self._terms = sought(query)
        having = passages.having(db, [term.expression for term in self._terms])
        self._rarities = rarities(having, passages.count(db))
        self._pool = Pool({})
        whole = words_query(query)
        rare = leading(having)
        self.match = msgspec.structs.replace(
            whole, ranking=tuple(one for one in whole.ranking if one in rare)
        )
        ranked = passages.found_by_words(db, self.match, asked.filters, COLUMN_WEIGHTS, count)
        if len(ranked) < asked.k and self.match != whole:
            self.match = whole
            ranked = passages.found_by_words(db, whole, asked.filters, COLUMN_WEIGHTS, count)
        self.found = [passage for passage, _ in ranked]

    def look_at(self, db: Database, ids: Sequence[int]) -> None:
        """Count the words of these passages."""
        self._pool = Pool(passages.texts(db, ids))

    def shares(self) -> list[tuple[int, float]]:
        """Return (passage id, share), the best first, of passages that words found."""
        shares = self._pool.shares(self._counts())
        found = [passage for passage in self.found if passage in shares]
        others = [passage for passage, share in shares.items() if share > 0]
        known = dict.fromkeys([*found, *others])
        return sorted(((one, shares[one]) for one in known), key=lambda pair: -pair[1])

    def _counts(self) -> dict[str, float]:
        return {term.stem: term.weight * self._rarities[term.expression] for term in self._terms}

    def by_word(self, passage: int) -> tuple[WordGave, ...]:
        """Return what the words of the query gave to the score of a passage, the most first."""
        parts = self._pool.parts(passage, self._counts())
        gave = [
            WordGave(word=term.word, weight=term.weight, score=WORDS * parts[term.stem])
            for term in self._terms
            if term.stem in parts
        ]
        return tuple(sorted(gave, key=lambda one: -one.score))

    def telling(self, first: dict[int, float]) -> dict[int, float]:
        """Return the share that each passage has of what tells the first results from others."""
        return self._pool.shares(self._pool.telling(first))
