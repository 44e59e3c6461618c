"""A text as a masked model sees it in training: what is masked, swapped, kept, and its guesses."""

from collections.abc import Callable, Sequence
from statistics import fmean

import numpy as np
import torch
from torch import Tensor

from clozet.errors import NothingToDoError
from clozet.messages.cloze import MaskedPiece, Masking
from clozet.models.tokenization import Tokenization

from .blocks import LENGTH, PLACED, Blocks, cut, tokenised
from .masking import KINDS, Masked, Masker

Ask = Callable[[Sequence[Sequence[int]], Sequence[tuple[int, int]]], Tensor]
"""Takes rows of ids and places (row, position); returns log probabilities [places, pieces]."""


def show_masking(text: str, masker: Masker, seed: int, ask: Ask, length: int = LENGTH) -> Masking:
    """Mask `text` once and let the model guess; raise NothingToDoError where there is no text."""
    (tokens,) = tokenised([text], masker.pieces, PLACED)
    if len(tokens) < 2:
        raise NothingToDoError("There is no text to mask.", "Give a sentence.")
    blocks = cut([tokens], masker.pieces, length)
    masked = masker.mask(blocks, np.random.default_rng(seed))
    if not masked.kinds.any():
        raise NothingToDoError(
            "The model has no pieces for this text.", "Give one in its language."
        )
    places = list(zip(*(axis.tolist() for axis in np.nonzero(masked.kinds)), strict=True))
    guessed = ask(masked.ids.tolist(), places)
    own = torch.tensor([int(masked.originals[place]) for place in places])
    losses = (-guessed.gather(1, own[:, None])[:, 0]).tolist()
    best = guessed.max(1)
    guesses = {
        place: (masker.pieces.tokens[id], loss, probability)
        for place, id, loss, probability in zip(
            places, best.indices.tolist(), losses, best.values.exp().tolist(), strict=True
        )
    }
    shown = _shown(blocks, masked, masker.pieces, guesses)
    return Masking(loss=fmean(losses), tokens=shown, text=text)


def _shown(
    blocks: Blocks,
    masked: Masked,
    pieces: Tokenization,
    guesses: dict[tuple[int, int], tuple[str, float, float]],
) -> tuple[MaskedPiece, ...]:
    """Return the text's own pieces in order, each once, without the marks around a row."""
    counted = blocks.counted.copy()
    counted[:, : len(pieces.before)] = False
    counted[:, counted.shape[1] - len(pieces.behind) :] = False
    shown = []
    for place in zip(*(axis.tolist() for axis in np.nonzero(counted)), strict=True):
        guess, loss, probability = guesses.get(place, (None, None, None))
        piece = MaskedPiece(
            piece=pieces.tokens[int(masked.ids[place])],
            kind=KINDS[masked.kinds[place]],
            original=pieces.tokens[int(masked.originals[place])],
            guess=guess,
            loss=loss,
            probability=probability,
            start=int(blocks.pieces["begin"][place]),
            end=int(blocks.pieces["end"][place]),
        )
        shown.append(piece)
    return tuple(shown)
