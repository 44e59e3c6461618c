"""The sentence field: clicked, typed, selected, read aloud."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethodEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clozet.window.sentence_editor import MOST_CHARACTERS
from clozet.window.sentence_field import SentenceField
from clozet.window.sentence_menu import sentence_menu
from clozet.window.sentence_paint import Tint

LEASE = "Either party may end this lease by giving three months’ notice."
ARABIC = "ينتهي عقد الإيجار في نهاية الشهر"


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[SentenceField]:
    made = SentenceField()
    qtbot.addWidget(made)
    made.resize(700, 160)
    made.show()
    made.setFocus()
    yield made


@pytest.fixture
def click(field: SentenceField, qtbot: QtBot) -> Callable[[str], None]:
    def on_word(word: str) -> None:
        at = field.editor.sentence.text.index(word)
        place = field.place_of((at, at + len(word)))
        qtbot.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, pos=place.center())

    return on_word


def covered(field: SentenceField) -> list[str]:
    sentence = field.editor.sentence
    return [sentence.text[blank.start : blank.end] for blank in sentence.blanks]


@pytest.mark.parametrize(
    ("text", "word"),
    [(LEASE, "three"), (ARABIC, "الإيجار"), ("😀 租约于六月", "六"), (LEASE, "months")],
)
def test_a_click_blanks_a_word_and_another_gives_it_back(
    field: SentenceField, click: Callable[[str], None], text: str, word: str
) -> None:
    field.editor.set_text(text)
    click(word)
    assert covered(field) == [word]
    click(word)
    assert covered(field) == []
    assert field.editor.sentence.text == text


def test_typing_pasting_and_undo(field: SentenceField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "Rent is due")
    QGuiApplication.clipboard().setText(" on Monday.\r\nAlways.")
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.editor.sentence.text == "Rent is due on Monday.\nAlways."
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.editor.sentence.text == "Rent is due"
    field.editor.undo()
    assert field.editor.sentence.text == "Rent is "
    field.editor.redo()
    assert field.editor.sentence.text == "Rent is due"


def test_the_caret_moves_selects_and_deletes(field: SentenceField, qtbot: QtBot) -> None:
    field.editor.set_text("one two three")
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(field, Qt.Key.Key_Home)
    assert field.editor.caret == 0
    for _ in range(3):
        qtbot.keyClick(field, Qt.Key.Key_Right, shift)
    qtbot.keyClick(field, Qt.Key.Key_C, control)
    assert QGuiApplication.clipboard().text() == "one"
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert field.editor.sentence.text == " two three"
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClick(field, Qt.Key.Key_Backspace, control)
    assert field.editor.sentence.text == " two "
    qtbot.keyClick(field, Qt.Key.Key_A, control)
    qtbot.keyClick(field, Qt.Key.Key_X, control)
    assert field.editor.sentence.text == ""


def test_an_input_method_types(field: SentenceField) -> None:
    event = QInputMethodEvent()
    event.setCommitString("租约")
    QApplication.sendEvent(field, event)
    assert field.editor.sentence.text == "租约"
    assert not field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).isNull()


def test_a_drag_selects_and_blanks_nothing(field: SentenceField, qtbot: QtBot) -> None:
    field.editor.set_text(LEASE)
    first, last = (field.place_of((at, at + 4)).center() for at in (0, LEASE.index("lease")))
    qtbot.mousePress(field.viewport(), Qt.MouseButton.LeftButton, pos=first)
    for step in range(1, 11):
        drag(field, QPoint(first.x() + (last.x() - first.x()) * step // 10, last.y()))
    qtbot.mouseRelease(field.viewport(), Qt.MouseButton.LeftButton, pos=last)
    start, end = field.editor.selection
    assert "party may end" in LEASE[start:end]
    assert covered(field) == []


def drag(field: SentenceField, spot: QPoint) -> None:
    where, none = QPointF(spot), Qt.KeyboardModifier.NoModifier
    globally = field.viewport().mapToGlobal(where)
    button = Qt.MouseButton.LeftButton
    kind = QEvent.Type.MouseMove
    moved = QMouseEvent(kind, where, globally, Qt.MouseButton.NoButton, button, none)
    QApplication.sendEvent(field.viewport(), moved)


def test_a_text_that_is_too_long_is_refused_and_nothing_is_lost(
    field: SentenceField, qtbot: QtBot
) -> None:
    field.editor.set_text(LEASE)
    with qtbot.waitSignal(field.editor.refused) as told:
        field.editor.insert("word " * MOST_CHARACTERS)
    assert told.args[0] > MOST_CHARACTERS
    assert field.editor.sentence.text == LEASE


def test_every_word_is_a_child_that_speaks(field: SentenceField) -> None:
    field.editor.set_text("Give three days.")
    field.editor.toggle(5)
    face = QAccessible.queryAccessibleInterface(field)
    names = [face.child(at).text(QAccessible.Text.Name) for at in range(face.childCount())]
    assert names == ["Give", "Blank 1 of 1, open", "days"]
    assert face.child(0).rect().isValid()
    field.editor.set_sentence(field.editor.sentence.choose(0, "six"))
    assert face.child(1).text(QAccessible.Text.Name) == "Blank 1 of 1, now six"


def test_words_are_coloured_until_the_text_changes(field: SentenceField) -> None:
    field.editor.set_text("Rent due")
    plain = field.grab().toImage()
    field.set_tints([Tint(0, 4, 4)])
    assert field.grab().toImage() != plain
    field.editor.insert(" now")
    field.editor.undo()
    field.clearFocus()
    assert field._tints == ()


def test_the_menu_blanks_cuts_and_copies_what_is_seen(field: SentenceField) -> None:
    field.editor.set_text("Give three days now.")
    menu = sentence_menu(field, field.editor, field.keys, (5, 10))
    acts = {action.text(): action for action in menu.actions()}
    assert not acts["Cut"].isEnabled()
    acts["Blank the word"].trigger()
    acts["Select all"].trigger()
    field.keys.copy()
    assert QGuiApplication.clipboard().text() == "Give ____ days now."
    field.editor.set_sentence(field.editor.sentence.choose(0, "six"))
    field.keys.copy()
    assert QGuiApplication.clipboard().text() == "Give six days now."
    again = sentence_menu(field, field.editor, field.keys, (5, 10))
    assert again.actions()[0].text() == "Give the word back"
