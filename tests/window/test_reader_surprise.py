"""Words of the page coloured by surprise in the reader, measured page by page."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from clozet.messages.library import Add
from clozet.window.backend import Backend
from clozet.window.overview import Overview
from clozet.window.search_view import SearchView
from clozet.window.surprise_colours import ON_PAPER


@pytest.fixture
def view(qtbot: QtBot, backend: Backend) -> SearchView:
    made = SearchView(backend, Overview(backend))
    qtbot.addWidget(made)
    made.resize(1200, 740)
    made.show()
    made.search("notice")
    qtbot.waitUntil(lambda: made.session.state.complete, timeout=30_000)
    qtbot.waitUntil(made.reader.pages.isVisible, timeout=30_000)
    qtbot.waitUntil(lambda: made.reader.pages.selection.words.words(1) != (), timeout=30_000)
    made.reader.pages.setFocus()
    return made


def grounds(view: SearchView) -> set[str]:
    """Return the colours of the page's picture as it is now."""
    picture = view.reader.pages.pictures.picture(1)
    if picture is None:
        return set()
    image = picture.lit
    points = [(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height() // 3, 2)]
    return {image.pixelColor(x, y).name() for x, y in points}


def test_s_tints_the_page_in_sight_and_gives_its_light_back(
    qtbot: QtBot, view: SearchView, asked: Callable[[], list[str]]
) -> None:
    reader = view.reader
    qtbot.keyClick(reader.pages, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: reader.surprise.words.get(1, ()) != (), timeout=30_000)

    tints = {ground.name() for ground in ON_PAPER.grounds[1:]}
    qtbot.waitUntil(lambda: len(tints & grounds(view)) >= 2, timeout=30_000)
    assert reader.surprise.legend.isVisible()
    assert any(mark.surprise for mark in reader.pages.marks._marks)
    assert "least expected words" in reader.pages.marks.accessibleDescription()

    qtbot.keyClick(reader.pages, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not tints & grounds(view), timeout=30_000)
    assert not any(mark.surprise for mark in reader.pages.marks._marks)
    assert asked().count("MeasureSurprise") == 1


def test_the_word_under_the_pointer_has_its_number_in_words(qtbot: QtBot, view: SearchView) -> None:
    reader = view.reader
    reader.actions_by_name["surprise"].trigger()
    qtbot.waitUntil(lambda: reader.surprise.words.get(1, ()) != (), timeout=30_000)
    box = reader.pages.selection.words.words(1)[-1]
    place = reader.pages.place(1, box[2:6]).center() - reader.pages.offset()

    found = reader.pages.selection.letter_at(QPointF(place))
    assert found is not None
    reader.surprise.point(*found)

    assert reader.surprise.said.text() == "due: 6.5 bits, 1 in 90 · rather expected: the"


def test_another_page_is_measured_when_it_comes_into_sight(qtbot: QtBot, view: SearchView) -> None:
    reader = view.reader
    reader.actions_by_name["surprise"].trigger()
    qtbot.waitUntil(lambda: 1 in reader.surprise.words, timeout=30_000)
    reader.actions_by_name["page_down"].trigger()
    qtbot.waitUntil(lambda: set(reader.surprise.words) == {1, 2}, timeout=30_000)


def test_a_text_is_tinted_too(qtbot: QtBot, backend: Backend, view: SearchView) -> None:
    backend.ask(Add(paths=("/papers/letter.txt",)), lambda answer: None)
    reader = view.reader
    reader.show_document(900_250)
    qtbot.waitUntil(reader.text.isVisible, timeout=30_000)
    reader.actions_by_name["surprise"].trigger()
    qtbot.waitUntil(lambda: len(reader.text.extraSelections()) > 5, timeout=30_000)

    backgrounds = {
        selection.format.background().color().name() for selection in reader.text.extraSelections()
    }
    assert len(backgrounds) >= 3
    first = reader.text.letter_at(QPointF(reader.text.cursorRect().center()))
    assert first is not None and first[0] == 1
