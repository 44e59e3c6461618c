"""Adding many files, and what becomes of a folder that was added."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clozet.window.adding_sheet import AddingSheet
from clozet.window.collection_rows import PLACE
from clozet.window.main_window import MainWindow
from clozet.window.source_sheet import SourceSheet

from .conftest import OpenWindow


@pytest.fixture
def many(tmp_path: Path) -> str:
    folder = tmp_path / "many"
    folder.mkdir()
    return str(folder)


def sheet_of(window: MainWindow, qtbot: QtBot, path: str) -> AddingSheet:
    window.add([path])
    qtbot.waitUntil(lambda: window.findChild(AddingSheet) is not None, timeout=30_000)
    return window.findChild(AddingSheet)


def known(tmp_path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((tmp_path / "library" / "fake.json").read_text())
    return found.get("sources", {})


def test_many_files_are_added_only_after_it_was_said_what_they_take(
    open_window: OpenWindow,
    qtbot: QtBot,
    tmp_path: Path,
    many: str,
    asked: Callable[[], list[str]],
) -> None:
    window = open_window(documents=2)
    sheet = sheet_of(window, qtbot, many)
    assert "2,000 files, 200.0 MB" in sheet.head.text().replace("\u202f", " ")
    assert "12 min" in sheet.takes.text()
    assert "Add" not in asked()

    sheet.fields._include.setText("*.pdf, *.docx")
    sheet.fields.changed.emit()
    qtbot.waitUntil(lambda: sheet.head.text().startswith("500 files"), timeout=30_000)
    sheet.fields.watch.setChecked(True)
    sheet.add.click()
    qtbot.waitUntil(lambda: many in known(tmp_path), timeout=30_000)
    assert known(tmp_path)[many] == {
        "include": ["*.pdf", "*.docx"],
        "exclude": [],
        "watched": True,
    }


def test_many_files_are_left_alone_when_one_thinks_better_of_it(
    open_window: OpenWindow, qtbot: QtBot, many: str, asked: Callable[[], list[str]]
) -> None:
    window = open_window(documents=2)
    sheet = sheet_of(window, qtbot, many)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    window.add(["/papers/one.pdf"])
    qtbot.waitUntil(lambda: "Add" in asked(), timeout=30_000)
    assert asked().count("Add") == 1


def test_a_folder_gets_other_globs_and_is_no_longer_watched(
    open_window: OpenWindow,
    qtbot: QtBot,
    tmp_path: Path,
    many: str,
    asked: Callable[[], list[str]],
) -> None:
    window = open_window(documents=2)
    sheet = sheet_of(window, qtbot, many)
    sheet.fields.watch.setChecked(True)
    sheet.add.click()
    rows = window.library.collections._rows

    def folder() -> Any:
        return rows.find(("folder", many)).data(PLACE)

    qtbot.waitUntil(lambda: folder() is not None, timeout=30_000)
    window.library.collections.adjusted.emit(folder().source)
    change = window.findChild(SourceSheet)
    assert change.fields.watch.isChecked()
    change.fields.watch.setChecked(False)
    change.fields._exclude.setText("drafts/*")
    change.save.click()

    qtbot.waitUntil(lambda: not known(tmp_path)[many]["watched"], timeout=30_000)
    assert known(tmp_path)[many]["exclude"] == ["drafts/*"]
    qtbot.waitUntil(lambda: "Sync" in asked(), timeout=30_000)
    qtbot.waitUntil(lambda: not folder().source.watched, timeout=30_000)
