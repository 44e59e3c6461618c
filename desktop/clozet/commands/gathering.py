"""A question → the passages nearest to it, and those of the documents that it names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from clozet.cloze.coverage import share
from clozet.cloze.question import Question
from clozet.cloze.sources import Source, Sources
from clozet.database import passages
from clozet.database.connection import Database
from clozet.messages.search import Filters, PassageFound
from clozet.search import query as queries
from clozet.search.fusion import Fused, fuse
from clozet.search.words import words_query

from .ranking import COLUMN_WEIGHTS

if TYPE_CHECKING:
    from .meaning import Meaning

PASSAGES = 24
DOCUMENTS = 4
PASSAGES_A_DOCUMENT = 8
PASSAGES_OF_EACH = 3
FETCHED = 500
RANKED = 200


@dataclass(frozen=True)
class Gathered:
    """Passages that may tell, as the alignment takes them and as they are, and their ranks."""

    sources: Sources
    found: dict[int, PassageFound]
    ranks: dict[int, Fused]

    def ranked(self, passage: int) -> Fused:
        """Return the ranks of a passage; of one that neither side found, none."""
        return self.ranks.get(passage) or Fused(passage, 0.0, None, None, None)


def gather(db: Database, question: Question, filters: Filters, meaning: "Meaning") -> Gathered:
    """Return the passages nearest to a question, and those of the documents that it names."""
    ranks = _ranks(db, question, filters, meaning, RANKED)
    inside = passages.documents(db, filters)
    held, weights = _held(db, question)
    known = sorted(
        inside.keys() & held.keys(), key=lambda one: -_named(question, held[one], weights)
    )
    chosen = list(ranks)[:PASSAGES]
    for document in known[:DOCUMENTS]:
        chosen += _nearest(inside[document], ranks, PASSAGES_A_DOCUMENT)
    return _gathered(db, chosen, ranks, held, weights)


def gather_each(db: Database, question: Question, filters: Filters, meaning: "Meaning") -> Gathered:
    """Return the passages of every document that are nearest to a question."""
    ranks = _ranks(db, question, filters, meaning, passages.count(db))
    held, weights = _held(db, question)
    chosen = [
        passage
        for own in passages.documents(db, filters).values()
        for passage in _nearest(own, ranks, PASSAGES_OF_EACH)
    ]
    return _gathered(db, chosen, ranks, held, weights)


def _ranks(
    db: Database, question: Question, filters: Filters, meaning: "Meaning", count: int
) -> dict[int, Fused]:
    match = words_query(queries.parse(question.stripped, literal=True))
    by_words = passages.ranked_by_words(db, match, filters, COLUMN_WEIGHTS, count)
    allowed = passages.allowed(db, match, filters)
    by_meaning = meaning.rank(db, question.stripped, count, allowed)
    return {one.passage: one for one in fuse(by_words, by_meaning)}


def _nearest(own: Iterable[int], ranks: Mapping[int, Fused], count: int) -> list[int]:
    ranked = sorted(own, key=lambda one: -ranks[one].score if one in ranks else 0.0)
    return ranked[:count]


def _gathered(
    db: Database,
    chosen: Iterable[int],
    ranks: dict[int, Fused],
    held: Mapping[int, set[str]],
    weights: Mapping[str, float],
) -> Gathered:
    ids = list(dict.fromkeys(chosen))
    found: dict[int, PassageFound] = {}
    for begin in range(0, len(ids), FETCHED):
        found |= passages.fetch(db, ids[begin : begin + FETCHED])
    sources = [
        Source(
            passage=one.id,
            document=one.document.id,
            name=one.document.title,
            heading=one.heading,
            text=one.text,
            similarity=(ranks[one.id].similarity or 0.0) if one.id in ranks else 0.0,
            held=frozenset(held.get(one.document.id, ())),
        )
        for one in (found[passage] for passage in ids if passage in found)
    ]
    return Gathered(Sources(sources, weights), found, ranks)


def _held(db: Database, question: Question) -> tuple[dict[int, set[str]], dict[str, float]]:
    """Return the terms that each document has, and the weight of each: its rarity."""
    held: dict[int, set[str]] = defaultdict(set)
    weights = {}
    whole = passages.count(db)
    for term, word in question.terms.items():
        rows = passages.holding(db, f'"{word}"')
        weights[term] = log(1 + (whole - len(rows) + 0.5) / (len(rows) + 0.5))
        for _, document in rows:
            held[document].add(term)
    return held, weights


def _named(question: Question, held: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return how much of the question a document has; words in capitals count twice."""
    present = set(held)
    capital = [term for term, word in question.terms.items() if not word[0].islower()]
    return share(question.terms, present, weights) + share(capital, present, weights)
