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


def ranks(model: MaskedModel, blanks: Sequence[Blank]) -> list[int]:
    """Return the rank of each string at its place, from 1: that of its least expected piece.

    A piece is asked for with those before it in the string in their places, and those behind it
    masked, as somebody would who guesses the string from the left.
    """
    texts: list[tuple[int, ...]] = []
    places: list[Place] = []
    wanted: list[int] = []
    owners: list[int] = []
    pieces = model.pieces
    for owner, one in enumerate(blanks):
        for known, piece in enumerate(one.own):
            masked = (*one.own[:known], *[pieces.mask] * (len(one.own) - known))
            place = len(pieces.before) + len(one.left) + known
            places.append((len(texts), place))
            texts.append(pieces.marked((*one.left, *masked, *one.right)))
            wanted.append(piece)
            owners.append(owner)
    worst = [1] * len(blanks)
    for numbers, rows in model.batches(texts, places):
        asked = torch.tensor([wanted[number] for number in numbers])
        found = 1 + (rows > rows.gather(1, asked[:, None])).sum(1)
        for number, rank in zip(numbers, found.tolist(), strict=True):
            worst[owners[number]] = max(worst[owners[number]], rank)
    return worst
