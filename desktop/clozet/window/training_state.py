"""What the Adapt view shows of a run, as values: its curves, its sample, how it compares so far."""

import math
from dataclasses import dataclass, replace
from typing import Literal

from clozet.messages.housekeeping import JobRow
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Failed, Progress
from clozet.messages.training import (
    Adapt,
    Adapted,
    Bounds,
    Card,
    Evaluation,
    Intervals,
    MaskedSample,
    Measures,
    Step,
)

MOST_POINTS = 2000  # of a curve: more than a screen has columns
_SMOOTHING = 0.1  # the weight that a new loss has in the drawn mean

RunState = Literal["starting", "running", "paused", "finishing", "done", "failed", "cancelled"]
Trend = Literal["better", "no clear change", "worse", "lower so far", "higher so far"]


@dataclass(frozen=True)
class Comparison:
    """What a model scores before and after, on held-out documents and on general English.

    `loss_change` and `intervals` are bounds (95 %) of changes, None where they were not measured.
    """

    before: Measures
    after: Measures
    control_before: Measures
    control_after: Measures
    loss_change: Bounds | None = None
    intervals: Intervals | None = None

    @property
    def perplexity_bounds(self) -> Bounds | None:
        """Bounds of the perplexity after, from those of the change of loss."""
        if self.loss_change is None:
            return None
        low, high = self.loss_change
        return math.exp(self.before.loss + low), math.exp(self.before.loss + high)

    @property
    def trend(self) -> Trend:
        """Say what the held-out documents show; without bounds only which way it goes."""
        if self.loss_change is None:
            return "lower so far" if self.after.loss < self.before.loss else "higher so far"
        low, high = self.loss_change
        if high < 0:
            return "better"
        return "worse" if low > 0 else "no clear change"


def compared(card: Card) -> Comparison:
    """Return the comparison that a card holds."""
    return Comparison(
        card.before,
        card.after,
        card.control.before,
        card.control.after,
        card.interval,
        card.intervals,
    )


@dataclass(frozen=True)
class Run:
    """An adaptation under way, or one that has ended since the window was opened.

    `job` is 0 until the worker has said it; `asked` None where another window or the command
    line asked. `losses` are (step, loss), thinned when they are many.
    """

    asked: Adapt | None = None
    name: str = ""
    job: int = 0
    state: RunState = "starting"
    step: int = 0
    of: int = 0
    seconds_left: float | None = None
    losses: tuple[tuple[int, float], ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    sample: MaskedSample | None = None
    adapted: Adapted | None = None
    failure: Failed | None = None

    @property
    def under_way(self) -> bool:
        """Tell whether it has not ended; a paused one has not."""
        return self.state in ("starting", "running", "paused", "finishing")

    @property
    def seconds_a_step(self) -> float | None:
        """The pace, as far as it can be told."""
        if self.adapted is not None and self.adapted.card.steps:
            return self.adapted.card.seconds / self.adapted.card.steps
        if self.seconds_left is None or self.of <= self.step:
            return None
        return self.seconds_left / (self.of - self.step)

    def minutes(self, step: int) -> float:
        """Return when a step was or will be, at the pace there is; its number where none is."""
        pace = self.seconds_a_step
        return float(step) if pace is None else step * pace / 60

    @property
    def smooth_losses(self) -> tuple[tuple[int, float], ...]:
        """The losses as a moving mean that starts without bias (Kingma & Ba 2015, section 3)."""
        mean, weight, found = 0.0, 0.0, []
        for step, loss in self.losses:
            mean += _SMOOTHING * (loss - mean)
            weight += _SMOOTHING * (1 - weight)
            found.append((step, mean / weight))
        return tuple(found)

    @property
    def so_far(self) -> Comparison | None:
        """The last evaluation beside the first, None while there is only one."""
        return self.compared_at(len(self.evaluations))

    def compared_at(self, count: int) -> Comparison | None:
        """Return the last of the first `count` evaluations beside the first, None for one."""
        if count < 2:
            return None
        first, last = self.evaluations[0], self.evaluations[count - 1]
        return Comparison(
            first.heldout,
            last.heldout,
            first.control,
            last.control,
            None if last.intervals is None else last.intervals.loss,
            last.intervals,
        )

    @property
    def improving(self) -> bool:
        """Tell whether the last evaluation is the best one."""
        losses = [evaluation.heldout.loss for evaluation in self.evaluations]
        return len(losses) > 1 and losses[-1] == min(losses)

    def take(self, answer: Answer) -> "Run":
        """Return the run after an answer of the worker."""
        run = self
        match answer:
            case Progress(job=job):
                run = replace(self, job=job)
            case Step():
                run = self._stepped(answer)
            case Evaluation():
                others = (one for one in self.evaluations if one.step != answer.step)
                evaluations = sorted((*others, answer), key=lambda one: one.step)
                run = replace(self, evaluations=tuple(evaluations))
            case MaskedSample():
                run = replace(self, sample=answer)
            case Adapted():
                run = replace(self, adapted=answer, state="done", seconds_left=None)
            case Failed():
                run = replace(self, failure=answer, state="failed", seconds_left=None)
        return run

    def told(self, job: JobRow) -> "Run":
        """Return the run after the library has said how its job stands.

        A worker that stops does not say whether it was paused or cancelled: the job does.
        """
        if not self.under_way:
            return self
        run = replace(self, job=job.id)
        if job.state in ("paused", "cancelled", "done"):
            run = replace(run, state=job.state, seconds_left=None)
        elif job.state == "failed":
            failure = Failed(kind="job", message=job.error, remedy="", exit_code=1)
            run = replace(run, state="failed", failure=failure, seconds_left=None)
        elif job.state == "finishing":
            run = run.finishing()
        elif self.state == "paused" and job.state == "running":
            run = replace(run, state="running")
        if job.done >= self.step and job.of:
            run = replace(run, step=job.done, of=job.of)
        return run

    def finishing(self) -> "Run":
        """Return the run once the user has asked to stop and keep."""
        return replace(self, state="finishing", seconds_left=None)

    def named(self, name: str) -> "Run":
        """Return the run under the name of what it is trained on."""
        return replace(self, name=name)

    def _stepped(self, step: Step) -> "Run":
        state: RunState = "running" if self.state == "starting" else self.state
        losses = (*self.losses, (step.step, step.loss))
        if len(losses) > MOST_POINTS:
            losses = (*losses[:-1:2], losses[-1])
        return replace(
            self,
            state=state,
            step=step.step,
            of=step.of,
            seconds_left=step.seconds_left,
            losses=losses,
        )
