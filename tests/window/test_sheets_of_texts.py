"""Two sheets about texts: doubtful words that are put right, and what differs between drafts."""

import json
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clozet.window.differences_sheet import DifferencesSheet
from clozet.window.proofreading_sheet import ProofreadingSheet

from .conftest import OpenWindow


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def test_a_suggestion_is_written_where_the_word_stands_by_then(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(documents=8)
    row = window.library.rows.row(0)
    assert row is not None
    sheet = ProofreadingSheet(window.backend, row, window)
    qtbot.waitUntil(lambda: "2 words" in sheet.said.text(), timeout=30_000)
    taken = [b for b in sheet.words.findChildren(QAbstractButton) if b.text() == "tenant"]
    assert len(taken) == 2
    kept = tmp_path / "library" / "fake.json"
    for number, one in enumerate(taken, 1):
        one.click()
        qtbot.waitUntil(
            lambda number=number: len(json.loads(kept.read_text()).get("corrected", [])) == number,
            timeout=30_000,
        )
    assert json.loads(kept.read_text())["corrected"] == [
        [4, "tenamt", "tenant"],
        [30, "tenamt", "tenant"],
    ]


def test_each_word_is_shown_as_it_stands_on_the_page(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(documents=8)
    row = window.library.rows.row(0)
    assert row is not None
    sheet = ProofreadingSheet(window.backend, row, window)
    pictures = sheet.words.findChildren
    qtbot.waitUntil(
        lambda: sum(not one.pixmap().isNull() for one in pictures(QLabel)) == 2, timeout=30_000
    )


def test_what_differs_stands_side_by_side(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(documents=8)
    one, other = window.library.rows.row(0), window.library.rows.row(1)
    assert one is not None and other is not None
    sheet = DifferencesSheet(window.backend, one, other, window)
    qtbot.waitUntil(lambda: "1 change" in sheet.said.text(), timeout=30_000)
    assert "97" in sheet.said.text()
    assert {"thirty", "nothing here", "Page 2"} <= set(texts(sheet.changes))
