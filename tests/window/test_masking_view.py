"""The masking view: what it says, how it is walked, what can be copied."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from pytestqt.qtbot import QtBot

from clozet.messages.cloze import MaskedPiece
from clozet.window.masked_text import marks
from clozet.window.masking_view import MaskingView

from .test_masked_text import TEXT, piece

PIECES: list[MaskedPiece] = [
    piece(20, 24, probability=0.71),
    piece(28, 32, kind="random", piece="river", guess="may", probability=0.41),
    piece(59, 63, kind="kept", piece="roof"),
]
SPOKEN = [
    "token rent, masked, model guessed rent, 71 percent, right",
    "token June, swapped for river, model guessed may, 41 percent, wrong",
    "token roof, kept, model guessed roof, 50 percent, right",
]


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[MaskingView]:
    made = MaskingView()
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.show_passage(TEXT, marks(TEXT, PIECES))
    yield made


def test_each_marked_word_is_a_child_that_speaks(view: MaskingView) -> None:
    face = QAccessible.queryAccessibleInterface(view)
    assert face.text(QAccessible.Text.Name) == "The passage as the model sees it"
    assert face.childCount() == len(PIECES)
    names = [face.child(at).text(QAccessible.Text.Name) for at in range(face.childCount())]
    assert names == SPOKEN
    assert face.child(0).rect().isValid()


def test_arrow_keys_walk_the_marked_words(view: MaskingView, qtbot: QtBot) -> None:
    for key, part in ((Qt.Key.Key_Right, 0), (Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, 0)):
        qtbot.keyClick(view, key)
        assert view.spoken_part == part


def test_all_text_can_be_selected_and_copied(view: MaskingView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    shown = TEXT.replace("June", "June → river").replace("roof", "• roof")
    assert QGuiApplication.clipboard().text() == shown


def test_a_narrow_view_breaks_lines_and_scrolls(view: MaskingView) -> None:
    view.resize(140, 80)
    assert view.verticalScrollBar().maximum() > 0
    tops = [box.rectangles[0].top() for box in view.boxes]
    assert tops == sorted(tops)
    assert tops[0] < tops[-1]


def test_no_guess_leaves_the_view(view: MaskingView) -> None:
    for width in (140, 260, 600):
        view.resize(width, 300)
        for box in view.boxes:
            assert box.guess_at.x() >= 0
            assert box.rectangles[-1].left() > -0.01


def test_a_text_from_right_to_left_is_boxed_where_its_words_are(view: MaskingView) -> None:
    text = "שכר הדירה ישולם מראש"
    pieces = [piece(4, 9, original=text[4:9]), piece(16, 20, original=text[16:20])]
    view.show_passage(text, marks(text, pieces))
    first, last = view.boxes
    assert first.rectangles[0].left() > last.rectangles[0].left()


def test_destroying_a_view_that_speaks_harms_nobody(qtbot: QtBot) -> None:
    made = MaskingView()
    made.show_passage(TEXT, marks(TEXT, PIECES))
    assert QAccessible.queryAccessibleInterface(made).child(1) is not None
    with qtbot.waitSignal(made.destroyed):
        made.deleteLater()
