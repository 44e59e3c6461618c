"""Surprise in bits and in steps."""

from math import log

import pytest

from clozet.messages.bits import bits, step


def test_a_fair_coin_has_one_bit_and_a_certain_word_none() -> None:
    assert bits(log(0.5)) == pytest.approx(1.0)
    assert bits(0.0) == 0.0
    assert bits(1e-9) == 0.0  # rounding of a probability of 1


def test_a_step_begins_at_its_edge() -> None:
    assert [step(at) for at in (0, 1.9, 2, 5.4, 5.5, 8.5, 11.5, 60)] == [0, 0, 1, 1, 2, 3, 4, 4]
