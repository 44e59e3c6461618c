"""What the masked model expects at a stretch of a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from clozet.models.masked import MaskedModel, Place

AROUND = 96
"""Pieces that are looked at before and behind a stretch, at most."""


@dataclass(frozen=True)
class Masked:
    """A text as pieces with its marks, and where the pieces of one stretch are among them."""

    ids: tuple[int, ...]
    first: int
    count: int


def cut(model: MaskedModel, text: str, start: int, end: int) -> Masked:
    """Return `text` around the code points [start, end), as pieces."""
    encoded = model.pieces.encode(text)
    own = [n for n, (s, e) in enumerate(encoded.offsets) if s < end and e > start and e > s]
    if not own:
        return Masked(model.pieces.marked(()), 0, 0)
    begin = max(0, own[0] - AROUND)
    ids = encoded.ids[begin : own[-1] + 1 + AROUND]
    marks = len(model.pieces.before)
    return Masked(model.pieces.marked(ids), own[0] - begin + marks, len(own))


def log_probabilities(
    model: MaskedModel, stretches: Sequence[Masked], *, at_once: bool = False
) -> list[float]:
    """Return the natural log probability of each stretch: its pieces masked from left to right.

    The chain product of Kauf & Ivanova (2023): a piece is predicted with those behind it in the
    stretch still masked, those before it known. `at_once` masks all and predicts each from the
    same text: one row a stretch instead of one a piece.
    """
    texts: list[list[int]] = []
    places: list[Place] = []
    wanted: list[tuple[int, int]] = []
    for number, one in enumerate(stretches):
        for step in range(one.count):
            if step == 0 or not at_once:
                row = list(one.ids)
                row[one.first + step : one.first + one.count] = [model.pieces.mask] * (
                    one.count - step
                )
                texts.append(row)
            places.append((len(texts) - 1, one.first + step))
            wanted.append((number, one.ids[one.first + step]))
    sums = [0.0] * len(stretches)
    for numbers, rows in model.batches(texts, places):
        for place, row in zip(numbers, rows, strict=True):
            number, piece = wanted[place]
            sums[number] += float(row[piece])
    return sums


def overlaps(model: MaskedModel, asked: Masked, stretches: Sequence[Masked]) -> list[float]:
    """Return how alike what is expected at `asked` and at each stretch is, 0…1.

    Each stretch becomes one mask; the Bhattacharyya coefficient of the two distributions over
    the vocabulary.
    """
    texts = [
        (*one.ids[: one.first], model.pieces.mask, *one.ids[one.first + one.count :])
        for one in (asked, *stretches)
    ]
    found = model.log_probabilities(
        texts, [(row, one.first) for row, one in enumerate((asked, *stretches))]
    )
    halves = (found / 2).exp()
    return [float(value) for value in halves[1:] @ halves[0]]


def most_expected(
    model: MaskedModel, text: str, start: int, end: int, count: int
) -> list[tuple[str, float]]:
    """Return the words of one piece expected at [start, end), with their probabilities."""
    blank = cut(model, text[:start] + model.pieces.mask_text + text[end:], start, start + 1)
    row = model.log_probabilities([blank.ids], [(0, blank.first)])[0]
    begins = model.pieces.begins(spaced=model.pieces.spaced(text[:start]))
    found = []
    for piece in row.argsort(descending=True).tolist():
        word = model.pieces.surfaces[piece]
        if begins[piece] and any(letter.isalnum() for letter in word):
            found.append((word, probability(float(row[piece]))))
        if len(found) == count:
            break
    return found


def probability(log: float) -> float:
    """Return a probability from its logarithm, 0…1."""
    return min(1.0, exp(log))
