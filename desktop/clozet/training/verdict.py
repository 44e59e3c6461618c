"""Losses on held-out texts, before and after → an interval → a verdict, in words."""

from math import sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit  # type: ignore[import-untyped]

from clozet.messages.training import Control, Measures, Verdict

DRAWS = 10_000
DRAWN_AT_ONCE = 2_000_000
CLEAR = 0.01
"""Nats: a change of loss that is surely below this, a hundredth of the perplexity, is none."""

FAR, PLAIN = 0.75, 0.9  # perplexity after over before: "far better", "better"
UNCHANGED, FORGOTTEN = 1.02, 1.05  # the same of general English


def interval(
    before: NDArray[np.float64], after: NDArray[np.float64], masks: NDArray[np.int64]
) -> tuple[float, float]:
    """Return the bounds (95 %) of the change of the mean loss: after less before, in nats.

    `before` and `after` are sums of losses over the same `masks` of each held-out text: [texts].
    Texts are drawn with replacement, each with both its losses (paired bootstrap: Efron and
    Tibshirani 1993, "An Introduction to the Bootstrap", chapter 8), and the percentiles are set
    as far out as few texts need it (Hesterberg 2015, "What Teachers Should Know About the
    Bootstrap", expanded percentile interval).
    """
    changes = after - before
    texts = len(changes)
    generator = np.random.default_rng(0)
    drawn = np.empty(DRAWS)
    for begin in range(0, DRAWS, at_once := max(1, DRAWN_AT_ONCE // texts)):
        chosen = generator.integers(texts, size=(min(at_once, DRAWS - begin), texts))
        drawn[begin : begin + at_once] = changes[chosen].sum(1) / masks[chosen].sum(1)
    tail = 0.0
    if texts > 1:
        wide = sqrt(texts / (texts - 1)) * float(stdtrit(texts - 1, 0.975))
        tail = NormalDist().cdf(-wide)
    low, high = np.quantile(drawn, [tail, 1 - tail])
    return float(low), float(high)


def verdict(bounds: tuple[float, float]) -> Verdict:
    """Return what an interval of the change of loss says."""
    low, high = bounds
    if high < -CLEAR:
        return "better"
    return "worse" if low > CLEAR else "no clear change"


def in_words(found: Verdict, before: Measures, after: Measures, control: Control) -> str:
    """Return the verdict as a person would say it, with what became of general English."""
    numbers = f"perplexity {_pair(before, after)}"
    if found == "no clear change":
        own = f"No clear change in how well it expects your documents' words: {numbers}."
    else:
        degree = _degree(after.perplexity / before.perplexity, found)
        own = f"Expects your documents' words {degree}: {numbers}."
    return f"{own} {_of_general_english(control)}"


def _degree(ratio: float, found: Verdict) -> str:
    smaller = min(ratio, 1 / ratio)
    if smaller <= FAR:
        return f"far {found}"
    return found if smaller <= PLAIN else f"a little {found}"


def _of_general_english(control: Control) -> str:
    ratio = control.after.perplexity / control.before.perplexity
    numbers = f"perplexity {_pair(control.before, control.after)}"
    if ratio > FORGOTTEN:
        return f"General English is expected worse: {numbers}."
    if ratio > UNCHANGED:
        return f"General English is expected a little worse: {numbers}."
    if ratio < 1 / UNCHANGED:
        return f"General English is expected better too: {numbers}."
    return "General English unchanged."


def _pair(before: Measures, after: Measures) -> str:
    return f"{_rounded(before.perplexity)} → {_rounded(after.perplexity)}"


def _rounded(perplexity: float) -> str:
    return f"{perplexity:,.1f}" if perplexity < 1000 else f"{perplexity:,.0f}"
