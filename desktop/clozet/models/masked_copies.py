"""Copies of one text, each with another stretch masked, through BERT without doing work twice."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import torch
import torch.nn.functional as F  # its usual name
from torch import Tensor

from clozet.processes import cores

from .bert import Attend, Bert, Layer, attend, attend_fast, attended

Stretch = tuple[int, int]


class MaskedCopies:
    """Copies of `text` (piece ids with marks) with stretches of it masked.

    Exact: what comes out is what each copy alone would give. Embeddings, and the first layer's
    queries, keys and values, differ between copies only where they are masked, so that there are
    two of each. In the last layer nothing but the place that is asked for goes on, and its keys
    and values are never made: q·(Wx) = (Wᵀq)·x, and Σp(Wx) = W(Σpx).
    """

    def __init__(self, bert: Bert, text: Sequence[int], mask: int) -> None:
        self._bert = bert
        ids = torch.tensor([text, [mask] * len(text)])
        self._places = torch.arange(len(text))
        self._embedded = bert.embedded(ids, bert.positions[: len(text)])
        self._parts = F.linear(self._embedded, *bert.layers[0][0])

    @torch.inference_mode()
    def states(self, stretches: Sequence[Stretch]) -> Tensor:
        """Return the last layer at each stretch's first piece: `dtype` [stretches, width]."""
        if self._bert.dtype != torch.bfloat16:
            return self._run(stretches, attend)
        states = self._run(stretches, attend_fast)
        odd = (~states.isfinite().all(1)).nonzero()[:, 0].tolist()
        if odd:
            states[odd] = self._run([stretches[row] for row in odd], attend)
        return states

    def _run(self, stretches: Sequence[Stretch], attend: Attend) -> Tensor:
        starts, ends = torch.tensor(stretches).T[:, :, None]
        masked = ((self._places >= starts) & (self._places < ends)).long()
        lengths = [len(self._places)] * len(stretches)
        x = self._embedded[masked, self._places].flatten(0, 1)
        parts = self._parts[masked, self._places].flatten(0, 1)
        for number, layer in enumerate(self._bert.layers[:-1]):
            if number:
                parts = F.linear(x, *layer[0])
            x = self._bert.onwards(layer, attended(parts, lengths, self._bert.heads, attend), x)
        copies = x.view(len(stretches), -1, x.shape[1])
        here = copies[torch.arange(len(stretches)), starts[:, 0]]
        last = self._bert.layers[-1]
        return self._bert.onwards(last, _seen(last, here, copies, self._bert.heads), here)


def _seen(layer: Layer, here: Tensor, copies: Tensor, heads: int) -> Tensor:
    """Return what one place of each copy sees of it: [copies, width].

    The keys' bias adds the same to all scores of a query, so that softmax does not see it.
    """
    weight, bias = layer[0]
    width = here.shape[1]
    _, to_key, to_value = weight.view(3, heads, -1, width)
    query = F.linear(here, weight[:width], bias[:width]).view(len(here), heads, -1)
    query = query.transpose(0, 1)  # [heads, copies, width of a head]
    towards = torch.matmul(query, to_key).transpose(0, 1)  # [copies, heads, width]
    scores = torch.matmul(towards, copies.transpose(1, 2))
    weights = scores.float().softmax(-1).to(copies.dtype)
    mixed = torch.matmul(weights, copies).transpose(0, 1)  # [heads, copies, width]
    values = torch.matmul(mixed, to_value.transpose(1, 2))  # [heads, copies, width of a head]
    return values.transpose(0, 1).flatten(1) + bias[-width:]


Batch = TypeVar("Batch")
Found = TypeVar("Found")


def side_by_side(compute: Callable[[Batch], Found], batches: Sequence[Batch]) -> Iterator[Found]:
    """Yield what `compute` makes of each batch, in order; each core has a batch of its own.

    Whoever stops asking leaves the batches undone that have not begun.
    """
    pool = ThreadPoolExecutor(cores(), initializer=torch.set_num_threads, initargs=(1,))
    try:
        yield from pool.map(compute, batches)
    finally:
        pool.shutdown(cancel_futures=True)
