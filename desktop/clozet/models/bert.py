"""BERT's forward pass, in plain torch: texts lie end to end, so that nothing is padded."""

import time
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

import torch
import torch.nn.functional as F  # its usual name
from torch import Tensor

ROWS = 128
FEW_ROWS = 16
"""Batches are filled up to a multiple of these: the matrix library plans anew for each shape."""

FEW = 256
"""So many pieces are few: what is filled up would cost more than the plans do."""

_LINEAR_AND_NORM = (
    "attention.output.dense",
    "attention.output.LayerNorm",
    "intermediate.dense",
    "output.dense",
    "output.LayerNorm",
)

Layer = list[tuple[Tensor, Tensor]]
"""Weights and biases: the joined map into attention, then those of `_LINEAR_AND_NORM`."""


class Bert:
    """The embeddings and layers that encoders and masked models share.

    `named` are the weights of a checkpoint, whose names begin with `prefix`; a missing one raises
    KeyError.
    """

    def __init__(
        self,
        named: Mapping[str, Tensor],
        dtype: torch.dtype,
        *,
        heads: int = 12,
        epsilon: float = 1e-12,
        prefix: str = "",
    ) -> None:
        self.dtype = dtype
        self.epsilon = epsilon
        self.heads = heads
        self.words = named[prefix + "embeddings.word_embeddings.weight"]
        self.positions = (
            named[prefix + "embeddings.position_embeddings.weight"].float()
            + named[prefix + "embeddings.token_type_embeddings.weight"][0].float()
        )
        self._norm = pair(named, prefix + "embeddings.LayerNorm", torch.float32)
        self.layers: list[Layer] = []
        while any(name.startswith(layer := self._layer_name(prefix)) for name in named):
            pairs = [pair(named, layer + name, dtype) for name in _LINEAR_AND_NORM]
            into = _attention_in(named, layer + "attention.self.", heads, dtype)
            self.layers.append([into, *pairs])

    def _layer_name(self, prefix: str) -> str:
        return f"{prefix}encoder.layer.{len(self.layers)}."

    @property
    def width(self) -> int:
        """The number of components that a piece has in each layer."""
        return self.words.shape[1]

    @torch.inference_mode()
    def states(self, texts: Sequence[Sequence[int]]) -> list[Tensor]:
        """Return the last layer of each text of piece ids: `dtype` [pieces, width]."""
        if self.dtype != torch.bfloat16:
            return self._run(texts, attend)
        states = self._run(texts, attend_fast)
        if not torch.cat(states).isfinite().all():
            odd = [row for row, state in enumerate(states) if not state.isfinite().all()]
            again = self._run([texts[row] for row in odd], attend)
            for row, state in zip(odd, again, strict=True):
                states[row] = state
        return states

    def _run(self, texts: Sequence[Sequence[int]], attend: "Attend") -> list[Tensor]:
        lengths = [len(text) for text in texts]
        rows = FEW_ROWS if sum(lengths) <= FEW else ROWS
        spare = -sum(lengths) % rows
        ids = torch.tensor([piece for text in texts for piece in text] + [0] * spare)
        ends = [*lengths, *[1] * spare]
        positions = torch.cat([self.positions[:end] for end in ends])
        x = self.embedded(ids, positions)
        for layer in self.layers:
            seen = attended(F.linear(x, *layer[0]), lengths, self.heads, attend)
            x = self.onwards(layer, seen, x)
        return list(_texts(x, lengths))

    def embedded(self, ids: Tensor, positions: Tensor) -> Tensor:
        """Return what goes into the first layer: `dtype` [..., width]."""
        return self.normed(self.words[ids].float() + positions, self._norm).to(self.dtype)

    def onwards(self, layer: Layer, seen: Tensor, x: Tensor) -> Tensor:
        """Return a layer's output from what its attention has seen, and from its input `x`."""
        _, out, attention_norm, up, down, norm = layer
        x = self.normed(F.linear(seen, *out).add_(x), attention_norm)
        return self.normed(F.linear(F.gelu(F.linear(x, *up)), *down).add_(x), norm)

    def normed(self, x: Tensor, norm: tuple[Tensor, Tensor]) -> Tensor:
        """Normalise each row, with the scale and shift of `norm` (Ba et al. 2016)."""
        return F.layer_norm(x, x.shape[-1:], *norm, self.epsilon)


Attend = Callable[[Tensor, Tensor, Tensor], Tensor]


def attended(parts: Tensor, lengths: list[int], heads: int, attend: Attend) -> Tensor:
    """Attend within each text: [pieces, 3 * width] to [pieces, width].

    Neighbours of one length are done at once.
    """
    sides = parts.view(len(parts), 3, heads, -1)
    seen = torch.zeros_like(sides[:, 0])
    alike = [(length, len(list(run))) for length, run in groupby(lengths)]
    sizes = [length * count for length, count in alike]
    parted = zip(alike, _texts(sides, sizes), _texts(seen, sizes), strict=True)
    for (length, count), texts, into in parted:
        # [texts, pieces, side, heads, width of a head] to [side, texts, heads, pieces, …]
        query, key, value = texts.view(count, length, 3, heads, -1).permute(2, 0, 3, 1, 4)
        into.view(count, length, heads, -1).copy_(attend(query, key, value).transpose(1, 2))
    return seen.view(len(parts), -1)


def _texts(rows: Tensor, lengths: list[int]) -> Sequence[Tensor]:
    """Part rows by text; the spare ones behind the last text are left out."""
    return torch.split(rows[: sum(lengths)], lengths)


def attend(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """Attend by softmax over scores: [texts, heads, pieces, width of a head] each, all scaled."""
    return F.scaled_dot_product_attention(query, key, value, scale=1.0)


def attend_fast(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """Attend without taking each row's greatest from it first: a third faster.

    A row with a score over 88, or with none over -88, is not finite then: odd texts have some.
    """
    weights = torch.matmul(query, key.transpose(-1, -2)).exp_()
    return torch.matmul(weights, value).div_(weights.sum(-1, keepdim=True))


def pair(named: Mapping[str, Tensor], name: str, dtype: torch.dtype) -> tuple[Tensor, Tensor]:
    """Return the weight and bias called `name`."""
    return named[name + ".weight"].to(dtype), named[name + ".bias"].to(dtype)


def _attention_in(
    named: Mapping[str, Tensor], prefix: str, heads: int, dtype: torch.dtype
) -> tuple[Tensor, Tensor]:
    """Join the maps to queries, keys and values; the scores' scale goes into the queries'."""
    pairs = [pair(named, prefix + side, torch.float32) for side in ("query", "key", "value")]
    scale = (len(pairs[0][1]) / heads) ** -0.5
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
