"""The Blanks view on a made-up library."""

import pytest
from pytestqt.qtbot import QtBot

from clozet.window.blanks_view import BlanksView

from .conftest import OpenWindow

LEASE = "Either party may end this lease by giving three months’ notice in writing."
PATIENCE = 30_000


@pytest.fixture
def view(open_window: OpenWindow, qtbot: QtBot) -> BlanksView:
    window = open_window(documents=8)
    window.go("blanks")
    return window.views.blanks


def candidates(view: BlanksView, blank: int = 0) -> list[str]:
    return [row.words[0] for row in view.columns.columns[blank].table.rows.rows]


def blank(view: BlanksView, qtbot: QtBot, *words: str) -> None:
    view.show_text(LEASE)
    for word in words:
        view.editor.toggle(LEASE.index(word))
    qtbot.waitUntil(lambda: view.session.complete and bool(candidates(view)), timeout=PATIENCE)


def test_a_blank_gets_candidates(view: BlanksView, qtbot: QtBot) -> None:
    blank(view, qtbot, "three")
    assert candidates(view)[0] == "three"
