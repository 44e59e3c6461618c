"""Stretches of text, blanked → the ranks that a masked model gives to what stood there."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch

from clozet.models.masked import MaskedModel, Place
from clozet.models.tokenization import Tokenization

AROUND = 60
"""So many pieces are seen on each side of a blank."""


@dataclass(frozen=True)
class Blank:
    """The pieces of a string and of what stands on both sides of it."""

    left: tuple[int, ...]
    own: tuple[int, ...]
    right: tuple[int, ...]

    def holding(self, own: tuple[int, ...]) -> "Blank":
        """Return the same place with another string in it."""
        return Blank(self.left, own, self.right)


def blank(pieces: Tokenization, text: str, start: int, end: int) -> Blank:
    """Blank the code points [start, end) of a text, in the words around them."""
    encoded = pieces.encode(text)
    own = [n for n, (begin, stop) in enumerate(encoded.offsets) if begin < end and stop > start]
    first, last = own[0], own[-1] + 1
    return Blank(
        encoded.ids[max(0, first - AROUND) : first],
        encoded.ids[first:last],
        encoded.ids[last : last + AROUND],
    )


@dataclass(frozen=True)
class Ranked:
    """The rank of a string, from 1, and the piece that a model expects first in its place."""

    rank: int
    guess: str


def ranks(model: MaskedModel, blanks: Sequence[Blank]) -> list[Ranked]:
    """Rank each string at its place: its rank is that of its least expected piece.

    A piece is asked for with those before it in the string in their places, and those behind it
    masked, as somebody would who guesses the string from the left.
    """
    texts: list[tuple[int, ...]] = []
    places: list[Place] = []
    asked: list[tuple[int, int, int]] = []  # blank, pieces known, piece wanted
    pieces = model.pieces
    for number, one in enumerate(blanks):
        for known, piece in enumerate(one.own):
            masked = (*one.own[:known], *[pieces.mask] * (len(one.own) - known))
            places.append((len(texts), len(pieces.before) + len(one.left) + known))
            texts.append(pieces.marked((*one.left, *masked, *one.right)))
            asked.append((number, known, piece))
    worst = [1] * len(blanks)
    guesses = [""] * len(blanks)
    for numbers, rows in model.batches(texts, places):
        wanted = torch.tensor([asked[number][2] for number in numbers])
        found = 1 + (rows > rows.gather(1, wanted[:, None])).sum(1)
        best = rows.argmax(1)
        for place, rank, first in zip(numbers, found.tolist(), best.tolist(), strict=True):
            number, known, _ = asked[place]
            worst[number] = max(worst[number], rank)
            if not known:
                guesses[number] = pieces.surfaces[first]
    return [Ranked(*one) for one in zip(worst, guesses, strict=True)]
