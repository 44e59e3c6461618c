"""A sentence encoder that the user imported: a transformer, and its pieces pooled to a vector."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
import torch.nn.functional as F  # its usual name
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor

from clozet.errors import ModelError
from clozet.processes import cores

from .bert import best_precision
from .encoder import batches
from .facts import read_config
from .installed import TOKENIZER, WEIGHTS
from .sentence_body import Body, load_body
from .sentence_modules import sentence_modules

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ACTIVATIONS: dict[str, Callable[[Tensor], Tensor]] = {
    "Tanh": torch.tanh,
    "Identity": lambda x: x,
    "GELU": F.gelu,
    "ReLU": F.relu,
}


class PooledEncoder:
    """Turns texts into vectors as sentence-transformers does with the same folder."""

    def __init__(
        self,
        folder: Path,
        name: str,
        hash: str,
        dtype: torch.dtype | None = None,
        body: Body | None = None,
    ) -> None:
        self.name = name
        self.hash = hash
        self._how = sentence_modules(folder)
        self.dimension = self._how.dimension
        torch.set_num_threads(1)  # each batch has a thread of its own: none waits for another
        self._threads = ThreadPoolExecutor(cores())
        self._body = body or load_body(self._how.body, dtype or best_precision())
        self._dense = [_Dense(place) for place in self._how.dense]
        self._tokenizer = _tokenizer(self._how.body)
        self._marks_behind = _marks_behind(self._tokenizer)
        self._tokenizer.enable_truncation(self._how.limit)

    def encode(self, texts: Sequence[str], *, query: bool = False) -> "NDArray[np.float32]":
        """Return one vector for each text, question or passage: float32 [n, dimension].

        Vectors have unit length. What stands behind a text's first pieces does not count.
        """
        import numpy as np

        pieces = self.pieces(texts, query=query)
        vectors = np.empty((len(pieces), self.dimension), dtype=np.float32)

        def compute(batch: list[int]) -> None:
            with torch.inference_mode():
                found = self.vectors([pieces[row] for row in batch], query=query)
            vectors[batch] = found.numpy()

        for _ in self._threads.map(compute, batches(pieces)):
            pass
        return vectors

    def pieces(self, texts: Sequence[str], *, query: bool = False) -> list[list[int]]:
        """Return the piece ids of each text, with marks and prompt, cut to what is read."""
        prompt = self._how.query if query else self._how.passage
        return [encoding.ids for encoding in self._encoded([prompt + text for text in texts])]

    def vectors(self, pieces: Sequence[Sequence[int]], *, query: bool = False) -> Tensor:
        """Return the vectors of texts of piece ids, with gradients where the body gives them.

        float32 [texts, dimension], unit length.
        """
        prompt = self._how.query if query else self._how.passage
        skipped = 0 if self._how.pool_prompt or not prompt else self._prompt_length(prompt)
        states = self._body.states(pieces)
        vectors = torch.stack([self._pooled(state.float(), skipped) for state in states])
        for dense in self._dense:
            vectors = dense(vectors)
        return F.normalize(vectors, dim=1)

    def _encoded(self, texts: Sequence[str]) -> Any:
        stripped = [text.strip() for text in texts]
        lowered = [text.lower() for text in stripped] if self._how.lower else stripped
        return self._tokenizer.encode_batch(lowered)

    def _prompt_length(self, prompt: str) -> int:
        return len(self._encoded([prompt])[0].ids) - self._marks_behind

    def _pooled(self, states: Tensor, skipped: int) -> Tensor:
        """Pool the states [pieces, width] of one text, those of a prompt perhaps left out."""
        kept = states[min(skipped, len(states) - 1) :]
        weights = torch.arange(len(states) - len(kept) + 1, len(states) + 1, dtype=torch.float32)
        ways: dict[str, Callable[[], Tensor]] = {
            "cls": lambda: kept[0],
            "max": lambda: kept.max(0).values,
            "mean": lambda: kept.mean(0),
            "mean_sqrt_len_tokens": lambda: kept.sum(0) / len(kept) ** 0.5,
            "weightedmean": lambda: (kept * weights[:, None]).sum(0) / weights.sum(),
            "lasttoken": lambda: kept[-1],
        }
        return torch.cat([ways[way]() for way in self._how.pooling])


class _Dense:
    """A linear map with its activation, behind the pooling."""

    def __init__(self, place: Path) -> None:
        config = read_config(place)
        named = load_file(place / WEIGHTS)
        self._weight = named["linear.weight"].float()
        self._bias = named["linear.bias"].float() if "linear.bias" in named else None
        activation = str(config.get("activation_function", "Identity")).rpartition(".")[2]
        if activation not in ACTIVATIONS:
            raise ModelError(
                f"This sentence encoder cannot be used: its activation is {activation}.",
                f"There are {', '.join(ACTIVATIONS)}.",
            )
        self._activation = ACTIVATIONS[activation]

    def __call__(self, vectors: Tensor) -> Tensor:
        return self._activation(F.linear(vectors, self._weight, self._bias))


def _tokenizer(folder: Path) -> Tokenizer:
    try:
        made = Tokenizer.from_file(str(folder / TOKENIZER))
    except Exception as error:  # tokenizers raises nothing narrower
        raise ModelError(
            f"The tokenizer in {folder} cannot be read.", "Import the model again."
        ) from error
    made.no_padding()
    made.no_truncation()
    return made


def _marks_behind(tokenizer: Tokenizer) -> int:
    """Return how many marks the tokenizer puts behind a text."""
    marks = tokenizer.encode("a").special_tokens_mask
    return next(count for count, mark in enumerate(reversed(marks)) if not mark)
