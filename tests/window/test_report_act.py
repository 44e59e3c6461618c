"""A search is written into a file: all that was found, or what was chosen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from clozet.window.search_view import SearchView

from .test_search_view import type_and_wait, view  # noqa: F401  # view is a fixture


def test_what_was_found_is_written_into_a_report(
    qtbot: QtBot,
    view: SearchView,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    type_and_wait(qtbot, view, "notice")
    file = tmp_path / "notice.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    noted: list[str] = []
    view.report.noted.connect(noted.append)

    view._report()
    qtbot.waitUntil(lambda: any(str(file) in words for words in noted), timeout=30_000)
    found = view.session.state.question.k
    assert file.read_text() == f"notice: {found}"

    view.list.setSelectionMode(view.list.SelectionMode.ExtendedSelection)
    view.list.clearSelection()
    for row in (0, 2):
        index = view.list.rows.index(row)
        view.list.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    view._report()
    qtbot.waitUntil(lambda: file.read_text() == "notice: 2", timeout=30_000)
