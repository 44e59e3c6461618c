"""The Search view with real widgets and real child processes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from clozet.messages.citation import file_name
from clozet.messages.housekeeping import AskStatus, SavedSearch, Searches, Suggestions
from clozet.messages.search import Facets, FacetValue, Filters, WarmUp
from clozet.window.backend import Backend
from clozet.window.overview import Overview
from clozet.window.search_state import PAGE_OF_RESULTS
from clozet.window.search_view import SearchView


@pytest.fixture
def view(qtbot: QtBot, backend: Backend) -> SearchView:
    made = SearchView(backend, Overview(backend))
    qtbot.addWidget(made)
    made.resize(1200, 740)
    made.show()
    answers: list[object] = []
    for request in (AskStatus(), WarmUp()):  # both workers stand, so that they answer in order
        backend.ask(request, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=30_000)
    return made


def type_and_wait(qtbot: QtBot, view: SearchView, text: str) -> None:
    qtbot.keyClicks(view.bar.box, text)
    qtbot.waitUntil(
        lambda: view.session.state.question.query == text and view.session.state.complete,
        timeout=30_000,
    )


def names(view: SearchView) -> list[str]:
    return [file_name(result.document) for result in view.session.state.shown]


def test_results_come_while_one_types(
    qtbot: QtBot, view: SearchView, asked: Callable[[], list[str]]
) -> None:
    type_and_wait(qtbot, view, "notice")
    assert view.list.rows.rowCount() == PAGE_OF_RESULTS
    qtbot.waitUntil(lambda: asked().count("Search") == 2, timeout=30_000)


def test_words_show_before_meaning_has_answered(qtbot: QtBot, view: SearchView) -> None:
    qtbot.keyClicks(view.bar.box, "slowly")
    qtbot.waitUntil(lambda: view.session.state.answered, timeout=30_000)
    assert not view.session.state.complete
    assert view.list.rows.rowCount() == PAGE_OF_RESULTS
    before = names(view)[0]
    qtbot.waitUntil(lambda: view.session.state.complete, timeout=30_000)
    assert names(view)[0] != before


def test_the_list_does_not_jump_under_the_cursor(qtbot: QtBot, view: SearchView) -> None:
    qtbot.keyClicks(view.bar.box, "slowly")
    qtbot.waitUntil(lambda: view.session.state.answered, timeout=30_000)
    view.list.setFocus()
    before = names(view)
    qtbot.waitUntil(lambda: view.session.state.complete, timeout=30_000)
    assert names(view)[: len(before)] == before
    better = next(b for b in view.results.findChildren(QPushButton) if "better" in b.text())
    assert better.isVisible()
    qtbot.mouseClick(better, Qt.MouseButton.LeftButton)
    assert names(view)[0] != before[0]
    assert not better.isVisible()


def test_meaning_that_fails_leaves_the_words_and_says_so(qtbot: QtBot, view: SearchView) -> None:
    type_and_wait(qtbot, view, "broken")
    qtbot.waitUntil(lambda: view.list.rows.rowCount() == PAGE_OF_RESULTS, timeout=30_000)
    assert view.session.state.failure is not None
    assert view.results.findChild(type(view.results._failure)).isVisible()


def test_nothing_found_says_so_and_offers_other_spellings(qtbot: QtBot, view: SearchView) -> None:
    type_and_wait(qtbot, view, "nothing")
    nothing = view.results.nothing
    assert nothing.isVisible()
    qtbot.waitUntil(
        lambda: any(b.text() == "notice" for b in nothing.findChildren(QPushButton)), timeout=30_000
    )
    word = next(b for b in nothing.findChildren(QPushButton) if b.text() == "notice")
    qtbot.mouseClick(word, Qt.MouseButton.LeftButton)
    assert view.bar.box.text() == "notice"
    qtbot.waitUntil(lambda: bool(view.session.state.shown), timeout=30_000)


def test_an_emptied_box_asks_nothing_and_shows_how_to_begin(qtbot: QtBot, view: SearchView) -> None:
    type_and_wait(qtbot, view, "notice")
    qtbot.keyClick(view.bar.box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: view.session.state.question.empty, timeout=30_000)
    assert view.session.state.shown == ()
    assert not view.list.isVisible()


def test_the_switch_moves_with_arrow_keys(
    qtbot: QtBot, view: SearchView, asked: Callable[[], list[str]]
) -> None:
    type_and_wait(qtbot, view, "notice")
    view.bar.switch._buttons["both"].setFocus()
    qtbot.keyClick(view.bar.switch._buttons["both"], Qt.Key.Key_Right)
    assert view.bar.switch.mode == "words"
    qtbot.waitUntil(lambda: view.session.state.complete, timeout=30_000)
    assert asked().count("Search") == 3


def test_a_filter_becomes_a_chip_and_delete_removes_it(qtbot: QtBot, view: SearchView) -> None:
    type_and_wait(qtbot, view, "notice")
    view.chips._set(kind="epub")
    qtbot.waitUntil(lambda: view.session.state.complete, timeout=30_000)
    assert view.session.state.question.filters == Filters(kind="epub")
    assert not view.session.state.shown
    item = view.chips._row.itemAt(0)
    assert item is not None
    chip = item.widget()
    assert chip.value.text() == "kind EPUB"
    qtbot.keyClick(chip.value, Qt.Key.Key_Delete)
    assert view.session.state.question.filters == Filters()
    qtbot.waitUntil(lambda: bool(view.session.state.shown), timeout=30_000)


def test_more_results_are_appended_at_the_end_of_the_list(qtbot: QtBot, view: SearchView) -> None:
    type_and_wait(qtbot, view, "notice")
    first = names(view)
    view.list.scrollToBottom()
    qtbot.waitUntil(lambda: view.list.rows.rowCount() > PAGE_OF_RESULTS, timeout=30_000)
    assert names(view)[: len(first)] == first


def test_down_goes_into_the_list_and_enter_into_the_reader(qtbot: QtBot, view: SearchView) -> None:
    type_and_wait(qtbot, view, "notice")
    qtbot.keyClick(view.bar.box, Qt.Key.Key_Down)
    assert view.list.hasFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    chosen = view.session.state.chosen_result
    assert chosen is not None and chosen.passage == view.session.state.shown[1].passage
    qtbot.waitUntil(view.reader.pages.isVisible, timeout=30_000)
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert view.reader.pages.hasFocus()
    qtbot.keyClick(view.reader.pages, Qt.Key.Key_Escape)
    assert view.list.hasFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Escape)
    assert view.bar.box.hasFocus()


def test_a_result_is_dragged_out_as_its_file(qtbot: QtBot, view: SearchView) -> None:
    type_and_wait(qtbot, view, "notice")
    rows = view.list.rows
    data: QMimeData = rows.mimeData([rows.index(0), rows.index(1)])
    path = view.session.state.shown[0].document.path
    assert [url.toLocalFile() for url in data.urls()] == [path]
    assert data.text().splitlines()[0].endswith("p. 1")


def test_citations_of_chosen_rows_are_copied(qtbot: QtBot, view: SearchView) -> None:
    type_and_wait(qtbot, view, "notice")
    view.list.setFocus()
    view.list.setCurrentIndex(view.list.rows.index(0))
    qtbot.keyClick(view.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    name = names(view)[0]
    assert QGuiApplication.clipboard().text() == f"{name}, p. 1\n{name}, p. 2"


def test_rows_say_a_whole_sentence_to_a_screen_reader(qtbot: QtBot, view: SearchView) -> None:
    type_and_wait(qtbot, view, "notice")
    said = view.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Result 1: paper")
    assert "The tenant gives three months' notice." in said


def test_more_like_this_can_be_left_again(qtbot: QtBot, view: SearchView) -> None:
    type_and_wait(qtbot, view, "notice")
    qtbot.waitUntil(view.reader.pages.isVisible, timeout=30_000)
    view.reader.pages.setFocus()
    qtbot.keyClick(view.reader.pages, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: len(view.session.state.shown) == 2, timeout=30_000)
    assert view.head.like.isVisible()
    qtbot.mouseClick(view.head.like, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(view.session.state.shown) == PAGE_OF_RESULTS, timeout=30_000)
    assert not view.head.like.isVisible()


def test_rows_are_painted_in_both_directions(qtbot: QtBot, view: SearchView) -> None:
    type_and_wait(qtbot, view, "notice")
    view.list.choose(None)
    left = view.list.grab().toImage()
    view.list.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    right = view.list.grab().toImage()
    assert left != right
    height = view.list.sizeHintForRow(0)
    assert height == view.list.visualRect(view.list.rows.index(1)).height()
    assert view.list.indexAt(QPoint(5, height + 5)).row() == 1


def test_what_was_found_is_offered_as_filters_with_its_counts(
    qtbot: QtBot, view: SearchView
) -> None:
    languages = (FacetValue(value="de", documents=3), FacetValue(value="und", documents=1))
    view.chips.set_facets(Facets(documents=4, folders=(), kinds=(), years=(), languages=languages))
    menu = QMenu(view)
    view.chips._fill_languages(menu)
    assert [one.text() for one in menu.actions()] == ["German\t3", "not known\t1"]
    menu.actions()[0].trigger()
    assert view.chips.filters == Filters(language="de")


def test_a_saved_search_asks_what_is_new_since_it_was_saved(
    qtbot: QtBot, view: SearchView, asked: Callable[[], list[str]]
) -> None:
    saved = SavedSearch(name="mine", query="notice", mode="words", time="2026-11-25T08:00:00Z")
    menu = view.bar.searches_menu(Searches(recent=(), saved=(saved,)))
    inner = next(one.menu() for one in menu.actions() if one.menu() is not None)
    next(one for one in inner.actions() if one.text() == "What is new").trigger()
    qtbot.waitUntil(lambda: view.session.state.complete, timeout=30_000)
    assert view.session.state.question.filters == Filters(since=saved.time)
    assert view.session.state.question.mode == "words"
    qtbot.waitUntil(lambda: "ChangeSearches" in asked(), timeout=30_000)


def test_facets_narrow_a_search(qtbot: QtBot, view: SearchView) -> None:
    type_and_wait(qtbot, view, "notice")
    kinds = (FacetValue(value="pdf", documents=3), FacetValue(value="eml", documents=1))
    view.head.facets.show_facets(
        Facets(documents=4, folders=(), kinds=kinds, years=(), languages=())
    )
    button = view.head.facets.buttons["kind"]
    assert button.text() == "Kind 2" and view.head.facets.buttons["year"].isHidden()
    view.head.facets.buttons["kind"].menu().actions()[1].trigger()
    assert view.session.state.question.filters == Filters(kind="eml")


def test_other_spellings_stand_above_the_results(qtbot: QtBot, view: SearchView) -> None:
    type_and_wait(qtbot, view, "notise of tenannt")
    found = Suggestions(
        unknown=("notise", "tenannt"),
        known={"notise": ("notice", "notices"), "tenannt": ("tenant",)},
    )
    view.session.suggested.emit(found)
    line = view.results.spelling
    assert [word.text() for word in line.words] == ["notice … tenant", "notices … tenant"]
    qtbot.mouseClick(line.words[0], Qt.MouseButton.LeftButton)
    assert view.bar.box.text() == "notice of tenant"
    assert line.isHidden()
