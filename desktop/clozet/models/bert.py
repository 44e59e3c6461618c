"""BERT's forward pass, in plain torch: texts lie end to end, so that nothing is padded."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
import torch.nn.functional as F  # its usual name
from safetensors.torch import load_file
from torch import Tensor

HEADS = 12
EPSILON = 1e-12
ROWS = 128
"""Batches are filled up to a multiple of this: the matrix library plans anew for each shape."""

_LINEAR_AND_NORM = (
    "attention.output.dense",
    "attention.output.LayerNorm",
    "intermediate.dense",
    "output.dense",
    "output.LayerNorm",
)


class Bert:
    """The encoder's layers, with the mean over a text's pieces as its vector."""

    def __init__(self, weights: Path, dtype: torch.dtype) -> None:
        named = load_file(weights)
        self.dtype = dtype
        self._words = named["embeddings.word_embeddings.weight"]
        self._positions = (
            named["embeddings.position_embeddings.weight"]
            + named["embeddings.token_type_embeddings.weight"][0]
        )
        self._norm = _pair(named, "embeddings.LayerNorm", torch.float32)
        self._layers: list[list[tuple[Tensor, Tensor]]] = []
        while (prefix := f"encoder.layer.{len(self._layers)}.") + "output.dense.bias" in named:
            pairs = [_pair(named, prefix + name, dtype) for name in _LINEAR_AND_NORM]
            self._layers.append([_attention_in(named, prefix + "attention.self.", dtype), *pairs])

    @torch.inference_mode()
    def vectors(self, texts: Sequence[Sequence[int]]) -> Tensor:
        """Return one vector for each text of piece ids: float32 [texts, width], unit length."""
        if self.dtype != torch.bfloat16:
            return self._run(texts, _attend)
        vectors = self._run(texts, _attend_fast)
        odd = (~vectors.isfinite().all(1)).nonzero()[:, 0].tolist()
        if odd:
            vectors[odd] = self._run([texts[row] for row in odd], _attend)
        return vectors

    def _run(self, texts: Sequence[Sequence[int]], attend: "Attend") -> Tensor:
        lengths = [len(text) for text in texts]
        spare = [0] * (-sum(lengths) % ROWS)
        ids = torch.tensor([piece for text in texts for piece in text] + spare)
        positions = torch.cat([self._positions[:length] for length in (*lengths, len(spare))])
        x = _normed(self._words[ids] + positions, self._norm).to(self.dtype)
        for into, out, attention_norm, up, down, norm in self._layers:
            seen = _attended(F.linear(x, *into), lengths, attend)
            x = _normed(F.linear(seen, *out).add_(x), attention_norm)
            x = _normed(F.linear(F.gelu(F.linear(x, *up)), *down).add_(x), norm)
        means = torch.stack([text.float().mean(0) for text in _texts(x, lengths)])
        return F.normalize(means, dim=1)


Attend = Callable[[Tensor, Tensor, Tensor], Tensor]


def _attended(parts: Tensor, lengths: list[int], attend: Attend) -> Tensor:
    """Attend within each text: [pieces, 3 * width] to [pieces, width]."""
    heads = parts.view(len(parts), 3, HEADS, -1)
    seen = torch.zeros_like(heads[:, 0])
    for text, into in zip(_texts(heads, lengths), _texts(seen, lengths), strict=True):
        query, key, value = text.permute(1, 2, 0, 3)
        into.copy_(attend(query, key, value).transpose(0, 1))
    return seen.view(len(parts), -1)


def _texts(rows: Tensor, lengths: list[int]) -> Sequence[Tensor]:
    """Part rows by text; the spare ones behind the last text are left out."""
    return torch.split(rows[: sum(lengths)], lengths)


def _attend(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    seen = F.scaled_dot_product_attention(query[None], key[None], value[None], scale=1.0)
    return seen[0]


def _attend_fast(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """Attend without taking each row's greatest from it first: a third faster.

    A row with a score over 88, or with none over -88, is not finite then: odd texts have some.
    """
    weights = torch.matmul(query, key.transpose(1, 2)).exp_()
    return torch.matmul(weights, value).div_(weights.sum(-1, keepdim=True))


def _normed(x: Tensor, norm: tuple[Tensor, Tensor]) -> Tensor:
    return F.layer_norm(x, x.shape[-1:], *norm, EPSILON)


def _pair(named: dict[str, Tensor], name: str, dtype: torch.dtype) -> tuple[Tensor, Tensor]:
    return named[name + ".weight"].to(dtype), named[name + ".bias"].to(dtype)


def _attention_in(
    named: dict[str, Tensor], prefix: str, dtype: torch.dtype
) -> tuple[Tensor, Tensor]:
    """Join the maps to queries, keys and values; the scores' scale goes into the queries'."""
    pairs = [_pair(named, prefix + side, torch.float32) for side in ("query", "key", "value")]
    scale = (len(pairs[0][1]) / HEADS) ** -0.5
    pairs[0] = (pairs[0][0] * scale, pairs[0][1] * scale)
    weights, biases = zip(*pairs, strict=True)
    return torch.cat(weights).to(dtype), torch.cat(biases).to(dtype)


def best_precision() -> torch.dtype:
    """Return bfloat16 where this processor multiplies it faster than float32, else float32.

    Without instructions of its own for it, a processor is tens of times slower: tried here on
    products so small that even there it takes a fraction of a second.
    """
    seconds = {dtype: _product_seconds(dtype) for dtype in (torch.float32, torch.bfloat16)}
    return min(seconds, key=lambda dtype: seconds[dtype])


@torch.inference_mode()
def _product_seconds(dtype: torch.dtype) -> float:
    x, weight = torch.ones(128, 384, dtype=dtype), torch.ones(384, 384, dtype=dtype)
    tries = []
    for _ in range(6):
        began = time.perf_counter()
        F.linear(x, weight)
        tries.append(time.perf_counter() - began)
    return min(tries)
