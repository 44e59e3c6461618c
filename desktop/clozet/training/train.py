"""The training loop, flat: rate, rows, forward and backward, clip, step, and now and then a look.

A generator of what happened: whoever runs it shows, saves, pauses and cancels between two steps.
"""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from math import inf
from time import monotonic
from typing import Any

import msgspec
import torch
import torch.nn.functional as F  # its usual name
from torch import Tensor

from clozet.messages.training import Evaluation

from .draw import Draw
from .evaluation import Scores
from .group import Group
from .masking import Masked
from .recipe import Recipe
from .trainee import Trainee


class Position(msgspec.Struct):
    """Where a run is: with weights and optimiser all that a checkpoint has to keep.

    Rows and masks are drawn from the seed and the step alone, so `step` is their state too.
    """

    step: int = 0
    of: int = 0
    rows_at_once: int = 0
    best: float = inf  # of the losses that tell when to stop,
    best_step: int = 0
    worse: int = 0
    seconds: float = 0.0
    look_seconds: float = 0.0
    looked: list[Evaluation] = msgspec.field(default_factory=list)


@dataclass(frozen=True)
class StepDone:
    """A step is done: the mean loss of the documents' selected pieces, how many pieces it saw."""

    loss: float
    pieces: int
    seconds: float


@dataclass(frozen=True)
class Looked:
    """The model was measured; `best` tells whether no look before was better."""

    evaluation: Evaluation
    heldout: Scores
    control: Scores
    best: bool


Look = Callable[[], tuple[Scores, Scores, float]]
"""Measures the model on held-out documents and on general English; returns these, and the loss
that tells when to stop."""


@dataclass
class Training:
    """One run: all that its steps need and change; `began` is the time of the job's start.

    `original` is the model as it was before, which the trainee stays close to on general text.
    """

    trainee: Trainee
    original: Trainee
    draw: Draw
    recipe: Recipe
    look: Look
    group: Group = field(default_factory=Group)
    began: float = field(default_factory=monotonic)
    finishing: bool = False
    position: Position = field(default_factory=Position)

    def __post_init__(self) -> None:
        recipe = self.recipe
        self.position.rows_at_once = recipe.rows_at_once
        trained = [each for each in self.trainee.weights.values() if each.requires_grad]
        decayed: dict[str, Any] = {"params": [p for p in trained if p.dim() > 1]}
        others: dict[str, Any] = {
            "params": [p for p in trained if p.dim() <= 1],
            "weight_decay": 0.0,
        }
        self.optimizer = torch.optim.AdamW(
            [decayed, others], betas=recipe.betas, weight_decay=recipe.weight_decay, fused=True
        )

    @property
    def spent(self) -> float:
        """Seconds that the job has taken, before and after a pause, sleep not counted."""
        return self.position.seconds + monotonic() - self.began

    def seconds_left(self, step_seconds: float) -> float:
        """Return the seconds that the rest will take, its looks included."""
        position = self.position
        to_come = range(position.step + 1, position.of)
        looks = 1 + sum(_is_look(step, position.of, self.recipe) for step in to_come)
        return (position.of - position.step) * step_seconds + looks * position.look_seconds


def train(training: Training) -> Iterator[StepDone | Looked]:
    """Train until the steps are done, the time is up, or the held-out loss rises; yield each step.

    `position.of` must be set, or the recipe's minutes. The last thing yielded is a look.
    """
    recipe, position = training.recipe, training.position
    if not position.looked:
        yield _look(training)
    if not position.of:
        position.of = position.step + _affordable(training, _timed(training))
    while position.step < position.of and position.worse < recipe.patience:
        if training.group.agreed(training.finishing):
            break
        began = monotonic()
        torch.manual_seed(recipe.seed + position.step)
        for group in training.optimizer.param_groups:
            group["lr"] = recipe.peak * _rate(position, recipe)
        batch = training.draw.batch(position.step)
        loss = _with_less_memory(training, batch)
        torch.nn.utils.clip_grad_norm_(training.trainee.weights.values(), recipe.clip)
        training.optimizer.step()
        training.trainee.refresh()
        training.trainee.forget_gradients()
        position.step += 1
        seconds = monotonic() - began
        yield StepDone(loss, batch.ids.size, seconds)
        if recipe.minutes and training.group.agreed(training.spent > _until(training)):
            break
        if _is_look(position.step, position.of, recipe):
            yield _look(training)
            if recipe.minutes:  # what the machine was thought to manage, and what it does
                position.of = position.step + _affordable(training, seconds)
    if position.looked[-1].step < position.step:
        yield _look(training)


def _rate(position: Position, recipe: Recipe) -> float:
    """Return the share of the peak at this step: up in a line, then down in a line to 0."""
    warm_up = max(recipe.fewest_warm_up, round(recipe.warm_up * position.of))
    rising = (position.step + 1) / warm_up
    falling = (position.of - position.step) / max(1, position.of - warm_up)
    return min(1.0, rising, falling)


