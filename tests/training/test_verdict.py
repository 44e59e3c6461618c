"""Verdicts: only what few or many held-out texts show beyond chance, in words."""

import numpy as np
import pytest

from clozet.messages.training import Control, Measures
from clozet.training.verdict import in_words, interval, verdict


def measures(perplexity: float) -> Measures:
    return Measures(
        loss=float(np.log(perplexity)), perplexity=perplexity, accuracy_1=0.3, accuracy_5=0.5
    )


def control(before: float, after: float) -> Control:
    return Control(before=measures(before), after=measures(after))


def drawn(texts: int, change: float, spread: float, seed: int = 0) -> tuple[float, float]:
    """Return the interval for texts whose losses change by `change` nats a mask on average."""
    random = np.random.default_rng(seed)
    masks = random.integers(20, 200, texts)
    before = masks * random.normal(3.0, 0.5, texts)
    return interval(before, before + masks * random.normal(change, spread, texts), masks)


def test_a_change_that_all_texts_share_is_clear() -> None:
    low, high = drawn(texts=40, change=-0.5, spread=0.1)

    assert -0.6 < low < -0.5 < high < -0.4
    assert verdict((low, high)) == "better"
    assert verdict((-high, -low)) == "worse"


def test_a_change_within_the_noise_is_none() -> None:
    assert verdict(drawn(texts=40, change=-0.02, spread=0.5)) == "no clear change"


def test_a_change_too_small_to_notice_is_none() -> None:
    assert verdict((-0.008, -0.004)) == "no clear change"


def test_few_texts_need_a_wider_interval() -> None:
    widths = [high - low for low, high in (drawn(n, -0.5, 0.3) for n in (4, 40, 400))]

    assert widths[0] > 2 * widths[1] > 4 * widths[2]


@pytest.mark.parametrize("texts", [5, 30])
def test_the_interval_holds_the_truth_about_as_often_as_it_says(texts: int) -> None:
    found = [drawn(texts, -0.1, 0.3, seed) for seed in range(100)]

    assert sum(low <= -0.1 <= high for low, high in found) >= 88


def test_the_verdict_is_said_as_a_person_would_say_it() -> None:
    assert in_words("better", measures(24.1), measures(11.3), control(20, 20.1)) == (
        "Expects your documents' words far better: perplexity 24.1 → 11.3. "
        "General English unchanged."
    )
    assert in_words("worse", measures(20), measures(21), control(20, 24)) == (
        "Expects your documents' words a little worse: perplexity 20.0 → 21.0. "
        "General English is expected worse: perplexity 20.0 → 24.0."
    )
    assert in_words("no clear change", measures(1500), measures(1490), control(20, 19)) == (
        "No clear change in how well it expects your documents' words: perplexity 1,500 → 1,490. "
        "General English is expected better too: perplexity 20.0 → 19.0."
    )
