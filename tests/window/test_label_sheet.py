"""Labels in the window: named, given, suggested, confirmed and refused."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clozet.window.label_sheet import LabelSheet
from clozet.window.main_window import MainWindow

from .conftest import OpenWindow


def open_sheet(window: MainWindow, qtbot: QtBot) -> LabelSheet:
    window.menus.actions["labels"].trigger()
    sheet = window.findChild(LabelSheet)
    qtbot.waitUntil(sheet.new.hasFocus, timeout=30_000)
    return sheet


def said(tmp_path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((tmp_path / "library" / "fake.json").read_text())
    return found.get("labels", {})


def test_the_chosen_documents_get_a_label_and_the_rest_is_suggested(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(documents=12)
    window.library.documents.selectAll()
    chosen = sorted(row.id for row in window.library.chosen if row.id is not None)
    window.library.documents.clearSelection()
    window.library.documents.choose(0)
    sheet = open_sheet(window, qtbot)

    sheet.new.setText("invoice")
    qtbot.keyClick(sheet.new, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.name == "invoice", timeout=30_000)
    sheet.give.click()
    qtbot.waitUntil(lambda: len(said(tmp_path).get("invoice", {})) == 1, timeout=30_000)
    sheet._say((chosen[1],), "yes")
    qtbot.waitUntil(lambda: len(sheet.suggestions.rows) == 5, timeout=30_000)

    qtbot.waitUntil(lambda: "60\u00a0% by always" in sheet._quality.text(), timeout=30_000)
    named = ["invoice", "2"]
    qtbot.waitUntil(lambda: sheet.names.currentItem().text().split() == named, timeout=30_000)


def test_a_suggestion_is_confirmed_refused_and_taken_back(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(documents=12)
    sheet = open_sheet(window, qtbot)
    sheet.new.setText("invoice")
    qtbot.keyClick(sheet.new, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.name == "invoice", timeout=30_000)
    assert not sheet.give.isVisible()
    sheet._say((1, 2), "yes")
    qtbot.waitUntil(lambda: bool(sheet.suggestions.rows), timeout=30_000)

    sheet.suggestions.rows[0].yes.click()
    qtbot.waitUntil(lambda: list(said(tmp_path)["invoice"].values()) == [True] * 3, timeout=30_000)
    qtbot.waitUntil(lambda: len(sheet.names.findItems("3", Qt.MatchFlag.MatchContains)) == 1)
    sheet.suggestions.rows[0].no.click()
    qtbot.waitUntil(lambda: False in said(tmp_path)["invoice"].values(), timeout=30_000)
    window.undo.undo()
    qtbot.waitUntil(lambda: False not in said(tmp_path)["invoice"].values(), timeout=30_000)


def test_too_few_examples_are_said_in_the_sheet(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(documents=12)
    sheet = open_sheet(window, qtbot)
    sheet.new.setText("empty")
    qtbot.keyClick(sheet.new, Qt.Key.Key_Return)

    def words() -> str:
        return " ".join(one.text() for one in sheet.suggestions.widget().findChildren(QLabel))

    qtbot.waitUntil(lambda: "There are too few examples." in words(), timeout=30_000)
