"""What the Adapt view shows of a run, as values."""

import math

import pytest

from clozet.messages.housekeeping import JobRow
from clozet.messages.progress import Cancelled, Failed, Progress
from clozet.messages.training import Evaluation, Intervals, Measures, Step
from clozet.window.training_state import MOST_POINTS, Comparison, Run


def measures(loss: float) -> Measures:
    return Measures(loss=loss, perplexity=math.exp(loss), accuracy_1=0.5, accuracy_5=0.7)


def evaluation(step: int, loss: float, intervals: Intervals | None = None) -> Evaluation:
    return Evaluation(step=step, heldout=measures(loss), control=measures(3.0), intervals=intervals)


def intervals(low: float, high: float) -> Intervals:
    none = (0.0, 0.0)
    return Intervals(loss=(low, high), accuracy_1=none, accuracy_5=none, control_accuracy_1=none)


def step(number: int, loss: float = 3.0, left: float | None = None) -> Step:
    return Step(step=number, of=100, loss=loss, tokens_per_second=900.0, seconds_left=left)


def after(*answers: object) -> Run:
    run = Run()
    for answer in answers:
        run = run.take(answer)  # type: ignore[arg-type]
    return run


def test_a_run_begins_with_its_first_step() -> None:
    assert Run().state == "starting"
    run = after(Progress(job=7, kind="adapt", done=0, of=100), step(1))
    assert (run.job, run.state, run.step, run.of) == (7, "running", 1, 100)


def test_the_time_of_a_step_follows_from_the_pace() -> None:
    run = after(step(20, left=160.0))
    assert run.seconds_a_step == 2.0
    assert run.minutes(90) == 3.0


def test_without_a_pace_a_step_stands_at_its_number() -> None:
    assert after(step(20)).minutes(90) == 90.0


def test_the_drawn_losses_are_a_mean_that_starts_at_the_first() -> None:
    run = after(step(1, 4.0), step(2, 2.0), step(3, 2.0))
    smooth = [loss for _, loss in run.smooth_losses]
    assert smooth[0] == pytest.approx(4.0)
    assert 2.0 < smooth[2] < smooth[1] < 4.0


def test_many_losses_are_thinned_and_keep_the_first_and_the_last() -> None:
    run = after(*(step(number) for number in range(1, MOST_POINTS + 2)))
    steps = [at for at, _ in run.losses]
    assert len(steps) <= MOST_POINTS // 2 + 2
    assert (steps[0], steps[-1]) == (1, MOST_POINTS + 1)


def test_an_evaluation_that_comes_again_takes_the_place_of_the_first() -> None:
    run = after(evaluation(0, 3.2), evaluation(50, 3.0), evaluation(0, 3.2))
    assert [one.step for one in run.evaluations] == [0, 50]


def test_one_evaluation_compares_with_nothing() -> None:
    assert after(evaluation(0, 3.2)).so_far is None


@pytest.mark.parametrize(
    ("bounds", "trend"),
    [
        (intervals(-0.3, -0.1), "better"),
        (intervals(-0.1, 0.1), "no clear change"),
        (intervals(0.1, 0.3), "worse"),
        (None, "lower so far"),
    ],
)
def test_the_trend_is_only_as_sure_as_its_bounds(bounds: Intervals | None, trend: str) -> None:
    so_far = after(evaluation(0, 3.2), evaluation(50, 3.0, bounds)).so_far
    assert so_far is not None
    assert so_far.trend == trend


def test_bounds_of_the_perplexity_follow_from_those_of_the_loss() -> None:
    comparison = Comparison(
        measures(3.0), measures(2.5), measures(3.0), measures(3.0), (-0.6, -0.4)
    )
    assert comparison.perplexity_bounds == pytest.approx((math.exp(2.4), math.exp(2.6)))


def test_a_run_improves_while_its_last_evaluation_is_the_best() -> None:
    assert after(evaluation(0, 3.2), evaluation(50, 3.0)).improving
    assert not after(evaluation(0, 3.2), evaluation(50, 3.0), evaluation(90, 3.1)).improving


def job(state: str, done: int = 0, of: int = 0, error: str = "") -> JobRow:
    return JobRow(
        id=7,
        kind="adapt",
        state=state,  # type: ignore[arg-type]
        done=done,
        of=of,
        seconds_left=None,
        error=error,
    )


def test_a_paused_run_whose_answer_ends_stays_paused() -> None:
    run = after(step(3)).told(job("paused")).take(Cancelled())
    assert run.state == "paused"
    assert run.under_way


def test_a_run_that_was_left_is_known_by_its_job() -> None:
    run = Run().told(job("running", done=40, of=100))
    assert (run.job, run.step, run.of) == (7, 40, 100)
    assert Run().told(job("paused", done=40, of=100)).told(job("running")).state == "running"


def test_a_run_that_is_cancelled_or_fails_is_over() -> None:
    failed = Failed(kind="disk", message="The disk is full.", remedy="Make room.", exit_code=6)
    assert after(step(3), failed).failure == failed
    assert not after(step(3)).told(job("cancelled")).under_way
    told = after(step(3)).told(job("failed", error="The disk is full."))
    assert told.failure is not None
    assert told.failure.message == "The disk is full."


def test_the_end_of_a_run_is_not_undone_by_what_the_library_says() -> None:
    cancelled = after(step(3)).told(job("cancelled"))
    assert cancelled.told(job("paused")).state == "cancelled"
