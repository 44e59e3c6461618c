"""The model's own guess: hatched, framed and named as one, because no document stands behind it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clozet.messages.cloze import Guess

from .bars import hatch, hatched_bar
from .controls import IconLabel, label
from .numbers import share
from .theme import theme


class GuessPanel(QFrame):
    """Shows what the model alone would say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "pane")
        self.setAccessibleName(self.tr("The model's guess, not a finding"))
        units = theme().units
        head = QHBoxLayout()
        head.setSpacing(units(2))
        head.addWidget(IconLabel("wand", "guess"))
        head.addWidget(label(self.tr("The model’s guess, not a finding"), "strong", wrap=True), 1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(units(2))
        self._grid.setVerticalSpacing(units(1.5))
        self._grid.setColumnStretch(1, 1)
        self._said = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(units(5.5), units(2.5), units(3), units(2))
        column.setSpacing(units(2))
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addWidget(self._said)
        column.addStretch(1)

    def show_guesses(self, guesses: tuple[Guess, ...]) -> None:
        """Show guesses, likeliest first."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        most = max((guess.probability for guess in guesses), default=1.0)
        for row, guess in enumerate(guesses):
            self._grid.addWidget(label(guess.word), row, 0)
            self._grid.addWidget(_GuessBar(guess.probability / (most or 1.0)), row, 1)
            value = label(share(guess.probability))
            self._grid.addWidget(value, row, 2, Qt.AlignmentFlag.AlignTrailing)
        nothing = self.tr("Ask, and what the model alone would say stands here.")
        evidence = self.tr("It points at none of your files. Only the table beside is evidence.")
        self._said.setText(evidence if guesses else nothing)
        said = ", ".join(f"{guess.word} {share(guess.probability)}" for guess in guesses)
        self.setAccessibleDescription(said)

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the hatched edge that tells a guess from a finding."""
        super().paintEvent(event)
        painter = QPainter(self)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        wide = theme().units(2.2)
        edge = QRect(self.width() - wide if mirrored else 0, 0, wide, self.height())
        hatch(painter, edge, theme().tokens.guess)
        line = edge.left() if mirrored else edge.right()
        painter.fillRect(QRect(line, 0, 1, self.height()), theme().tokens.guess)
        painter.end()


class _GuessBar(QWidget):
    def __init__(self, part: float) -> None:
        super().__init__()
        self._part = part
        self.setMinimumSize(theme().units(12), theme().units(4))

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        painter = QPainter(self)
        long = max(2, round(self.width() * self._part))
        high = theme().units(2.2)
        bar = QRect(0, (self.height() - high) // 2, long, high)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            bar.moveRight(self.width() - 1)
        hatched_bar(painter, bar, theme().tokens.guess)
        painter.end()
