"""A run and its card in words."""

import pytest

from clozet.messages.training import Adapt, AdaptationRow
from clozet.window.training_state import Comparison, Run
from clozet.window.training_words import (
    bounds_words,
    pace_words,
    progress_words,
    row_looks,
    time_words,
    trend_words,
    verdict_words,
)

from .test_training_state import after, job, measures, step


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "1 minute"), (10, "10 minutes"), (60, "1 hour"), (480, "8 hours"), (None, "")],
)
def test_the_time_is_said_as_a_person_would(minutes: float | None, words: str) -> None:
    assert time_words(Adapt(minutes=minutes)) == words


def test_a_run_says_how_far_it_is_in_minutes_once_the_pace_is_known() -> None:
    assert progress_words(Run()) == "Getting ready…"
    assert progress_words(after(step(20))) == "20 of 100 steps"
    run = after(step(20, left=4800.0))
    assert progress_words(run) == "20 of 100 min"
    assert pace_words(run) == "step 20 · 60.00 s a step"
    assert progress_words(run.told(job("paused"))) == "Paused at 20 of 100 steps"


def test_a_verdict_is_a_clause_and_what_follows_its_figures() -> None:
    words = "Expects your documents' words far better: perplexity 24.1 → 11.3. General English OK."
    title, rest = verdict_words(words)
    assert title == "Expects your documents' words far better."
    assert rest == "General English OK."


def test_a_run_without_bounds_is_not_called_better() -> None:
    lower = Comparison(measures(3.0), measures(2.5), measures(3.0), measures(3.0))
    assert trend_words(lower, improving=True) == "Perplexity is lower so far. Still improving."
    assert bounds_words(lower, ended=True) == ""


def test_an_adaptation_says_what_came_of_it() -> None:
    def row(state: str, kept: bool) -> AdaptationRow:
        return AdaptationRow(
            job=1, model="mine", state=state, made="", trained_on="Letters", kept=kept, card=None
        )

    assert row_looks(row("done", kept=True), in_use="mine")[2] == "in use"
    assert row_looks(row("done", kept=False), in_use="mine")[2] == "discarded"
    assert row_looks(row("paused", kept=False), in_use="other")[2] == "paused"
