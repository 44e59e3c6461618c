"""Surprise in bits, and the five steps in which it is coloured."""

from math import log

STEPS = (2.0, 4.0, 7.0, 10.0)
"""Where the second to the fifth step begin, in bits."""


def bits(log_probability: float) -> float:
    """Return the surprise of a natural log probability, in bits."""
    return max(0.0, -log_probability / log(2))


def step(surprise: float) -> int:
    """Return the step of a surprise in bits, 0 (expected) to 4 (least expected)."""
    return sum(surprise >= begin for begin in STEPS)
