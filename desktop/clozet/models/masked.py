"""Masked models: the port that all families have, and the one door through which they come."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from clozet.errors import ModelError

from .installed import WEIGHTS
from .tokenization import Tokenization

if TYPE_CHECKING:
    from torch import Tensor

Precision = Literal["float32", "bfloat16"]

PIECES_A_BATCH = 1024
PLACES_A_BATCH = 128

Place = tuple[int, int]
"""A text's number and a position among its pieces, marks counted, from 0."""

Stretch = tuple[int, int]
"""Positions [start, end) among the pieces of one text, marks counted."""


class MaskedModel(ABC):
    """A masked model, whichever its family.

    `limit` is the most pieces that a text may have, marks included.
    """

    name: str
    family: str
    limit: int
    precision: Precision
    pieces: Tokenization
    folder: Path

    @cached_property
    def hash(self) -> str:
        """The SHA-256 of the weights' file."""
        with (self.folder / WEIGHTS).open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()

    @abstractmethod
    def batch(self, texts: Sequence[Sequence[int]], places: Sequence[Place]) -> "Tensor":
        """Return the logits at `places` of these few texts: float32 [places, vocabulary]."""

    def batches(
        self, texts: Sequence[Sequence[int]], places: Sequence[Place]
    ) -> Iterator[tuple[list[int], "Tensor"]]:
        """Yield numbers of places with their log probabilities, in bounded memory.

        `texts` are piece ids with their marks. Each place comes once; the natural logarithms are
        float32 [numbers, vocabulary], at most `PLACES_A_BATCH` rows at a time. Raise ModelError
        where the weights give no numbers.
        """

        def compute(numbers: list[int]) -> "tuple[list[int], Tensor]":
            rows = sorted({places[number][0] for number in numbers}, key=lambda n: len(texts[n]))
            new = {row: position for position, row in enumerate(rows)}
            logits = self.batch(
                [texts[row] for row in rows],
                [(new[places[number][0]], places[number][1]) for number in numbers],
            )
            return numbers, self.as_log_probabilities(logits)

        from .masked_copies import side_by_side

        yield from side_by_side(compute, list(_batched(texts, places)))

    def masked_copies(
        self, text: Sequence[int], stretches: Sequence[Stretch]
    ) -> Iterator[tuple[list[int], "Tensor"]]:
        """Yield numbers of stretches with the log probabilities at their first pieces.

        Each stretch is masked in a copy of its own of `text`, piece ids with their marks. Rows
        and memory as in `batches`.
        """
        mask = self.pieces.mask
        copies = [(*text[:start], *[mask] * (end - start), *text[end:]) for start, end in stretches]
        yield from self.batches(copies, [(n, start) for n, (start, _) in enumerate(stretches)])

    def as_log_probabilities(self, logits: "Tensor") -> "Tensor":
        """Return natural log probabilities; raise ModelError where logits are not numbers."""
        found = logits.log_softmax(1)
        if found.isnan().any():
            raise ModelError(
                f"The weights of {self.name} give no numbers.", "Import the model again."
            )
        return found

    def log_probabilities(
        self, texts: Sequence[Sequence[int]], places: Sequence[Place]
    ) -> "Tensor":
        """Return natural log probabilities at all places: float32 [places, vocabulary].

        For more than some hundred places, take them from `batches` instead.
        """
        import torch

        found = torch.empty(len(places), self.pieces.size)
        for numbers, rows in self.batches(texts, places):
            found[numbers] = rows
        return found


def _batched(texts: Sequence[Sequence[int]], places: Sequence[Place]) -> Iterator[list[int]]:
    """Yield numbers of places, so few at a time that they and their texts fit one batch.

    Texts of one length come together, for models that pad.
    """
    order = sorted(range(len(places)), key=lambda n: (len(texts[places[n][0]]), places[n][0]))
    batch: list[int] = []
    pieces, row = 0, -1
    for number in order:
        longer = 0 if places[number][0] == row else len(texts[places[number][0]])
        if batch and (pieces + longer > PIECES_A_BATCH or len(batch) == PLACES_A_BATCH):
            yield batch
            batch, pieces, longer = [], 0, len(texts[places[number][0]])
        batch.append(number)
        pieces += longer
        row = places[number][0]
    if batch:
        yield batch


def load_masked(folder: Path, precision: Precision | None = None) -> MaskedModel:
    """Load the masked model in `folder`: a usual BERT in plain torch, others by transformers.

    A BERT runs in this processor's faster precision, unless another is named. Raise ModelError
    where files are missing, damaged, or lack a masked-LM head.
    """
    from .masked_bert import MaskedBert, is_usual

    if not is_usual(folder):
        from .loading import TransformersMasked

        return TransformersMasked(folder)
    from .bert import best_precision

    faster: Precision = "bfloat16" if "bf" in str(best_precision()) else "float32"
    return MaskedBert(folder, precision or faster)
