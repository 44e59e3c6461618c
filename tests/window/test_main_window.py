"""The frame: views, keys, drops, and what it remembers."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from clozet.window.keys_sheet import KeysSheet
from clozet.window.main_window import MainWindow
from clozet.window.theme import theme
from clozet.window.views import NAMES

from .conftest import OpenWindow, fake_command


def drop(window: MainWindow, data: QMimeData) -> bool:
    """Drop onto the middle of the window, and tell whether it was taken."""
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(400, 300), action, data, buttons, none)
    entered.ignore()
    QApplication.sendEvent(window, entered)
    if entered.isAccepted():
        dropped = QDropEvent(QPointF(400, 300), action, data, buttons, none)
        QApplication.sendEvent(window, dropped)
    return entered.isAccepted()


@pytest.mark.parametrize("view", NAMES)
def test_files_dropped_on_any_view_are_added(
    open_window: OpenWindow, qtbot: QtBot, view: str
) -> None:
    window = open_window()
    window.go(view)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/papers/a.pdf"), QUrl.fromLocalFile("/papers/b")])
    assert drop(window, data)
    qtbot.waitUntil(lambda: window.library.rows.rowCount() == 2, timeout=30_000)


def test_what_is_no_file_is_not_taken(open_window: OpenWindow) -> None:
    window = open_window()
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/")])
    assert not drop(window, data)
    own = window.library.rows.mimeData([])
    own.setUrls([QUrl.fromLocalFile("/papers/a.pdf")])
    assert not drop(window, own)


def test_keys_go_to_the_views(open_window: OpenWindow) -> None:
    window = open_window(documents=3)
    for view in reversed(NAMES):
        window.menus.actions[f"go {view}"].trigger()
        assert window.view == view
    window.menus.actions["search"].trigger()
    assert window.view == "search"
    assert window.focusWidget() is window.search.bar.box


def test_f6_goes_round_all_panes(open_window: OpenWindow) -> None:
    window = open_window(documents=3)
    window.library.documents.setFocus()
    seen = []
    for _ in range(6):
        window.menus.actions["next pane"].trigger()
        seen.append(window.focusWidget())
    assert seen[-1] is window.library.documents
    assert len(set(map(id, seen))) == 6
    window.menus.actions["previous pane"].trigger()
    assert window.focusWidget() is window.library.collections.list


def test_no_key_means_two_things_in_the_whole_window(open_window: OpenWindow) -> None:
    window = open_window()
    everywhere = [
        action.shortcut().toString()
        for menu in window.menus.menus.values()
        for action in menu.actions()
        if action.shortcutContext() == Qt.ShortcutContext.WindowShortcut
        and not action.shortcut().isEmpty()
    ]
    assert [key for key, count in Counter(everywhere).items() if count > 1] == []


def test_the_list_of_keys_is_made_from_the_actions(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.menus.actions["keys"].trigger()
    sheet = window.findChild(KeysSheet)
    said = {label.text() for label in sheet.findChildren(QLabel)}
    for action in window.findChildren(QAction):
        if not action.shortcut().isEmpty() and action in window.menus.actions.values():
            assert action.text().replace("&", "") in said
    sheet.close()


def test_every_action_stands_in_a_menu_with_words(open_window: OpenWindow) -> None:
    window = open_window()
    for name, action in window.menus.actions.items():
        assert action.text(), name


def test_the_window_remembers_its_view_size_and_looks(open_window: OpenWindow) -> None:
    window = open_window(documents=3)
    window.resize(1100, 720)
    window.go("search")
    window.settings.choose_density("compact")
    window.settings.scheme.chosen.emit("dark")
    window.close()
    theme().set_scheme("light")
    theme().set_density("comfortable")
    again = open_window()
    assert again.view == "search"
    assert again._place.density == "compact"
    assert theme().dark


def test_the_undo_entry_says_when_there_is_nothing(open_window: OpenWindow) -> None:
    window = open_window()
    undo = window.menus.actions["undo"]
    assert not undo.isEnabled()
    assert undo.text() == "Nothing to undo"


def test_a_worker_that_dies_is_said_once(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(documents=3, villain="dies:AskLedger")
    window.go("settings")
    qtbot.waitUntil(window.banner.isVisible, timeout=30_000)
    assert "has stopped unexpectedly" in window.banner.accessibleName()
    assert "nothing" in window.banner.accessibleDescription()


def test_a_window_closed_at_once_builds_nothing_more(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(tmp_path / "library", fake_command())
    window.show()
    window.close()
    qtbot.wait(300)
    assert window.views.stack.count() == 1
    window.deleteLater()


def test_the_window_is_up_before_any_worker_answers(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(tmp_path / "slow", fake_command(3, "hangs:ListDocuments"))
    window.show()
    qtbot.waitExposed(window)
    assert window.isVisible()
    window.go_search()
    qtbot.keyClicks(window.search.bar.box, "notice")
    assert window.search.bar.box.text() == "notice"
    window.close()
    window.deleteLater()
