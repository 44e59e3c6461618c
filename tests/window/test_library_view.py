"""The library, driven as a person drives it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from clozet.window.collection_rows import CollectionRows
from clozet.window.document_rows import LANGUAGE
from clozet.window.library_view import LibraryView
from clozet.window.main_window import MainWindow
from clozet.window.theme import theme

from .conftest import OpenWindow

LOCKED = "/papers/paper 000003.pdf"
FAILED = "/papers/paper 000004.pdf"


def choose(window: MainWindow, path: str) -> None:
    number = window.library.rows.number_of(path)
    assert number is not None
    window.library.documents.choose(number)


def state(window: MainWindow, path: str) -> str:
    number = window.library.rows.number_of(path)
    row = None if number is None else window.library.rows.row(number)
    return row.state if row is not None else ""


def collections(view: LibraryView) -> dict[str, QModelIndex]:
    rows = view.collections.list.model()
    indexes = [rows.index(at, 0) for at in range(rows.rowCount())]
    return {
        index.data(): index
        for index in indexes
        if index.data(Qt.ItemDataRole.UserRole).kind == "collection"
    }


def count(view: LibraryView, name: str) -> int:
    """Return how many documents the list counts in a collection, -1 where it has none."""
    index = collections(view).get(name)
    return -1 if index is None else index.data(Qt.ItemDataRole.UserRole).count


def test_an_empty_library_is_a_place_to_drop_files(open_window: OpenWindow) -> None:
    window = open_window()
    assert window.library.first_start.isVisible()
    assert not window.library.documents.isVisible()


def test_the_first_file_makes_it_a_list(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.add(["/papers/new.pdf"])
    qtbot.waitUntil(lambda: state(window, "/papers/new.pdf") == "read", timeout=30_000)
    qtbot.waitUntil(window.library.documents.isVisible, timeout=30_000)
    assert not window.library.first_start.isVisible()


def test_passages_without_vectors_get_them(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.add(["/papers/new.pdf"])

    def embedded() -> bool:
        row = window.library.rows.row(0)
        return row is not None and row.vectors == row.passages > 0

    qtbot.waitUntil(embedded, timeout=30_000)


def test_a_password_is_given_in_the_details(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(documents=8)
    choose(window, LOCKED)
    window.menus.actions["give password"].trigger()
    field = window.library.details.findChild(QLineEdit)
    assert field.isVisible()
    assert field.echoMode() == QLineEdit.EchoMode.Password
    qtbot.keyClicks(field, "secret")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: state(window, LOCKED) == "read", timeout=30_000)
    assert field.text() == ""


def test_the_painted_button_answers_the_mouse(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(documents=8)
    view = window.library.documents
    cell = view.visualRect(view.model().index(4, 1))
    at = cell.center()
    at.setX(cell.right() - 30)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: state(window, FAILED) == "read", timeout=30_000)


def test_the_painted_button_answers_the_keyboard(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(documents=8)
    choose(window, FAILED)
    window.menus.actions["press"].trigger()
    qtbot.waitUntil(lambda: state(window, FAILED) == "read", timeout=30_000)


def test_a_problem_says_what_is_wrong_and_what_helps(open_window: OpenWindow) -> None:
    window = open_window(documents=8)
    choose(window, FAILED)
    details = window.library.details
    said = " ".join(part.text() for part in details.findChildren(type(details._title)))
    assert "The file is cut short." in said
    assert "Get a whole copy of it." in said
    buttons = [b.text() for b in details.findChildren(QPushButton) if b.isVisibleTo(details)]
    assert {"Try again", "Skip for good"} <= set(buttons)


def test_a_removal_is_undone(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(documents=8)
    window.library.collection_acts.create(None)
    qtbot.waitUntil(lambda: "New collection" in collections(window.library), timeout=30_000)
    window.acts.put_into("New collection", [1])
    qtbot.waitUntil(lambda: bool(window.library.rows.row(0).collections), timeout=30_000)
    path = "/papers/paper 000000.pdf"
    choose(window, path)
    window.menus.actions["remove"].trigger()
    qtbot.waitUntil(lambda: window.library.rows.rowCount() == 7, timeout=30_000)
    undo = window.menus.actions["undo"]
    assert undo.text() == "Undo: Removing paper 000000.pdf"
    undo.trigger()
    qtbot.waitUntil(lambda: window.library.rows.rowCount() == 8, timeout=30_000)
    qtbot.waitUntil(lambda: state(window, path) == "read", timeout=30_000)
    assert window.library.rows.row(0).collections == ("New collection",)


def test_a_collection_is_made_renamed_deleted_and_brought_back(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(documents=8)
    view = window.library
    window.menus.actions["new collection"].trigger()
    qtbot.waitUntil(lambda: "New collection" in collections(view), timeout=30_000)
    rows = view.collections.list.model()
    rows.setData(collections(view)["New collection"], "Leases")
    qtbot.waitUntil(lambda: "Leases" in collections(view), timeout=30_000)
    window.acts.put_into("Leases", [1, 2])
    qtbot.waitUntil(lambda: count(view, "Leases") == 2, timeout=30_000)
    view.collection_acts.delete("Leases")
    qtbot.waitUntil(lambda: "Leases" not in collections(view), timeout=30_000)
    window.menus.actions["undo"].trigger()
    qtbot.waitUntil(lambda: count(view, "Leases") == 2, timeout=30_000)


def test_dropping_onto_a_collection_puts_documents_there(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(documents=8)
    window.library.collection_acts.create(None)
    qtbot.waitUntil(lambda: "New collection" in collections(window.library), timeout=30_000)
    rows = window.library.collections.list.model()
    assert isinstance(rows, CollectionRows)
    onto = collections(window.library)["New collection"]
    ours = window.library.rows.mimeData([window.library.rows.index(1, 0)])
    assert rows.dropMimeData(ours, Qt.DropAction.CopyAction, -1, -1, onto)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/papers/dropped.pdf")])
    assert rows.dropMimeData(files, Qt.DropAction.CopyAction, -1, -1, onto)

    qtbot.waitUntil(lambda: count(window.library, "New collection") == 2, timeout=30_000)


def test_choosing_a_place_lists_what_is_there(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(documents=16)
    window.library.collections.choose("needing")
    qtbot.waitUntil(lambda: window.library.rows.rowCount() == 8, timeout=30_000)
    window.library.collections.choose("all")
    qtbot.waitUntil(lambda: window.library.rows.rowCount() == 16, timeout=30_000)


def test_typing_in_the_list_filters_it(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(documents=30)
    qtbot.keyClicks(window.library.documents, "2")
    assert window.library.header.filter.text() == "2"
    qtbot.keyClicks(window.library.header.filter, "7")
    qtbot.waitUntil(lambda: window.library.rows.rowCount() == 1, timeout=30_000)
    qtbot.keyClicks(window.library.header.filter, "x")
    qtbot.waitUntil(lambda: "“27x”" in window.library._empty.text(), timeout=30_000)
    qtbot.keyClick(window.library.header.filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.library.rows.rowCount() == 30, timeout=30_000)


def test_what_needs_the_user_is_counted_everywhere(open_window: OpenWindow) -> None:
    window = open_window(documents=8)
    bar = window.library._needs_you
    assert bar.isVisible()
    assert bar._words.text() == "4 documents need you: a password, OCR, failed, doubtful pages"
    assert window.rail.buttons[0].accessibleName() == "Library, 4 documents need you"


def test_the_first_page_is_drawn(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(documents=8)
    choose(window, "/papers/paper 000000.pdf")
    page = window.library.details._page
    qtbot.waitUntil(lambda: not page._picture.isNull(), timeout=30_000)
    assert page.accessibleName() == "First page of paper 000000.pdf"


def test_paths_are_copied(open_window: OpenWindow) -> None:
    window = open_window(documents=8)
    window.library.documents.selectAll()
    window.menus.actions["copy path"].trigger()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 8
    assert copied[0] == "/papers/paper 000000.pdf"


@pytest.mark.parametrize(("width", "shown"), [(320, True), (250, False)])
def test_the_details_give_way_in_a_narrow_window(
    open_window: OpenWindow, width: int, shown: bool
) -> None:
    window = open_window(documents=8)
    window.resize(theme().units(width), theme().units(175))
    assert window.library.details.isVisible() == shown


def test_skipping_for_good_is_said(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, asked: Callable[[], list[str]]
) -> None:
    window = open_window(documents=8)
    choose(window, FAILED)
    window.menus.actions["skip"].trigger()
    qtbot.waitUntil(lambda: state(window, FAILED) == "skipped", timeout=30_000)
    assert "Skip" in asked()


def test_the_list_shows_languages_and_keeps_one(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(documents=12)
    header, rows = window.library.header, window.library.rows
    qtbot.waitUntil(header.languages.isVisible, timeout=30_000)
    assert header.languages.itemText(2) == "German (1)"
    header.languages.setCurrentIndex(2)
    header.languages.activated.emit(2)
    qtbot.waitUntil(lambda: rows.rowCount() == 1 and rows.row(0) is not None, timeout=30_000)
    assert rows.index(0, LANGUAGE).data() == "German"
    header.languages.setCurrentIndex(0)
    header.languages.activated.emit(0)
    qtbot.waitUntil(lambda: rows.rowCount() == 12, timeout=30_000)
