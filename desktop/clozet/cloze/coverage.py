"""How much of what a question names a text has, and how well a value's unit suits its blank."""

from collections.abc import Iterable, Mapping

from clozet.terms import stem, words

from .question import Question
from .values import Stretch


def fit(question: Question, stretch: Stretch) -> float | None:
    """Return how well a stretch's unit suits the blank's, 0…1; None where it cannot stand there."""
    name, dimension = question.unit
    if not dimension:
        return 1.0 if name and stretch.unit == name else 0.0
    if stretch.kind != "number" or stretch.dimension not in (dimension, ""):
        return None
    if stretch.unit == name:
        return 1.0
    if stretch.unit.partition("/")[0] == name.partition("/")[0]:
        return 0.9
    return 0.1


def coverage(question: Question, text: str, weights: Mapping[str, float]) -> float:
    """Return the share of the question's terms that `text` has, weighted, 0…1."""
    return share(question.terms, {stem(word) for word in words(text)}, weights)


def share(terms: Iterable[str], held: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return the weighted share of `terms` among `held`; 1 where there are none."""
    wanted = list(terms)
    whole = sum(weights[term] for term in wanted)
    present = set(held)
    return sum(weights[term] for term in wanted if term in present) / whole if whole else 1.0
