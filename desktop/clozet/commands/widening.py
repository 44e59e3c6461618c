"""A query → the sentences that its words stand in → the words that could stand there instead."""

import re
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from clozet.cloze.substitutes import Occurrence, proposed
from clozet.database import passages
from clozet.database.connection import Database
from clozet.errors import NothingToDoError
from clozet.messages.widening import Substitute, Widen, Widened, WidenedWord
from clozet.models.masked import MaskedModel
from clozet.models.sentences import sentence_spans
from clozet.search.query import parse
from clozet.search.words import Term, sought
from clozet.terms import stem

from .stopping import StoppedError

if TYPE_CHECKING:
    from .meaning import Meaning

SENTENCES = 12  # of each word
PROPOSED = 40
MOST = 3  # substitutes of each word
LEAST_SIMILARITY = 0.5
COMMON, FEW = 0.15, 50
"""Words in a greater share of the passages, and in more, tell too little to be widened."""

WEIGHT = 0.3
"""What a substitute counts beside the query's own words."""

_WORD = re.compile(r"\w+")


def widen(
    db: Database,
    asked: Widen,
    model: MaskedModel,
    meaning: "Meaning",
    stopped: Callable[[], bool] = lambda: False,
) -> Widened:
    """Return what could stand for the words of a query.

    Raise NothingToDoError without a word, StoppedError once `stopped` says so.
    """
    began = perf_counter()
    query = parse(asked.query)
    if query.empty:
        raise NothingToDoError("There is no word to widen.", "Type a word or a question.")
    terms = sought(query)
    having = passages.having(db, [term.expression for term in terms])
    most = max(FEW, COMMON * passages.count(db))
    found = []
    for term in terms:
        if stopped():
            raise StoppedError
        if 0 < having[term.expression] <= most:
            found.append(_widened(db, term, model, meaning))
    known = {term.stem for term in terms}
    words = tuple(word for one in found if (word := _without(one, known)).substitutes)
    parts = [part.part for word in words for part in word.substitutes]
    return Widened(
        query=asked.query,
        model=model.name,
        words=words,
        widened=" ".join([asked.query, *dict.fromkeys(parts)]),
        seconds=round(perf_counter() - began, 3),
    )


def _widened(db: Database, term: Term, model: MaskedModel, meaning: "Meaning") -> WidenedWord:
    occurrences = list(_occurrences(db, term))
    likely = proposed(model, occurrences, PROPOSED) if occurrences else {}
    adds = passages.having(db, [_added(word, term) for word in likely])
    likely = {word: chance for word, chance in likely.items() if adds[_added(word, term)]}
    vectors = meaning.encode(db, [term.word, *likely])
    similar = dict(zip(likely, (vectors[1:] @ vectors[0]).tolist(), strict=True))
    best = sorted(likely, key=lambda word: -similar[word])[:MOST]
    return WidenedWord(
        word=term.word,
        sentences=len(occurrences),
        substitutes=tuple(
            Substitute(
                word=word,
                probability=round(likely[word], 6),
                similarity=round(similar[word], 4),
                adds=adds[_added(word, term)],
                part=f"{word}^{WEIGHT}",
            )
            for word in best
            if similar[word] >= LEAST_SIMILARITY
        ),
    )


def _added(word: str, term: Term) -> str:
    """Return the FTS5 expression of passages that have a word and not the one it stands for."""
    return f'"{word}" NOT {term.expression}'


def _occurrences(db: Database, term: Term) -> Iterator[Occurrence]:
    """Yield the first sentence with a word of some passages that have it, evenly spaced."""
    held = [passage for passage, _ in passages.holding(db, term.expression)]
    chosen = held[:: max(1, len(held) // SENTENCES)][:SENTENCES]
    for found in passages.fetch(db, chosen).values():
        for start, end in sentence_spans(found.text):
            sentence = found.text[start:end]
            match = next((m for m in _WORD.finditer(sentence) if stem(m[0]) == term.stem), None)
            if match:
                yield Occurrence(sentence, *match.span())
                break


def _without(word: WidenedWord, known: set[str]) -> WidenedWord:
    """Return a word without those substitutes that the query has itself."""
    others = tuple(one for one in word.substitutes if stem(one.word) not in known)
    return WidenedWord(word=word.word, sentences=word.sentences, substitutes=others)
