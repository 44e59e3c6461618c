"""Words that could stand for those of a question: offered when asked, taken one by one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clozet.messages.search import Search
from clozet.window.search_view import SearchView
from clozet.window.widening_line import SubstituteChip

from .test_search_view import type_and_wait, view  # noqa: F401  # view is a fixture


def widen(qtbot: QtBot, view: SearchView, text: str) -> None:  # noqa: F811
    type_and_wait(qtbot, view, text)
    view.activateWindow()
    view.bar.box.setFocus()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view.bar.box, Qt.Key.Key_L, modifiers)
    qtbot.waitUntil(lambda: bool(view.head.widening.chips), timeout=30_000)


def chip(view: SearchView, word: str) -> SubstituteChip:  # noqa: F811
    return next(one for one in view.head.widening.chips if one.one.word == word)


def click(qtbot: QtBot, view: SearchView, part: QWidget) -> Search:  # noqa: F811
    """Press a part of the line, and return the question that is asked then."""
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.session.state.complete, timeout=30_000)
    asked = view.session.state.question.last_request()
    assert isinstance(asked, Search)
    return asked


def test_nothing_is_widened_unasked_and_what_is_offered_is_off(
    qtbot: QtBot,
    view: SearchView,  # noqa: F811
    asked: Callable[[], list[str]],
) -> None:
    type_and_wait(qtbot, view, "notice of the tenant")
    assert view.head.widening.isHidden() and "Widen" not in asked()
    qtbot.mouseClick(view.head.widen, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.head.widening.isVisible, timeout=30_000)
    offered = {one.one.word: one.value.isChecked() for one in view.head.widening.chips}
    assert offered == {"warning": False, "letter": False, "lessee": False}
    assert chip(view, "warning").value.text() == "warning  4"
    assert view.session.state.question.widened == ()


def test_a_word_that_is_taken_is_searched_for_and_its_results_say_so(
    qtbot: QtBot,
    view: SearchView,  # noqa: F811
) -> None:
    widen(qtbot, view, "notice")
    taken = chip(view, "warning").value
    assert click(qtbot, view, taken).query == "notice warning^0.3"
    qtbot.mouseClick(view.head.widen, Qt.MouseButton.LeftButton)  # asked already: nothing is lost
    assert taken.isChecked()
    rows = view.list.rows
    said = [rows.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(2)]
    assert "with “warning” instead" in said[1] and "instead" not in said[0]
    why = rows.index(1).data(Qt.ItemDataRole.ToolTipRole)
    assert "None of the words you typed, but “warning”." in why
    assert click(qtbot, view, taken).query == "notice"
    assert "instead" not in rows.index(1).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_word_is_removed_with_its_cross_or_delete_and_no_longer_searched_for(
    qtbot: QtBot,
    view: SearchView,  # noqa: F811
) -> None:
    widen(qtbot, view, "notice")
    click(qtbot, view, chip(view, "warning").value)
    assert click(qtbot, view, chip(view, "warning").cross).query == "notice"
    assert [one.one.word for one in view.head.widening.chips] == ["letter"]
    assert chip(view, "letter").cross.hasFocus()
    qtbot.keyClick(chip(view, "letter").value, Qt.Key.Key_Delete)
    assert view.head.widening.isHidden()
    assert view.bar.box.hasFocus()


def test_another_query_takes_the_words_away(
    qtbot: QtBot,
    view: SearchView,  # noqa: F811
) -> None:
    widen(qtbot, view, "notice")
    click(qtbot, view, chip(view, "warning").value)
    type_and_wait_for(qtbot, view, "s")
    assert view.head.widening.isHidden()
    assert view.session.state.question.widened == ()


def type_and_wait_for(qtbot: QtBot, view: SearchView, more: str) -> None:  # noqa: F811
    query = view.bar.box.text() + more
    qtbot.keyClicks(view.bar.box, more)
    qtbot.waitUntil(
        lambda: view.session.state.question.query == query and view.session.state.complete,
        timeout=30_000,
    )


def test_looking_for_words_is_said_and_cancelled_by_typing(
    qtbot: QtBot,
    view: SearchView,  # noqa: F811
    asked: Callable[[], list[str]],
) -> None:
    type_and_wait(qtbot, view, "slowly notice")
    qtbot.mouseClick(view.head.widen, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.head.widening.isVisible, timeout=30_000)
    assert view.head.widening.chips == []
    type_and_wait_for(qtbot, view, "s")
    assert "Widen" in asked()
    assert view.head.widening.isHidden()


def test_where_nothing_could_stand_the_line_says_so_and_is_closed(
    qtbot: QtBot,
    view: SearchView,  # noqa: F811
) -> None:
    type_and_wait(qtbot, view, "rent")
    line = view.head.widening
    qtbot.mouseClick(view.head.widen, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: line.said.text().startswith("Nothing in your"), timeout=30_000)
    qtbot.mouseClick(line.close_button, Qt.MouseButton.LeftButton)
    assert line.isHidden()


def test_by_meaning_alone_nothing_is_widened(
    qtbot: QtBot,
    view: SearchView,  # noqa: F811
) -> None:
    widen(qtbot, view, "notice")
    click(qtbot, view, chip(view, "warning").value)
    meaning = view.bar.switch._buttons["meaning"]
    assert click(qtbot, view, meaning).query == "notice"
    assert view.head.widening.isHidden() and not view.head.widen.isEnabled()
    assert click(qtbot, view, view.bar.switch._buttons["both"]).query == "notice warning^0.3"
    assert view.head.widening.isVisible()


def test_a_search_is_saved_with_the_words_that_were_taken(
    qtbot: QtBot,
    view: SearchView,  # noqa: F811
) -> None:
    widen(qtbot, view, "notice")
    click(qtbot, view, chip(view, "warning").value)
    saved: list[object] = []
    view.bar._change = saved.append  # type: ignore[method-assign,assignment]
    view.bar.save()
    (request,) = saved
    assert (request.name, request.query) == ("notice", "notice warning^0.3")  # type: ignore[attr-defined]