def _is_look(step: int, of: int, recipe: Recipe) -> bool:
    """Tell whether a look on the way falls on this step."""
    return step % max(recipe.fewest_between_looks, of // (recipe.looks + 1)) == 0 and step < of


def _with_less_memory(training: Training, batch: Masked) -> float:
    """Compute the gradients of a step; with half the rows at once where memory is short."""
    position = training.position
    while True:
        try:
            return _gradients(training, batch)
        except (torch.OutOfMemoryError, RuntimeError) as error:
            short = isinstance(error, torch.OutOfMemoryError) or "not enough memory" in str(error)
            if not short or position.rows_at_once == 1 or training.group.size > 1:
                raise
            training.trainee.forget_gradients()
            position.rows_at_once //= 2


def _gradients(training: Training, batch: Masked) -> float:
    """Add up the gradients of the mean loss over all selected pieces of all processes.

    Return the mean over those of the documents.
    """
    trainee, group = training.trainee, training.group
    own = batch.take(slice(group.rank, None, group.size))
    selected, of_documents = group.sum(len(own.selected), len(own.take(~own.general).selected))
    at_once = training.position.rows_at_once
    total = torch.zeros((), device=trainee.device.name)
    for row in range(0, len(own), at_once):
        last = row + at_once >= len(own)
        with nullcontext() if last else trainee.unshared():
            learnt, kept = _losses(training, own.take(slice(row, row + at_once)))
            loss = (learnt + kept) * (group.size / selected)  # the group takes the mean
            torch.autograd.backward(loss)
            total += learnt.detach()
            if last or group.size == 1:
                trainee.collect()
    (summed,) = group.sum(float(total))
    return summed / of_documents


def _losses(training: Training, some: Masked) -> tuple[Tensor, Tensor]:
    """Return two sums over the selected pieces: of documents, and of general text.

    Of documents, the cross-entropies. Of general text, how far the model's expectations lie from
    those it had (Kullback-Leibler), so that they are not forgotten (Li and Hoiem 2016, "Learning
    without Forgetting", section 3; the text is the forgotten task's own here).
    """
    places = torch.from_numpy(some.selected)
    logits = training.trainee.logits(torch.from_numpy(some.ids), places)
    asked = torch.from_numpy(some.originals).reshape(-1)[places].to(logits.device)
    general = torch.from_numpy(some.general)[places // some.ids.shape[1]].to(logits.device)
    learnt = F.cross_entropy(logits[~general], asked[~general], reduction="sum")
    return learnt, _distance(training.original, some.take(some.general), logits[general])


def _distance(original: Trainee, some: Masked, logits: Tensor) -> Tensor:
    """Return the sum of divergences of `logits` from those of the model as it was."""
    if not len(some):
        return logits.sum()  # of none: 0
    with torch.no_grad():
        were = original.logits(torch.from_numpy(some.ids), torch.from_numpy(some.selected))
    is_now = logits.log_softmax(1)
    return F.kl_div(is_now, were.log_softmax(1), log_target=True, reduction="sum")


def _look(training: Training) -> Looked:
    """Measure the model, and note whether it still gets better."""
    position, began = training.position, monotonic()
    training.trainee.model.eval()
    heldout, control, loss = training.look()
    training.trainee.model.train()
    evaluation = Evaluation(step=position.step, heldout=heldout.measures, control=control.measures)
    best = loss < position.best
    if best:
        position.best, position.best_step = loss, position.step
    position.worse = 0 if best else position.worse + 1
    position.looked.append(evaluation)
    position.look_seconds = monotonic() - began
    return Looked(evaluation, heldout, control, best)


def _timed(training: Training) -> float:
    """Return the seconds of a step, from gradients that are thrown away: once to warm up."""
    batch = training.draw.batch(0)
    some = batch.take(slice(None, None, max(1, len(batch) // training.position.rows_at_once)))
    seconds = 0.0
    for _ in range(2):
        began = monotonic()
        learnt, kept = _losses(training, some)
        torch.autograd.backward(learnt + kept)
        training.trainee.collect()
        training.trainee.forget_gradients()
        seconds = monotonic() - began
    return seconds * len(batch) / len(some) / training.group.size


def _until(training: Training) -> float:
    """Return the seconds of the job by which the steps must end: a look and the card follow."""
    recipe = training.recipe
    assert recipe.minutes is not None
    return 60 * recipe.minutes - recipe.looks_at_the_end * training.position.look_seconds


def _affordable(training: Training, step_seconds: float) -> int:
    """Return how many steps the time that is left has room for, looks on the way included."""
    left = _until(training) - training.spent
    recipe, look_seconds = training.recipe, training.position.look_seconds
    looks = min(recipe.looks * look_seconds, left * recipe.look_share)
    return int(training.group.agreed(max(1, int((left - looks) / step_seconds))))
