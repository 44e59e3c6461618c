"""Blocks → masked blocks: which pieces are selected, and what stands in their place."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from clozet.messages.cloze import Kind, Unit
from clozet.models.tokenization import Tokenization

from .blocks import Blocks

PLAIN, MASK, RANDOM, KEPT = range(4)
KINDS: tuple[Kind, ...] = ("plain", "mask", "random", "kept")

TRAINING_MIX = (0.8, 0.1, 0.1)
"""Shares of selected pieces that are masked, swapped, kept (Devlin et al. 2019, section 3.1)."""

EVALUATION_MIX = (1.0, 0.0, 0.0)

SPAN_MEAN, LONGEST_SPAN = 0.2, 10
"""Words of a span: geometric, at most so many (Joshi et al. 2020, section 3.1)."""

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Masked:
    """Rows as the model sees them: `ids` and `originals` int64, `kinds` one of `KINDS`' numbers."""

    ids: Numbers  # [rows, length]
    originals: Numbers  # [rows, length]
    kinds: NDArray[np.uint8]  # [rows, length]
    general: Flags  # [rows]: general text among the documents

    def __len__(self) -> int:
        return len(self.ids)

    def take(self, rows: slice | Flags) -> "Masked":
        """Return some of the rows."""
        return Masked(self.ids[rows], self.originals[rows], self.kinds[rows], self.general[rows])

    @property
    def selected(self) -> Numbers:
        """The places of selected pieces, counted through all rows."""
        return np.flatnonzero(self.kinds)


@dataclass(frozen=True)
class Masker:
    """Selects `rate` of each row's pieces in whole units, and replaces them as `mix` says.

    A unit is a token, a word, or a span of words.
    """

    pieces: Tokenization
    unit: Unit = "word"
    rate: float = 0.15
    mix: tuple[float, float, float] = TRAINING_MIX

    def mask(self, blocks: Blocks, generator: Generator) -> Masked:
        """Mask rows; special pieces, and those that are not counted, are never selected.

        In expectation exactly `rate` is selected, at least one unit a row. A span is replaced as
        one, as Joshi et al. do; otherwise each piece by itself.
        """
        ids = blocks.pieces["id"].astype(np.int64)
        eligible = ~self._special[ids] & blocks.counted
        units = _units(blocks, eligible, self.unit, generator)
        picked = _selected(units, eligible, self.rate, generator)
        drawn = generator.random(ids.size)[units if self.unit == "span" else slice(None)]
        flat = np.zeros(ids.size, dtype=np.uint8)
        flat[picked] = 1 + np.searchsorted(np.cumsum(self.mix)[:-1], drawn[picked], "right")
        kinds = flat.reshape(ids.shape)
        shown = ids.copy()
        shown[kinds == MASK] = self.pieces.mask
        swapped = kinds == RANDOM
        shown[swapped] = generator.choice(self._ordinary, int(swapped.sum()))
        return Masked(shown, ids, kinds, np.zeros(len(ids), dtype=np.bool_))

    @cached_property
    def _special(self) -> Flags:
        """Tell of each id whether it is special."""
        flags = np.zeros(self.pieces.size, dtype=np.bool_)
        flags[list(self.pieces.special)] = True
        return flags

    @cached_property
    def _ordinary(self) -> Numbers:
        """The ids that a text may hold: neither special nor left free by the vocabulary."""
        free = [n for n, piece in enumerate(self.pieces.tokens) if piece.startswith("[unused")]
        kept = ~self._special
        kept[free] = False
        return np.flatnonzero(kept)


def _units(blocks: Blocks, eligible: Flags, unit: Unit, generator: Generator) -> Numbers:
    """Return the unit's number of every piece, rising through all rows: flat [rows * length]."""
    if unit == "token":
        return np.arange(eligible.size)
    first = np.zeros(eligible.shape, dtype=np.bool_)
    first[:, 0] = True
    opens = blocks.pieces["starts"] | first | ~eligible
    opens[:, 1:] |= ~eligible[:, :-1]
    words = np.cumsum(opens) - 1
    if unit == "word":
        return words
    lengths = np.minimum(generator.geometric(SPAN_MEAN, words[-1] + 1), LONGEST_SPAN)
    begins = np.zeros(words[-1] + 1, dtype=np.bool_)
    begins[np.concatenate([[0], np.cumsum(lengths)]).clip(max=words[-1])] = True
    broken = first | ~eligible
    broken[:, 1:] |= ~eligible[:, :-1]
    opens_span = (opens.ravel() & begins[words]) | broken.ravel()
    return np.cumsum(opens_span) - 1


def _selected(units: Numbers, eligible: Flags, rate: float, generator: Generator) -> Flags:
    """Return which pieces are selected: flat [rows * length].

    Each row takes its units in random order as long as its share lasts; the unit that would go
    over it is taken with the probability that makes the expectation right.
    """
    rows, length = eligible.shape
    of_piece = eligible.ravel()
    sizes = np.bincount(units, weights=of_piece).astype(np.int64)
    first_piece = np.searchsorted(units, np.arange(len(sizes)))
    row_of = first_piece // length
    order = np.lexsort((generator.random(len(sizes)), row_of))
    order = order[sizes[order] > 0]
    before = np.cumsum(sizes[order]) - sizes[order]
    of_row = np.bincount(row_of[order], weights=sizes[order], minlength=rows)
    before = before - (np.cumsum(of_row) - of_row)[row_of[order]]
    share = rate * of_row[row_of[order]]
    taken = (before + sizes[order] * generator.random(len(order)) <= share) | (before == 0)
    chosen = np.zeros(len(sizes), dtype=np.bool_)
    chosen[order[taken]] = True
    selected: Flags = chosen[units] & of_piece
    return selected
