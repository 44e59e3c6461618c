"""Widgets beside each other that go on below, like words of a text."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clozet.window.flow import Flow


def made(qtbot: QtBot) -> tuple[QWidget, Flow]:
    """Return 100 pixels' width with four parts of 40 × 10; the third keeps with the fourth."""
    pane = QWidget()
    qtbot.addWidget(pane)
    flow = Flow(5, 2, pane)
    for number in range(4):
        part = QWidget()
        part.setFixedSize(40, 10)
        flow.add(part, with_next=number == 2)
    return pane, flow


def places(flow: Flow, width: int) -> list[tuple[int, int]]:
    flow.setGeometry(QRect(0, 0, width, 100))
    items = [flow.itemAt(at) for at in range(flow.count())]
    return [(item.geometry().x(), item.geometry().y()) for item in items if item is not None]


def test_a_row_that_is_full_goes_on_below(qtbot: QtBot) -> None:
    _pane, flow = made(qtbot)
    assert places(flow, 100) == [(0, 0), (45, 0), (0, 12), (45, 12)]
    assert flow.heightForWidth(100) == 22
    assert flow.heightForWidth(40) == 46


def test_what_belongs_together_stays_in_one_row_and_apart_from_what_stands_before(
    qtbot: QtBot,
) -> None:
    _pane, flow = made(qtbot)
    assert places(flow, 140)[2:] == [(0, 12), (45, 12)]
    assert places(flow, 200) == [(0, 0), (45, 0), (95, 0), (140, 0)]


def test_rows_begin_at_the_right_where_the_language_does(qtbot: QtBot) -> None:
    pane, flow = made(qtbot)
    pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert places(flow, 100)[:2] == [(60, 0), (15, 0)]
