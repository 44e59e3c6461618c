"""Words whose rank changed, each in its sentence; a click opens the place that explains it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from clozet.messages.training import Card, Learned

from .controls import IconLabel, cleared, label
from .numbers import number
from .theme import theme

_AROUND = 60  # characters of the sentence on either side of a blank, where there is room


def blanks_now_right(card: Card, most: int = 3) -> tuple[Learned, ...]:
    """Return held-out blanks whose word is now the first guess and was not."""
    found = [one for one in card.learned if one.after == 1 and one.before > 1]
    return tuple(found[:most])


def blanks_now_wrong(card: Card, most: int = 1) -> tuple[Learned, ...]:
    """Return held-out blanks whose word was the first guess and no longer is."""
    found = [one for one in card.worsened if one.before == 1 and one.after > 1]
    return tuple(found[:most])


class BlankRow(QWidget):
    """A blank of a held-out document: right or wrong, and what was guessed instead."""

    def __init__(self, one: Learned, *, right: bool) -> None:
        super().__init__()
        mark = IconLabel("check" if right else "x", "ok" if right else "bad")
        words = _Sentence(one)
        guess = one.guess_before if right else one.guess_after
        said = self.tr("was: {0}") if right else self.tr("says: {0}")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(mark, 0, 0)
        grid.addWidget(words, 0, 1)
        grid.addWidget(label(said.format(guess) if guess else "", "meta"), 0, 2)
        grid.setColumnStretch(1, 1)


class LearnedList(QWidget):
    """Words with their ranks before and after; `opened` carries the `Learned` of a click."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme().units(1.5))

    def show_words(self, words: Sequence[Learned]) -> None:
        """Show these words in place of others."""
        cleared(self._layout)
        for one in words:
            self._layout.addWidget(self._row(one))

    def _row(self, one: Learned) -> QWidget:
        made = QFrame()
        name = QToolButton()
        name.setProperty("look", "link")
        name.setText(one.word)
        name.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        ranks = self.tr("rank {0} → {1}").format(number(one.before), number(one.after))
        name.setAccessibleName(f"{one.word}, {ranks}")
        name.setToolTip(self.tr("Open the passage that explains it"))
        name.setEnabled(bool(one.evidence) or one.document is not None)
        name.clicked.connect(lambda: self.opened.emit(one))
        sentence = _Sentence(one)
        sentence.setProperty("look", "meta")
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().units(2))
        grid.setVerticalSpacing(0)
        grid.addWidget(name, 0, 0, Qt.AlignmentFlag.AlignLeading)
        grid.addWidget(label(ranks, "meta"), 0, 1, Qt.AlignmentFlag.AlignTrailing)
        grid.addWidget(sentence, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        return made


class _Sentence(QLabel):
    """As much of a sentence around its blank as there is room for; all of it in the tooltip."""

    def __init__(self, one: Learned) -> None:
        super().__init__()
        self._one = one
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setToolTip(one.sentence)
        self.setMinimumWidth(1)
        self.setText(around(one, _AROUND))

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Cut the sentence to the room there is."""
        super().resizeEvent(event)
        for most in range(_AROUND, 0, -2):
            self.setText(around(self._one, most))
            if super().sizeHint().width() <= self.width():
                break


def around(one: Learned, most: int) -> str:
    """Return up to `most` characters on either side of a blank as rich text, the blank strong."""
    before, after = one.sentence[: one.start], one.sentence[one.end :]
    if len(before) > most:
        cut = before.find(" ", len(before) - most)
        before = "… " + before[cut + 1 :] if cut >= 0 else "… "
    if len(after) > most:
        cut = after.rfind(" ", 0, most)
        after = after[: max(cut, 0)] + " …"
    word = one.sentence[one.start : one.end] or one.word
    return f"{_escaped(before)}<b>{_escaped(word)}</b>{_escaped(after)}"


def _escaped(text: str) -> str:
    flowing = text.replace("\n", " ")
    return flowing.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
