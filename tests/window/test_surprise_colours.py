"""Surprise as colours and as words."""

import pytest
from pytestqt.qtbot import QtBot

from clozet.window.colours import contrast, luminance
from clozet.window.surprise_colours import (
    ON_PAPER,
    UNDERLINES,
    SurpriseLegend,
    step_colours,
    step_names,
    surprise_in_words,
)
from clozet.window.theme import theme


def lightness(luminance: float) -> float:
    return 116 * luminance ** (1 / 3) - 16


@pytest.mark.parametrize(
    ("scheme", "steps"), [("light", (100, 92, 81, 66, 46)), ("dark", (10, 19, 31, 41, 72))]
)
def test_the_steps_are_told_apart_by_lightness_alone(
    qapp: object, scheme: str, steps: tuple[int, ...]
) -> None:
    theme().set_scheme(scheme)
    found = [lightness(luminance(ground)) for ground in step_colours().grounds]
    assert found == pytest.approx(steps, abs=1.0)


@pytest.mark.parametrize(("scheme", "ratio"), [("light", 5.1), ("dark", 4.9)])
def test_ink_can_be_read_on_every_step(qapp: object, scheme: str, ratio: float) -> None:
    theme().set_scheme(scheme)
    colours = step_colours()
    for ground, ink in zip(colours.grounds, colours.inks, strict=True):
        assert contrast(ground, ink) >= ratio


def test_the_underline_grows_with_the_step() -> None:
    assert list(UNDERLINES) == sorted(set(UNDERLINES))
    assert UNDERLINES[0] == 0
    assert len(ON_PAPER.grounds) == len(UNDERLINES) == len(step_names())


def test_a_number_is_said_in_words(qapp: object) -> None:
    assert surprise_in_words("quarter", 12.4) == "quarter: 12.4 bits, 1 in 5,400"
    assert surprise_in_words("the", 0.02) == "the: 0.0 bits, 1 in 1"
    assert surprise_in_words("quay", 4.0) == "quay: 4.0 bits, 1 in 16"


def test_the_legend_says_its_steps_to_a_screen_reader(qtbot: QtBot) -> None:
    legend = SurpriseLegend()
    qtbot.addWidget(legend)
    assert "under 2, 4, 7, 10, 13+" in legend.accessibleName()
    assert legend.sizeHint().width() > 0
    legend.grab()
