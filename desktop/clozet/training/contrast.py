"""The training loop of a sentence encoder, flat: each query nearest to its own passage.

The loss is the cross-entropy of the cosines of a query with all passages of its batch (multiple
negatives ranking: Henderson et al. 2017, "Efficient Natural Language Response Suggestion for Smart
Reply", 4.4), and, so that nothing is forgotten, the distance of all vectors to those that the
encoder gave before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from time import monotonic

import torch
import torch.nn.functional as F  # its usual name
from torch import Tensor

from clozet.messages.training import Step
from clozet.models.pooled_encoder import PooledEncoder
from clozet.processes import cores

from .pairs import Pair


@dataclass(frozen=True)
class ContrastRecipe:
    """How a run goes, and what ends it: `steps`, or `seconds`, or the pairs `passes` times."""

    steps: int | None = None
    seconds: float = inf
    seed: int = 0
    passes: int = 2
    pairs: int = 32  # a step
    peak: float = 2e-5
    warm_up: int = 10  # steps
    weight_decay: float = 0.01
    clip: float = 1.0
    temperature: float = 0.05
    nearness: float = 5.0  # weight of the distance to the vectors before


def contrast(
    student: PooledEncoder,
    before: PooledEncoder,
    weights: Sequence[torch.nn.Parameter],
    pairs: Sequence[Pair],
    recipe: ContrastRecipe,
) -> Iterator[Step]:
    """Train `weights`, which the vectors of `student` depend on; yield each step.

    `before` is the same encoder as it was. Whoever runs it may end it between two steps.
    """
    torch.set_num_threads(cores())
    optimizer = torch.optim.AdamW(weights, weight_decay=recipe.weight_decay, fused=True)
    began = monotonic()
    most = recipe.steps or max(1, recipe.passes * len(pairs) // recipe.pairs)
    step = 0
    while step < most and (spent := monotonic() - began) < recipe.seconds:
        left = 1 - max(step / most, spent / recipe.seconds)
        for group in optimizer.param_groups:
            group["lr"] = recipe.peak * min((step + 1) / recipe.warm_up, left)
        batch = _drawn(pairs, step, recipe)
        loss, pieces = _loss(student, before, batch, recipe)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(weights, recipe.clip)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        step += 1
        seconds = monotonic() - began
        to_come = min(most - step, max(0.0, recipe.seconds - seconds) * step / seconds)
        yield Step(
            step=step,
            of=step + round(to_come),
            loss=float(loss.detach()),
            tokens_per_second=pieces / (seconds - spent),
            seconds_left=to_come * seconds / step,
        )


def _drawn(pairs: Sequence[Pair], step: int, recipe: ContrastRecipe) -> list[Pair]:
    """Return the pairs of a step: each once in a pass, in another order in the next."""
    places = range(step * recipe.pairs, (step + 1) * recipe.pairs)
    orders: dict[int, list[int]] = {}
    for number in {place // len(pairs) for place in places}:
        chance = torch.Generator().manual_seed(recipe.seed + number)
        orders[number] = torch.randperm(len(pairs), generator=chance).tolist()
    return [pairs[orders[place // len(pairs)][place % len(pairs)]] for place in places]


def _loss(
    student: PooledEncoder, before: PooledEncoder, batch: Sequence[Pair], recipe: ContrastRecipe
) -> tuple[Tensor, int]:
    """Return the loss of a batch, and how many pieces it has."""
    asked = student.pieces([pair.query for pair in batch], query=True)
    found = student.pieces([pair.passage for pair in batch])
    queries, passages = student.vectors(asked, query=True), student.vectors(found)
    with torch.no_grad():
        kept = torch.cat([before.vectors(asked, query=True), before.vectors(found)])
    scores = queries @ passages.T / recipe.temperature
    groups = torch.tensor([pair.group for pair in batch])
    related = (groups[:, None] == groups[None]).fill_diagonal_(False)
    own = torch.arange(len(batch))
    ranking = F.cross_entropy(scores.masked_fill(related, -inf), own)
    distance = (1 - (torch.cat([queries, passages]) * kept).sum(1)).mean()
    return ranking + recipe.nearness * distance, sum(map(len, [*asked, *found]))
