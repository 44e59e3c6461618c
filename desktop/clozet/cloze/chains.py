"""How likely a word of several pieces is in a blank: one piece after the other."""

from collections.abc import Sequence

from clozet.models.masked import MaskedModel, Place

from .contexts import Context

Filling = tuple[int, ...]
"""The pieces of one word."""


def log_probabilities(
    model: MaskedModel,
    fillings: Sequence[tuple[Context, Filling]],
    temperature: float = 1.0,
) -> list[float]:
    """Return the natural log probability of each filling of a blank.

    The chain product from left to right: as many masks as the word has pieces; each piece is
    predicted with those before it known and those behind it masked (`l2r`, Kauf & Ivanova 2023).
    Fillings that begin alike share their passes through the model.
    """
    rows: dict[tuple[int, int, Filling], int] = {}
    texts: list[list[int]] = []
    places: list[Place] = []
    wanted: list[list[tuple[int, int]]] = []
    for number, (context, filling) in enumerate(fillings):
        for step, piece in enumerate(filling):
            row = rows.setdefault((id(context), len(filling), filling[:step]), len(texts))
            if row == len(texts):
                texts.append(context.holding(filling[:step], len(filling)))
                places.append((row, context.position + step))
                wanted.append([])
            wanted[row].append((number, piece))
    sums = [0.0] * len(fillings)
    for numbers, found in model.batches(texts, places):
        tempered = (found / temperature).log_softmax(1)
        for place, row in zip(numbers, tempered, strict=True):
            for number, piece in wanted[place]:
                sums[number] += float(row[piece])
    return sums
