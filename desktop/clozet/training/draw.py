"""Which rows a step trains on, and their masks: a function of the seed and the step alone."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .blocks import Blocks
from .masking import Masked, Masker
from .recipe import Recipe

OWN, REPLAYED, MASKS = range(3)
"""What a seed is for, beside the number of the epoch or step."""


class Draw:
    """Draws rows of the documents, and among them some of the general text, epoch by epoch."""

    def __init__(self, own: Blocks, general: Blocks | None, masker: Masker, recipe: Recipe) -> None:
        self._own = own
        self._general = general
        self._masker = masker
        self._seed = recipe.seed
        self._replay = recipe.replay if general else 0
        self._rows = recipe.rows - self._replay
        self._order = lru_cache(maxsize=4)(self._shuffled)

    def steps(self, epochs: float) -> int:
        """Return how many steps show the documents so many times."""
        return max(1, round(epochs * len(self._own) / self._rows))

    def epochs(self, steps: int) -> float:
        """Return how many times so many steps show the documents."""
        return steps * self._rows / len(self._own)

    def batch(self, step: int) -> Masked:
        """Return the masked rows of a step, counted from 0: anew for each."""
        parts = [self._own.take(self._numbers(OWN, step, self._rows, len(self._own)))]
        if self._general and self._replay:
            numbers = self._numbers(REPLAYED, step, self._replay, len(self._general))
            parts.append(self._general.take(numbers))
        generator = np.random.default_rng([self._seed, MASKS, step])
        masked = self._masker.mask(_joined(parts), generator)
        return replace(masked, general=np.arange(len(masked)) >= self._rows)

    def _numbers(self, what: int, step: int, rows: int, of: int) -> NDArray[np.int64]:
        places = step * rows + np.arange(rows)
        return np.array([self._order(what, place // of, of)[place % of] for place in places])

    def _shuffled(self, what: int, epoch: int, of: int) -> NDArray[np.int64]:
        return np.random.default_rng([self._seed, what, epoch]).permutation(of)


def _joined(parts: list[Blocks]) -> Blocks:
    """Lay rows under each other; a corpus of one short row sets the length of all."""
    length = min(part.pieces.shape[1] for part in parts)
    return Blocks(
        np.concatenate([part.pieces[:, :length] for part in parts]),
        np.concatenate([part.counted[:, :length] for part in parts]),
    )
