"""What speaks for a stretch: numbers that the support is a weighted sum of."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clozet.terms import stem, words

from .beside import beside, kinds
from .coverage import coverage, share
from .periods import period
from .question import Question
from .sources import Encode, Source
from .values import Stretch
from .word_match import WordMatch, telling_words

Features = dict[str, float]

_CLAUSE = re.compile(r"[;:,()–—]\s|\s(?:and|but|or|while|whereas|which)\s|\n")
_SHORTEST_CLAUSE = 4


@dataclass(frozen=True)
class Candidate:
    """A stretch of a sentence; `label` is the short heading that it stands under, "" for none.

    `in_context` is the cosine of the question and the sentence behind the names of its document
    and section.
    """

    source: Source
    sentence: str
    label: str
    stretch: Stretch
    in_context: float


def features(
    question: Question,
    found: Sequence[Candidate],
    weights: Mapping[str, float],
    encode: Encode,
) -> list[Features]:
    """Return the features of each candidate, each about 0…1; `weights` as of `Sources`."""
    clauses = [f"{one.label} {_clause(one.sentence, one.stretch)}".strip() for one in found]
    similar = _similarities(question, found, clauses, encode)
    told = _told(question, found, clauses, weights, encode)
    return [
        {
            **similar[n],
            "in_context": one.in_context,
            "passage": one.source.similarity,
            "passage_has": coverage(question, one.source.named, weights),
            "document_has": share(question.terms, one.source.held, weights),
            **told[n],
            "period": _agreement(period(question.text), period(clauses[n])),
            "title": float(one.sentence.strip() == one.source.name.strip()),
            **beside(question, one.sentence, one.stretch),
            **kinds(question, one.stretch),
        }
        for n, one in enumerate(found)
    ]


def _told(
    question: Question,
    found: Sequence[Candidate],
    clauses: Sequence[str],
    weights: Mapping[str, float],
    encode: Encode,
) -> list[Features]:
    """Return how near words of clause and sentence come to what the question tells."""
    near = [
        telling_words(clause.replace(one.stretch.written, " ", 1))
        for clause, one in zip(clauses, found, strict=True)
    ]
    titled = [
        telling_words(f"{one.source.name} {one.source.heading} {one.label} {_without(one)}")
        for one in found
    ]
    terms = {term: word for term, word in question.terms.items() if term not in question.names}
    match = WordMatch(
        terms or question.terms, [word for some in (*near, *titled) for word in some], encode
    )
    return [
        {
            "near_recall": match.recall(near[n], weights),
            "near_precision": match.precision(near[n]),
            "titled_recall": match.recall(titled[n], weights),
            "weakest": min(match.nearest(titled[n]).values(), default=1.0),
            "head": _alike(match, question.before, one.sentence[: one.stretch.start], -1),
            "follow": _alike(match, question.behind, one.sentence[one.stretch.end :], 0),
        }
        for n, one in enumerate(found)
    ]


def _alike(match: WordMatch, asked: str, found: str, place: int) -> float:
    """Return how near the telling words at `place` of two texts are to each other."""
    first, second = telling_words(asked), telling_words(found)
    return match.between(first[place], second[place]) if first and second else 0.0


def _similarities(
    question: Question,
    found: Sequence[Candidate],
    clauses: Sequence[str],
    encode: Encode,
) -> list[Features]:
    """Return cosines of the filled question with sentence and clause, also without its names."""
    pairs = [
        (
            (filled := question.filled(one.stretch.written), " ".join(one.sentence.split())),
            (filled, clause),
            (_nameless(filled, question.names), _nameless(clause, question.names)),
        )
        for one, clause in zip(found, clauses, strict=True)
    ]
    texts = list(dict.fromkeys(text for some in pairs for pair in some for text in pair))
    rows = {text: row for row, text in enumerate(texts)}
    vectors = encode(texts)
    keys = ("filled", "filled_clause", "nameless_clause")
    return [
        {
            key: float(vectors[rows[first]] @ vectors[rows[second]])
            for key, (first, second) in zip(keys, some, strict=True)
        }
        for some in pairs
    ]


def _nameless(text: str, names: frozenset[str]) -> str:
    return " ".join(word for word in text.split() if names.isdisjoint(map(stem, words(word))))


def _without(one: Candidate) -> str:
    begin, end = one.stretch.wider
    return f"{one.sentence[:begin]} {one.sentence[end:]}"


def _clause(sentence: str, stretch: Stretch) -> str:
    """Return the clause around a stretch, with its neighbours where it is short."""
    cuts = [0, *(match.start() + 1 for match in _CLAUSE.finditer(sentence)), len(sentence)]
    left = max(n for n, cut in enumerate(cuts) if cut <= stretch.wider[0])
    right = min(n for n, cut in enumerate(cuts) if cut >= stretch.wider[1])
    while len(sentence[cuts[left] : cuts[right]].split()) < _SHORTEST_CLAUSE:
        if left == 0 and right + 1 == len(cuts):
            break
        left, right = max(0, left - 1), right + (left == 0)
    return " ".join(sentence[cuts[left] : cuts[right]].strip(" ,;:()–—").split())


def _agreement(asked: str, found: str) -> float:
    return 0.0 if not asked or not found else 1.0 if asked == found else -1.0
