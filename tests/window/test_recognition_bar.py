"""Recognition in the window: offered where pages wait, in the list and in the reader."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from clozet.window.reader_pane import ReaderPane
from clozet.window.recognition_bar import RecognitionBar

from .conftest import OpenWindow

SCAN = 7  # the number of the made-up row that needs OCR
WORD = "Recognise text"


def press(widget: QWidget) -> None:
    """Press the widget's button to recognise text."""
    (found,) = [button for button in widget.findChildren(QAbstractButton) if button.text() == WORD]
    found.click()


def test_a_scan_offers_to_recognise_its_text(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(documents=8)
    row = window.library.rows.row(SCAN)
    assert row is not None and row.state == "needs ocr"
    window.library.do(row, "ocr")

    def read_by_ocr() -> bool:
        now = window.library.rows.row(SCAN)
        return now is not None and (now.state, now.recognised) == ("read", 3)

    qtbot.waitUntil(read_by_ocr, timeout=30_000)


def test_every_scan_is_recognised_from_the_line_above_the_list(
    qtbot: QtBot, open_window: OpenWindow, asked: Callable[[], list[str]]
) -> None:
    window = open_window(documents=8)
    qtbot.waitUntil(window.library._needs_you.isVisible, timeout=30_000)
    press(window.library._needs_you)
    qtbot.waitUntil(lambda: "Recognise" in asked(), timeout=30_000)


def test_the_reader_offers_it_and_shows_the_document_anew(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(documents=8)
    row = window.library.rows.row(SCAN)
    assert row is not None and row.id is not None
    window.library.opened.emit(row)
    reader = window.findChild(ReaderPane)
    bar = reader.findChild(RecognitionBar)
    qtbot.waitUntil(lambda: bar.isVisible() and "3 pages" in bar._words.text(), timeout=30_000)
    with qtbot.waitSignal(bar.recognised, timeout=30_000):
        press(bar)
    qtbot.waitUntil(bar.isHidden, timeout=30_000)
    (check,) = [one for one in reader.findChildren(QAbstractButton) if one.text() == "Check words"]
    qtbot.waitUntil(check.isVisible, timeout=30_000)
    assert check.isEnabled()
