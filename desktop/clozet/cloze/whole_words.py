"""Which pieces may begin a whole word at a blank, go on with it, or stand there for a sign."""

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from clozet.models.tokenization import Tokenization

from .contexts import Context

if TYPE_CHECKING:
    from torch import Tensor

_INSIDE = "'’-"
MODELS = 8
"""As many models have their tables kept."""


def is_word(surface: str) -> bool:
    """Tell whether a piece's text is of letters, digits and their marks."""
    return any(letter.isalnum() for letter in surface) and all(
        unicodedata.category(letter)[0] in "LMN" or letter in _INSIDE for letter in surface
    )


def beginnings(context: Context) -> "Tensor":
    """Return which pieces may begin a word in this blank: bool [vocabulary].

    Punctuation may only where punctuation was clicked.
    """
    begins = _begins(context.pieces, context.spaced)
    sign = context.original is not None and not any(map(str.isalnum, context.original))
    return begins if sign else begins & _words(context.pieces)


def continuations(pieces: Tokenization) -> "Tensor":
    """Return which pieces may go on with a word: bool [vocabulary]."""
    return _continues(pieces) & _words(pieces)


@lru_cache(maxsize=2 * MODELS)
def _begins(pieces: Tokenization, spaced: bool) -> "Tensor":
    import torch

    return torch.tensor(pieces.begins(spaced=spaced))


@lru_cache(maxsize=MODELS)
def _continues(pieces: Tokenization) -> "Tensor":
    import torch

    return torch.tensor(pieces.continues)


@lru_cache(maxsize=MODELS)
def _words(pieces: Tokenization) -> "Tensor":
    import torch

    return torch.tensor([is_word(surface) for surface in pieces.surfaces])
