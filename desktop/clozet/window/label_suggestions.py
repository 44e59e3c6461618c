"""Suggested documents with their probabilities, each to be confirmed or refused."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clozet.messages.labels import Suggested

from .controls import button, label, rule
from .numbers import share
from .theme import theme

_BAR = 20  # units
_CHARACTERS = 160


class _Bar(QWidget):
    """A probability as a length."""

    def __init__(self, probability: float) -> None:
        super().__init__()
        self._probability = probability
        self.setFixedSize(theme().units(_BAR), theme().units(1.5))

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the whole faint, and the share over it, from the leading edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, whole = theme().tokens, QRectF(self.rect())
        part = QRectF(whole)
        part.setWidth(whole.width() * self._probability)
        if self.isRightToLeft():
            part.moveRight(whole.right())
        for area, colour in ((whole, tokens.line), (part, tokens.accent)):
            painter.fillRect(area, colour)
        painter.end()


class SuggestionRow(QFrame):
    """One suggestion; `answered` tells its number and what the user says of it."""

    answered = Signal(int, str)

    def __init__(self, one: Suggested) -> None:
        super().__init__()
        units = theme().units
        number = one.document.id if one.passage is None else one.passage
        name = one.document.title or one.document.path.rsplit("/", 1)[-1]
        self.yes = button(self.tr("Yes"), "check")
        self.no = button(self.tr("No"), "x")
        for pressed, said, words in (
            (self.yes, "yes", self.tr("{} has the label")),
            (self.no, "no", self.tr("{} has it not")),
        ):
            pressed.setAccessibleName(words.format(name))
            pressed.clicked.connect(lambda _=False, said=said: self.answered.emit(number, said))
        chance = QVBoxLayout()
        chance.setSpacing(units(1))
        chance.addWidget(label(share(one.probability), "strong"))
        chance.addWidget(_Bar(one.probability))
        chance.addStretch(1)
        about = QVBoxLayout()
        about.setSpacing(units(0.5))
        title = label(name, "strong")
        title.setToolTip(one.document.path)
        about.addWidget(title)
        about.addWidget(label(" ".join(one.text.split())[:_CHARACTERS] + "…", "meta", wrap=True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(units(3), units(2), units(3), units(2))
        layout.setSpacing(units(3))
        layout.addLayout(chance)
        layout.addLayout(about, 1)
        layout.addWidget(self.yes)
        layout.addWidget(self.no)


class LabelSuggestions(QScrollArea):
    """Rows of suggestions, the likeliest first; or a sentence why there are none."""

    answered = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Suggestions"))
        self.rows: list[SuggestionRow] = []

    def show_rows(self, suggestions: Sequence[Suggested]) -> None:
        """Show these instead of what was there; the cursor stands on the first."""
        inner, layout = self._emptied()
        in_use = self.isAncestorOf(self.focusWidget() or self)
        self.rows = [SuggestionRow(one) for one in suggestions]
        for row in self.rows:
            row.answered.connect(self.answered)
            layout.addWidget(row)
            layout.addWidget(rule())
        layout.addStretch(1)
        self.setWidget(inner)
        if in_use and self.rows:
            self.rows[0].yes.setFocus()

    def say(self, words: str) -> None:
        """Show a sentence instead of suggestions."""
        inner, layout = self._emptied()
        self.rows = []
        said = label(words, "muted", wrap=True)
        said.setContentsMargins(*[theme().units(4)] * 4)
        layout.addWidget(said)
        layout.addStretch(1)
        self.setWidget(inner)

    def _emptied(self) -> tuple[QFrame, QVBoxLayout]:
        inner = QFrame()
        inner.setProperty("look", "sentence")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        return inner, layout
