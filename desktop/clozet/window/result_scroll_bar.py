"""A scroll bar with the results of the document as marks on its groove."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from .surprise_colours import ON_PAPER
from .theme import LIT_INK, LIT_SENTENCE

_HEIGHT = 3  # device-independent pixels, as are the next two
_PRESENT_HEIGHT = 5
_REACH = 4  # how far from a mark a click still means it


@dataclass(frozen=True)
class Mark:
    """A result: `at` is its place in the document from 0 to 1; `present` the one shown.

    Or, if it is a `surprise`, one of the least expected words.
    """

    at: float
    present: bool = False
    surprise: bool = False


def paint_mark(painter: QPainter, rect: QRect, *, surprise: bool = False) -> None:
    """Paint a yellow mark with a brown edge above and below; a violet one for surprise."""
    edge, ground = QColor(LIT_INK), QColor(LIT_SENTENCE)
    if surprise:
        edge, ground = ON_PAPER.edge, ON_PAPER.grounds[3]
    painter.fillRect(rect, edge)
    painter.fillRect(rect.adjusted(0, 1, 0, -1), ground)


def paint_band(painter: QPainter, rect: QRect) -> None:
    """Paint a mark so wide that print is read through it."""
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(rect, QColor(LIT_SENTENCE))
    painter.restore()
    for y in (rect.top(), rect.bottom()):
        painter.fillRect(rect.left(), y, rect.width(), 1, QColor(LIT_INK))


class ResultScrollBar(QScrollBar):
    """Marks where results stand; `mark_clicked` tells the number of one, from 0."""

    mark_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._marks: tuple[Mark, ...] = ()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these marks."""
        self._marks = tuple(marks)
        results = sum(not mark.surprise for mark in self._marks)
        words = len(self._marks) - results
        said = [self.tr("{0} results marked").format(results)] if results else []
        said += [self.tr("{0} least expected words marked").format(words)] if words else []
        self.setAccessibleDescription(", ".join(said))
        self.update()

    def mark_rect(self, mark: Mark) -> QRect:
        """Return where a mark is painted; the present one is higher and leaves no margin."""
        groove = self._groove()
        height = _PRESENT_HEIGHT if mark.present else _HEIGHT
        margin = 0 if mark.present else max(1, groove.width() // 8)
        top = groove.top() + round(mark.at * groove.height()) - height // 2
        top = min(max(groove.top(), top), groove.bottom() + 1 - height)
        return QRect(groove.left() + margin, top, groove.width() - 2 * margin, height)

    def _groove(self) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarGroove, self
        )

    def _mark_at(self, position: QPoint) -> int | None:
        for number, mark in enumerate(self._marks):
            if self.mark_rect(mark).adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(position):
                return number
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the style's bar, the marks above it, the present one last."""
        super().paintEvent(event)
        painter = QPainter(self)
        for mark in sorted(self._marks, key=lambda mark: mark.present):
            paint_mark(painter, self.mark_rect(mark), surprise=mark.surprise)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump to the mark under the pointer, where there is one."""
        number = self._mark_at(event.position().toPoint())
        if number is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            self.mark_clicked.emit(number)
