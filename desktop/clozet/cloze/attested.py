"""Aligned stretches, weighed and counted: which values one's files attest for a blank."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from .alignment import Aligned
from .question import Question
from .values import Stretch

LEAST = 0.01


@dataclass(frozen=True)
class Weighed:
    """A stretch and the log odds that it fills the blank rightly, against nothing doing so."""

    aligned: Aligned
    support: float


@dataclass(frozen=True)
class AttestedValue:
    """Stretches that mean the same, the best supported first.

    `score` is the probability of this value among all and none, 0…1.
    """

    value: str
    score: float
    weighed: tuple[Weighed, ...]


def attested(question: Question, weighed: Sequence[Weighed]) -> list[AttestedValue]:
    """Return the values that are more likely right than none, the best first.

    Left out is what has less than `LEAST` of the probability.
    Of stretches that overlap in one sentence only the best supported counts.
    """
    groups: dict[tuple[object, ...], list[Weighed]] = {}
    best = sorted(weighed, key=lambda one: -one.support)
    for number, one in enumerate(best):
        if not any(_overlap(one.aligned, better.aligned) for better in best[:number]):
            groups.setdefault(_meaning(question, one.aligned.stretch), []).append(one)
    odds = {key: exp(min(50.0, group[0].support)) for key, group in groups.items()}
    whole = 1.0 + sum(odds.values())
    return [
        AttestedValue(_written(question, group), odds[key] / whole, tuple(group))
        for key, group in groups.items()
        if group[0].support > 0 and odds[key] / whole >= LEAST
    ]


def _overlap(one: Aligned, other: Aligned) -> bool:
    return (
        one.source.passage == other.source.passage
        and one.place[0] < other.place[1]
        and other.place[0] < one.place[1]
    )


def _meaning(question: Question, stretch: Stretch) -> tuple[object, ...]:
    """Return what tells a value from others; a unit that the blank's own words give is no part."""
    if not stretch.dimension or stretch.unit == question.unit[0]:
        return stretch.key
    return (*stretch.key, stretch.unit)


def written(question: Question, stretch: Stretch, sentence: str) -> str:
    """Return a stretch as it fills the blank: with its unit where the sentence has no such one."""
    if not stretch.dimension or stretch.unit == question.unit[0]:
        return stretch.written
    begin, end = stretch.wider
    return sentence[begin : stretch.start] + stretch.written + sentence[stretch.end : end]


def _written(question: Question, group: Sequence[Weighed]) -> str:
    """Return the value as it is written most often, the shorter where two are even."""
    forms = Counter(written(question, one.aligned.stretch, one.aligned.text) for one in group)
    return max(forms, key=lambda form: (forms[form], -len(form)))
