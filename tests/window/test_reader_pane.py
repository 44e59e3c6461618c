"""The reader with real widgets: light, keys, zoom, words, marks."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QWheelEvent
from pytestqt.qtbot import QtBot

from clozet.messages.library import Add
from clozet.window.backend import Backend
from clozet.window.overview import Overview
from clozet.window.page_view import PageView
from clozet.window.search_view import SearchView
from clozet.window.theme import theme


@pytest.fixture
def view(qtbot: QtBot, backend: Backend) -> SearchView:
    made = SearchView(backend, Overview(backend))
    qtbot.addWidget(made)
    made.resize(1200, 740)
    made.show()
    made.search("notice")
    qtbot.waitUntil(lambda: made.session.state.complete, timeout=30_000)
    qtbot.waitUntil(lambda: lit_page(made) is not None, timeout=30_000)
    made.reader.pages.setFocus()
    return made


def lit_page(view: SearchView) -> int | None:
    """Return the page whose picture has the chosen passage on it, sharp."""
    pages: PageView = view.reader.pages
    result = view.session.state.chosen_result
    if result is None or not pages.isVisible() or result.page not in pages.lights:
        return None
    picture = pages.pictures.picture(result.page)
    if picture is None or picture.light != pages.lights[result.page]:
        return None
    return result.page


def colour(view: SearchView, page: int, x: float, y: float) -> QColor:
    """Return the colour at a point of a page, in points."""
    pages = view.reader.pages
    at = pages.place(page, (x, y, x, y)).topLeft() - pages.offset()
    return pages.viewport().grab().toImage().pixelColor(at.toPoint())


def test_the_sentence_is_lit_on_its_page(qtbot: QtBot, view: SearchView) -> None:
    page = lit_page(view)
    assert page == 1
    qtbot.waitUntil(lambda: colour(view, 1, 80, 133) == QColor("#ffcd33"), timeout=30_000)
    assert colour(view, 1, 80, 119) == QColor("#fff2b0")
    assert colour(view, 1, 400, 400) == QColor("#ffffff")


def test_a_dark_window_dims_the_paper(qtbot: QtBot, view: SearchView) -> None:
    theme().set_scheme("dark")
    qtbot.waitUntil(lambda: colour(view, 1, 400, 400) == QColor("#d9d6cf"), timeout=30_000)
    qtbot.waitUntil(lambda: colour(view, 1, 80, 119) == QColor("#d9cb8f"), timeout=30_000)


def test_n_goes_through_the_hits_and_shift_n_back(qtbot: QtBot, view: SearchView) -> None:
    assert view.session.state.hit_number == (1, 3)
    qtbot.keyClick(view.reader.pages, Qt.Key.Key_N)
    assert view.session.state.hit_number == (2, 3)
    qtbot.waitUntil(lambda: view.reader.pages._page == 2, timeout=30_000)
    qtbot.keyClick(view.reader.pages, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert view.session.state.hit_number == (1, 3)


def test_after_the_last_hit_comes_the_next_document(qtbot: QtBot, view: SearchView) -> None:
    first = view.session.state.chosen_result
    for _ in range(3):
        qtbot.keyClick(view.reader.pages, Qt.Key.Key_N)
    following = view.session.state.chosen_result
    assert first is not None and following is not None
    assert following.document.id != first.document.id
    qtbot.waitUntil(
        lambda: view.reader._document.document.id == following.document.id, timeout=30_000
    )


def test_results_are_marked_on_the_scroll_bar_and_a_click_jumps(
    qtbot: QtBot, view: SearchView
) -> None:
    bar = view.reader.pages.marks
    assert [mark.present for mark in bar._marks] == [True, False, False]
    third = bar.mark_rect(bar._marks[2])
    assert bar.grab().toImage().pixelColor(third.center()) == QColor("#ffd84a")
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=third.center())
    assert view.session.state.hit_number == (3, 3)


def test_only_pages_in_sight_and_their_neighbours_are_drawn(qtbot: QtBot, view: SearchView) -> None:
    pages = view.reader.pages
    assert len(pages.pictures._wanted) <= len(pages._in_sight()) + 2


def test_zoom_keeps_what_is_under_the_pointer(qtbot: QtBot, view: SearchView) -> None:
    pages = view.reader.pages
    around = QPointF(200, 300)
    at = pages.offset() + around
    before = pages.column.point_on(pages.column.page_at(at.y()), at)
    wheel = QWheelEvent(
        around,
        pages.viewport().mapToGlobal(around),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    old = pages.zoom
    pages.wheelEvent(wheel)
    assert pages.zoom == pytest.approx(old * 1.21)
    at = pages.offset() + around
    after = pages.column.point_on(pages.column.page_at(at.y()), at)
    assert after.y() == pytest.approx(before.y(), abs=2)
    picture = pages.pictures.picture(1)
    assert picture is not None, "the old picture is stretched until the sharp one comes"
    qtbot.waitUntil(
        lambda: pages.pictures.picture(1).zoom == pytest.approx(pages.column.scale, abs=0.01),
        timeout=30_000,
    )


def test_plus_minus_and_nought_zoom(qtbot: QtBot, view: SearchView) -> None:
    pages = view.reader.pages
    fitted = pages.zoom
    qtbot.keyClick(pages, Qt.Key.Key_Plus)
    assert pages.zoom > fitted
    qtbot.keyClick(pages, Qt.Key.Key_Minus)
    assert pages.zoom == pytest.approx(fitted)
    qtbot.keyClick(pages, Qt.Key.Key_Plus)
    qtbot.keyClick(pages, Qt.Key.Key_0)
    assert pages.zoom == pytest.approx(fitted)


def test_words_are_selected_by_dragging_and_copied(qtbot: QtBot, view: SearchView) -> None:
    pages = view.reader.pages
    qtbot.waitUntil(lambda: len(pages.selection.words.words(1)) > 8, timeout=30_000)
    qtbot.waitUntil(lambda: bool(pages.selection.words.text(1)), timeout=30_000)
    words = pages.selection.words.words(1)
    ends = []
    for word in (words[10], words[12]):  # "The tenant gives"
        box = pages.place(1, (word.x0, word.y0, word.x1, word.y1))
        ends.append((box.center() - pages.offset()).toPoint())
    viewport = pages.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=ends[0])
    qtbot.mouseMove(viewport, ends[0] + QPoint(2, 0))
    qtbot.mouseMove(viewport, ends[1])
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=ends[1])
    qtbot.keyClick(pages, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "The tenant gives"


def test_a_screen_reader_hears_the_lit_sentence_first(qtbot: QtBot, view: SearchView) -> None:
    pages = view.reader.pages
    qtbot.waitUntil(lambda: "Page 1 of Paper" in pages.accessibleDescription(), timeout=30_000)
    assert pages.accessibleDescription().startswith("The tenant gives three months' notice.\n")
    assert pages.accessibleName() == "Page 1 of 3"


def test_the_citation_is_copied(qtbot: QtBot, view: SearchView) -> None:
    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view.reader.pages, Qt.Key.Key_C, control_shift)
    assert QGuiApplication.clipboard().text().endswith(".pdf, p. 1")


def test_t_shows_and_hides_the_thumbnails(qtbot: QtBot, view: SearchView) -> None:
    assert view.reader.thumbnails.isVisible()
    qtbot.keyClick(view.reader.pages, Qt.Key.Key_T)
    assert not view.reader.thumbnails.isVisible()


def test_a_page_can_be_typed(qtbot: QtBot, view: SearchView) -> None:
    field = view.reader._header._page
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "3")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.reader.pages._page == 3, timeout=30_000)
    assert view.reader.pages.hasFocus()


def test_a_file_without_pages_shows_its_text_lit(qtbot: QtBot, view: SearchView) -> None:
    done: list[object] = []
    view.reader._backend.ask(Add(paths=("/papers/notes.txt",)), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=30_000)
    view.search("notice now")
    qtbot.waitUntil(
        lambda: (r := view.session.state.chosen_result) is not None and not r.rectangles,
        timeout=30_000,
    )
    text = view.reader.text
    qtbot.waitUntil(text.isVisible, timeout=30_000)
    assert "three months' notice" in text.toPlainText()

    def colours() -> set[str]:
        picture = text.viewport().grab().toImage()
        spots = [(x, y) for x in range(0, picture.width(), 3) for y in range(0, 200, 2)]
        return {picture.pixelColor(*spot).name() for spot in spots}

    qtbot.waitUntil(lambda: {"#ffcd33", "#fff2b0", "#ffffff"} <= colours(), timeout=30_000)


def test_a_page_that_cannot_be_drawn_says_why(
    qtbot: QtBot, view: SearchView, asked: Callable[[], list[str]]
) -> None:
    from clozet.messages.progress import Failed

    pages = view.reader.pages
    failure = Failed(kind="x", message="The file is gone.", remedy="Add it again.", exit_code=3)
    pages.pictures._pictures.clear()
    pages.pictures._failures[1] = failure
    before = pages.viewport().grab().toImage()
    pages.pictures._failures.clear()
    assert pages.viewport().grab().toImage() != before


def test_everything_that_takes_the_focus_has_a_name(view: SearchView) -> None:
    from PySide6.QtWidgets import QAbstractButton, QWidget

    for widget in view.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or text, widget
