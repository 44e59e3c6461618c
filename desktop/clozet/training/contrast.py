"""The training loop of a sentence encoder, flat: each query nearest to its own passage.

The loss is the cross-entropy of the cosines of a query with all passages of its batch (multiple
negatives ranking: Henderson et al. 2017, "Efficient Natural Language Response Suggestion for Smart
Reply", 4.4), and, so that nothing is forgotten, the distance of all vectors to those that the
encoder gave before.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from time import monotonic

import msgspec
import torch
import torch.nn.functional as F  # its usual name
from torch import Tensor
from torch.nn import Parameter

from clozet.messages.training import Step
from clozet.models.pooled_encoder import PooledEncoder
from clozet.processes import cores

from .pairs import Pair


@dataclass(frozen=True)
class ContrastRecipe:
    """How a run goes, and what ends it: `steps`, `minutes` of the whole job, or `passes`."""

    steps: int | None = None
    minutes: float | None = None
    seed: int = 0
    passes: int = 2  # of all pairs at most
    pairs: int = 32  # a step
    peak: float = 2e-5
    warm_up: int = 10  # steps
    weight_decay: float = 0.01
    clip: float = 1.0
    temperature: float = 0.05
    nearness: float = 5.0  # weight of the distance to the vectors before
    looks_at_the_end: float = 1.5  # so many times as long as the first self-test: last one, saving


class Position(msgspec.Struct):
    """Where a run is: with weights and optimiser all that a checkpoint has to keep.

    Pairs are drawn from the seed and the step alone, so `step` is their state too. `before` are
    the gains of the encoder as it was in the self-test of this `test` fingerprint.
    """

    step: int = 0
    seconds: float = 0.0  # of the steps
    prepared: float = 0.0  # seconds, before the first step
    look_seconds: float = 0.0
    test: str = ""
    before: list[float] = msgspec.field(default_factory=list)


@dataclass
class Contrast:
    """One run: all that its steps need and change.

    The vectors of `student` depend on `weights`; `before` is the same encoder as it was.
    """

    student: PooledEncoder
    before: PooledEncoder
    weights: Mapping[str, Parameter]
    pairs: Sequence[Pair]
    recipe: ContrastRecipe
    finishing: bool = False
    position: Position = field(default_factory=Position)

    def __post_init__(self) -> None:
        decay = self.recipe.weight_decay
        self.optimizer = torch.optim.AdamW(self.weights.values(), weight_decay=decay, fused=True)

    @property
    def most(self) -> int:
        """The steps after which the run ends, where no time ends it before."""
        recipe = self.recipe
        return recipe.steps or max(1, recipe.passes * len(self.pairs) // recipe.pairs)

    @property
    def seconds(self) -> float:
        """The seconds after which the steps end: what the job's minutes leave for them."""
        recipe, position = self.recipe, self.position
        if recipe.minutes is None:
            return inf
        looks = recipe.looks_at_the_end * position.look_seconds
        return max(1.0, 60 * recipe.minutes - position.prepared - looks)


def contrast(training: Contrast) -> Iterator[Step]:
    """Train on from where the run is; yield each step. It may be ended between two steps."""
    torch.set_num_threads(cores())
    recipe, position, optimizer = training.recipe, training.position, training.optimizer
    most, seconds = training.most, training.seconds
    while position.step < most and position.seconds < seconds and not training.finishing:
        began = monotonic()
        left = 1 - max(position.step / most, position.seconds / seconds)
        for group in optimizer.param_groups:
            group["lr"] = recipe.peak * min((position.step + 1) / recipe.warm_up, left)
        loss, pieces = _loss(training, _drawn(training.pairs, position.step, recipe))
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(training.weights.values(), recipe.clip)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        position.step += 1
        spent = monotonic() - began
        position.seconds += spent
        to_come = min(
            most - position.step,
            max(0.0, seconds - position.seconds) * position.step / position.seconds,
        )
        yield Step(
            step=position.step,
            of=position.step + round(to_come),
            loss=float(loss.detach()),
            tokens_per_second=pieces / spent,
            seconds_left=to_come * position.seconds / position.step,
        )


def _drawn(pairs: Sequence[Pair], step: int, recipe: ContrastRecipe) -> list[Pair]:
    """Return the pairs of a step: each once in a pass, in another order in the next."""
    places = range(step * recipe.pairs, (step + 1) * recipe.pairs)
    orders: dict[int, list[int]] = {}
    for number in {place // len(pairs) for place in places}:
        chance = torch.Generator().manual_seed(recipe.seed + number)
        orders[number] = torch.randperm(len(pairs), generator=chance).tolist()
    return [pairs[orders[place // len(pairs)][place % len(pairs)]] for place in places]


def _loss(training: Contrast, batch: Sequence[Pair]) -> tuple[Tensor, int]:
    """Return the loss of a batch, and how many pieces it has."""
    student, before, recipe = training.student, training.before, training.recipe
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
