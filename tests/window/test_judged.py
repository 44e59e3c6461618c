"""Results that the user judges."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from clozet.messages.citation import citation
from clozet.messages.search import Search
from clozet.window.judged import Judged
from clozet.window.search_state import Question
from clozet.window.search_view import SearchView
from clozet.window.theme import theme

from .found import found
from .test_search_view import type_and_wait, view  # noqa: F401  # view is a fixture

SEVEN, EIGHT = found(7), found(8)


def test_a_judgement_is_changed_by_the_other_and_taken_back_by_the_same() -> None:
    judged = Judged().judge(SEVEN, answers=True).judge(EIGHT, answers=False)
    assert (judged.of(7), judged.of(8), judged.of(9)) == (True, False, None)
    changed = judged.judge(SEVEN, answers=False)
    assert changed == Judged(like=(), unlike=(EIGHT, SEVEN))
    assert len(changed.judge(EIGHT, answers=False)) == 1


def test_one_judgement_is_taken_back_and_the_others_stay() -> None:
    judged = Judged(like=(SEVEN,), unlike=(EIGHT,))
    assert judged.without(8) == Judged(like=(SEVEN,))
    assert judged.without(9) == judged


def test_what_was_judged_goes_with_the_question_and_words_alone_are_not_asked_first() -> None:
    asked = Question("notice", judged=Judged(like=(SEVEN,), unlike=(EIGHT,)))
    assert asked.first_request() is None
    request = asked.last_request()
    assert isinstance(request, Search)
    assert (request.like, request.unlike, request.facets) == ((7,), (8,), True)


def test_a_judged_result_is_marked_and_what_was_learned_is_forgotten_again(
    qtbot: QtBot,
    view: SearchView,  # noqa: F811
) -> None:
    type_and_wait(qtbot, view, "notice")
    view.list.setFocus()
    passage = view.session.state.shown[0].passage
    qtbot.keyClicks(view.list, "+")
    qtbot.waitUntil(lambda: view.session.state.complete, timeout=30_000)
    assert [one.passage for one in view.session.state.question.judged.like] == [passage]
    assert view.head.judged.value.text() == "Learned from 1 result"
    row = view.list.rows.row_of(passage)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole).endswith("You want more like it.")
    qtbot.mouseClick(view.head.judged.cross, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.session.state.complete, timeout=30_000)
    assert not view.session.state.question.judged
    assert view.head.judged.isHidden()


def test_the_buttons_in_a_row_judge_it(
    qtbot: QtBot,
    view: SearchView,  # noqa: F811
) -> None:
    type_and_wait(qtbot, view, "notice")
    row = view.list.visualRect(view.list.rows.index(1))
    passage = view.session.state.shown[1].passage
    less = QPoint(row.right() - theme().units(5), row.top() + theme().units(22))
    qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=less)
    judged = view.session.state.question.judged
    assert [one.passage for one in judged.unlike] == [passage]


def test_a_judged_row_that_has_the_focus_still_shows_its_words(
    qtbot: QtBot,
    view: SearchView,  # noqa: F811
) -> None:
    type_and_wait(qtbot, view, "notice")
    view.activateWindow()
    view.list.setFocus()
    qtbot.waitUntil(view.list.hasFocus, timeout=30_000)
    qtbot.keyClicks(view.list, "+")
    qtbot.waitUntil(lambda: view.session.state.complete, timeout=30_000)
    row = view.list.visualRect(view.list.currentIndex())
    words = row.adjusted(9, 9, -row.width() // 2, -row.height() // 2)
    picture = view.list.viewport().grab(words).toImage()
    across, down = range(picture.width()), range(picture.height())
    assert len({picture.pixel(x, y) for x in across for y in down}) > 2


def test_a_single_judgement_is_taken_back_by_name(
    qtbot: QtBot,
    view: SearchView,  # noqa: F811
) -> None:
    type_and_wait(qtbot, view, "notice")
    liked, unliked = view.session.state.shown[:2]
    for result, wanted in ((liked, True), (unliked, False)):
        view.list.judged.emit(result, wanted)
        qtbot.waitUntil(lambda: view.session.state.complete, timeout=30_000)
    offered = [one.text() for one in view.head.judged.menu.actions() if not one.isSeparator()]
    assert offered == [f"More like {citation(liked)}", f"Less like {citation(unliked)}"]
    view.head.judged.menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: view.session.state.complete, timeout=30_000)
    assert view.session.state.question.judged == Judged(like=(liked,))
    assert view.head.judged.value.text() == "Learned from 1 result"
