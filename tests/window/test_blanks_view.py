"""The Blanks view on a made-up library."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from .conftest import OpenWindow


def test_a_blank_gets_candidates(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(documents=3)
    window.go("blanks")
    view = window.views.blanks
    qtbot.keyClicks(view.field, "Give ____ months' notice.")
    qtbot.keyClick(view.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.table.rowCount() == 8, timeout=30_000)
    assert view.table.item(0, 0).text() == "three"
