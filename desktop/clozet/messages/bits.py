"""Surprise in bits, and the five steps in which it is coloured."""

from math import log

STEPS = (2.0, 5.5, 8.5, 11.5)
"""Where the second to the fifth step begin, in bits: half way between those in `STEP_BITS`."""

STEP_BITS = (2, 4, 7, 10, 13)
"""What the steps stand for: under 2 bits, about 4, 7 and 10, and 13 or more."""


def bits(log_probability: float) -> float:
    """Return the surprise of a natural log probability, in bits."""
    return max(0.0, -log_probability / log(2))


def step(surprise: float) -> int:
    """Return the step of a surprise in bits, 0 (expected) to 4 (least expected)."""
    return sum(surprise >= begin for begin in STEPS)
