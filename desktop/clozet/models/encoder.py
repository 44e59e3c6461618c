"""The sentence encoder: all-MiniLM-L6-v2, run by a plain loop of our own."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from clozet.processes import cores

from .installed import WEIGHTS, checked, identity
from .pieces import Pieces, encoder_folder

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    import torch
    from numpy.typing import NDArray

    from .bert import Bert

MARKS = 2  # one before a text's pieces and one behind them
PIECES_A_BATCH = 1024


class Encoder:
    """Turns texts into vectors of unit length."""

    name = "all-MiniLM-L6-v2"
    dimension = 384
    max_pieces = Pieces.most

    def __init__(self, folder: "Path", dtype: "torch.dtype", threads: int) -> None:
        from safetensors.torch import load_file

        from .bert import Bert

        self.precision = str(dtype).removeprefix("torch.")
        self._threads = ThreadPoolExecutor(threads)

        self.hash = identity(WEIGHTS)
        self._tokenizer = Pieces.load().tokenizer
        self._tokenizer.enable_truncation(self.max_pieces + MARKS)
        self._bert = Bert(load_file(folder / WEIGHTS), dtype)

    @classmethod
    def load(cls, threads: int | None = None) -> "Encoder":
        """Load the encoder that is installed, in this processor's faster precision.

        `threads` is how many batches are computed side by side; None for one a core. Raise
        ModelError where its files are missing or not what they should be.
        """
        folder = checked(encoder_folder())
        import torch

        from .bert import best_precision

        torch.set_num_threads(1)  # each batch has a thread of its own: none waits for another
        return cls(folder, best_precision(), threads or cores())

    def encode(self, texts: Sequence[str], *, query: bool = False) -> "NDArray[np.float32]":
        """Return one vector for each text, question or passage: float32 [n, dimension].

        Vectors have unit length. What stands behind a text's first `max_pieces` word pieces does
        not count.
        """
        import numpy as np

        pieces = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        vectors = np.empty((len(pieces), self.dimension), dtype=np.float32)

        def compute(batch: list[int]) -> None:
            vectors[batch] = mean_vectors(self._bert, [pieces[row] for row in batch]).numpy()

        for _ in self._threads.map(compute, batches(pieces)):
            pass
        return vectors

    def count_pieces(self, text: str) -> int:
        """Return how many word pieces `text` has, its two marks left out."""
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)


def mean_vectors(bert: "Bert", texts: Sequence[Sequence[int]]) -> "torch.Tensor":
    """Return the mean of each text's last layer: float32 [texts, width], unit length."""
    import torch

    means = torch.stack([state.float().mean(0) for state in bert.states(texts)])
    return torch.nn.functional.normalize(means, dim=1)


def batches(pieces: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Yield row numbers, so many at a time that they have about `PIECES_A_BATCH` pieces."""
    batch: list[int] = []
    count = 0
    for row, text in enumerate(pieces):
        if batch and count + len(text) > PIECES_A_BATCH:
            yield batch
            batch, count = [], 0
        batch.append(row)
        count += len(text)
    if batch:
        yield batch
