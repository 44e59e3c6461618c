"""The sentence's lines on the screen: where each character stands, and what is under a point."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from .cloze_words import Stretch
from .sentence_shown import Shown, Units
from .theme import theme

LINE_UNITS = 10.5
_DISC_UNITS = 6.5  # room for a blank's number before its word


class _Paragraph:
    """One paragraph laid out; `at` is its first code point in the shown text."""

    def __init__(self, text: str, at: int, top: float) -> None:
        self.at, self.top = at, top
        self.units = Units(text)
        self.layout = QTextLayout(text, theme().font("sentence"))
        self.length = len(text)
        self.height = 0.0

    def lay_out(self, width: float, italics: list[tuple[int, int]]) -> None:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.layout.setTextOption(option)
        self.layout.setFormats([self._range(*place, _italic()) for place in italics])
        self.layout.beginLayout()
        step = LINE_UNITS * theme().u
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, self.height + (step - line.height()) / 2))
            self.height += step
        self.layout.endLayout()
        self.height = max(self.height, step)

    def _range(self, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
        piece = QTextLayout.FormatRange()
        piece.start = self.units.of(max(0, start - self.at))
        piece.length = self.units.of(min(self.length, end - self.at)) - piece.start
        piece.format = look
        return piece

    def rectangles(self, start: int, end: int) -> list[QRectF]:
        """Return the boxes of [start, end) of the shown text, one a line."""
        first = self.units.of(max(0, start - self.at))
        last = self.units.of(min(self.length, end - self.at))
        found = []
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            begins, ends = line.textStart(), line.textStart() + line.textLength()
            if first >= ends or last <= begins:
                continue
            left, right = _x(line, max(first, begins)), _x(line, min(last, ends))
            top = self.top + line.y()
            box = QRectF(min(left, right), top, abs(right - left), line.height())
            found.append(box)
        return found

    def draw(
        self, painter: QPainter, selection: Stretch | None, inks: Sequence[tuple[int, int, QColor]]
    ) -> None:
        looks = []
        for start, end, ink in inks:
            look = QTextCharFormat()
            look.setForeground(ink)
            looks.append((start, end, look))
        if selection is not None:
            look = QTextCharFormat()
            look.setBackground(theme().tokens.accent)
            look.setForeground(theme().tokens.on_accent)
            looks.append((*selection, look))
        until = self.at + self.length
        ranges = [
            self._range(max(self.at, start), min(until, end), look)
            for start, end, look in looks
            if start < until and end > self.at
        ]
        self.layout.draw(painter, QPointF(0, self.top), ranges)


def _italic() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontItalic(True)
    return look


def box_glue() -> tuple[int, int]:
    """Return how many glue characters make room before and after a blank's word."""
    space = QFontMetricsF(theme().font("sentence")).horizontalAdvance("\u00a0")
    return (
        max(2, round(_DISC_UNITS * theme().u / space)),
        max(1, round(2.5 * theme().u / space)),
    )


class SentenceLayout:
    """`shown` laid out in lines of at most `width` pixels; positions are of the shown text."""

    def __init__(self, shown: Shown, width: float) -> None:
        self.shown = shown
        self.width = width
        self._paragraphs: list[_Paragraph] = []
        boxes = [(box.at, box.until) for box in shown.boxes]
        at, top = 0, 0.0
        for text in shown.text.split("\n"):
            paragraph = _Paragraph(text, at, top)
            end = at + len(text)
            paragraph.lay_out(width, [box for box in boxes if box[0] < end and box[1] > at])
            self._paragraphs.append(paragraph)
            at, top = end + 1, top + paragraph.height
        self.height = top
        self._starts = [paragraph.at for paragraph in self._paragraphs]
        self._tops = [paragraph.top for paragraph in self._paragraphs]

    def draw(
        self,
        painter: QPainter,
        top: float,
        bottom: float,
        selection: Stretch | None,
        inks: Sequence[tuple[int, int, QColor]],
    ) -> None:
        """Draw what stands between two heights, some stretches in other inks."""
        for paragraph in self._paragraphs:
            if paragraph.top < bottom and paragraph.top + paragraph.height > top:
                paragraph.draw(painter, selection, inks)

    def rectangles(self, start: int, end: int) -> list[QRectF]:
        """Return the boxes of [start, end), one a line."""
        first = bisect_right(self._starts, start) - 1
        found: list[QRectF] = []
        for paragraph in self._paragraphs[max(0, first) :]:
            if paragraph.at >= end:
                break
            found += paragraph.rectangles(start, end)
        return found

    def caret(self, position: int) -> QRectF:
        """Return where the caret stands before `position`."""
        paragraph = self._paragraphs[max(0, bisect_right(self._starts, position) - 1)]
        units = paragraph.units.of(min(paragraph.length, position - paragraph.at))
        line = paragraph.layout.lineForTextPosition(units)
        if not line.isValid():
            height = QFontMetricsF(QFont(theme().font("sentence"))).height()
            return QRectF(0, paragraph.top, 1, height)
        return QRectF(_x(line, units), paragraph.top + line.y(), 1, line.height())

    def position_at(self, point: QPointF) -> int:
        """Return the position between characters that is nearest to a point."""
        paragraph = self._paragraphs[max(0, bisect_right(self._tops, point.y()) - 1)]
        for number in range(paragraph.layout.lineCount()):
            line = paragraph.layout.lineAt(number)
            lowest = number == paragraph.layout.lineCount() - 1
            if lowest or point.y() - paragraph.top < line.y() + line.height() * 1.2:
                units = line.xToCursor(point.x())
                return paragraph.at + paragraph.units.point(units)
        return paragraph.at

    def character_at(self, point: QPointF) -> int | None:
        """Return the position of the character that a point lies on, None beside the text."""
        near = self.position_at(point)
        for start in (near, near - 1):
            boxes = self.rectangles(start, start + 1) if start >= 0 else []
            if any(_tall(box).contains(point) for box in boxes):
                return start
        return None


def _x(line: QTextLine, units: int) -> float:
    found = cast(tuple[float, int], line.cursorToX(units))
    return found[0]


def _tall(box: QRectF) -> QRectF:
    """Return a box of text grown to the height of its line."""
    grown = (LINE_UNITS * theme().u - box.height()) / 2
    return box.adjusted(0, -grown, 0, grown)
