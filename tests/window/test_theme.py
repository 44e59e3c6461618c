"""Colours that can be read, sizes that follow the font."""

import pytest
from PySide6.QtGui import QColor, QPalette

from clozet.window.colours import contrast, readable
from clozet.window.theme import theme, tokens_from

INKS = ("text", "muted", "accent", "ok", "warn", "bad")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_ink_can_be_read_on_every_ground(qapp: object, scheme: str) -> None:
    theme().set_scheme(scheme)
    tokens = theme().tokens
    for ink in INKS:
        for ground in (tokens.base, tokens.window):
            assert contrast(getattr(tokens, ink), ground) >= 4.5, ink
    assert contrast(tokens.outline, tokens.window) >= 3
    assert contrast(tokens.text, tokens.selected) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


@pytest.mark.parametrize("accent", ["#ffff00", "#00ff00", "#f4f4f4", "#000000", "#ff00ff"])
@pytest.mark.parametrize("dark", [False, True])
def test_a_strange_accent_stays_legible(qapp: object, accent: str, dark: bool) -> None:
    theme().set_scheme("dark" if dark else "light")
    palette = QPalette(qapp.palette())
    palette.setColor(QPalette.ColorRole.Accent, QColor(accent))
    tokens = tokens_from(palette)
    assert contrast(tokens.accent, tokens.window) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


def test_high_contrast_has_no_grey_and_no_tint(qapp: object) -> None:
    tokens = tokens_from(qapp.palette(), high_contrast=True)
    assert tokens.muted == tokens.text
    assert tokens.line == tokens.outline
    assert tokens.selected == tokens.base


def test_a_colour_that_can_be_read_is_left_alone() -> None:
    assert readable(QColor("#226b43"), QColor("white"), 4.5) == QColor("#226b43")


def test_the_scheme_can_be_forced_and_given_back(qapp: object) -> None:
    theme().set_scheme("dark")
    assert theme().dark
    theme().set_scheme("light")
    assert not theme().dark


def test_sizes_follow_the_applications_font(qapp: object) -> None:
    before, font = theme().units(10), qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(larger)
    theme().refresh()
    assert theme().units(10) > 1.7 * before
    qapp.setFont(font)
    theme().refresh()
    assert theme().units(10) == before
