"""The text of a file without pages, in the same reader and lit the same way."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextLine,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from clozet.messages.library import PageShown
from clozet.messages.reading import Span

from .colours import mix
from .lighting import Lines, paint_light, paint_marks
from .pulse import Pulse
from .result_scroll_bar import ResultScrollBar
from .surprise_colours import ON_PAPER
from .theme import DIMMED_PAPER, LIT_INK, theme

_LEAST_ZOOM, _MOST_ZOOM = 0.5, 4.0
_LONGEST_LINE = 42  # em; longer lines are hard to follow
_MARGIN = 6  # units around the text
_BETWEEN_PAGES = "\n\n"
_WHEEL_STEP = 120
_TINT = 0.95  # of a word's ground over the paper, which is dimmed in a dark window


@dataclass(frozen=True)
class TextLight:
    """What to light: stretches of the pages' texts."""

    passage: tuple[Span, ...] = ()
    sentence: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()


class TextPage(QPlainTextEdit):
    """Shows all texts of a document, one after the other; they can be selected and copied."""

    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks = ResultScrollBar()
        self.setVerticalScrollBar(self.marks)
        self.setReadOnly(True)
        self.setAccessibleName(self.tr("Text of the document"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.zoom = 1.0
        self._texts: list[str] = []
        self._starts: list[int] = [0]
        self._light: list[list[tuple[int, int]]] = [[], [], []]
        self._page = 0
        self._pulse = Pulse(self)
        self.marks.valueChanged.connect(self._scrolled)
        theme().changed.connect(self._theme_changed)
        self._theme_changed()

    def show_pages(self, pages: Sequence[PageShown]) -> None:
        """Show the texts of `pages` from the top."""
        self._texts = [page.text for page in pages]
        lengths = (_length(text) + len(_BETWEEN_PAGES) for text in self._texts)
        self._starts = list(accumulate(lengths, initial=0))
        self._light, self._page = [[], [], []], 0
        self.setPlainText(_BETWEEN_PAGES.join(self._texts))
        self._scrolled()

    def set_light(self, light: TextLight) -> None:
        """Light these stretches, and put out all other light."""
        kinds = (light.passage, light.sentence, light.others)
        self._light = [[self._range(span) for span in spans] for spans in kinds]
        self.viewport().update()

    def set_surprise(self, steps: Sequence[Sequence[Span]]) -> None:
        """Tint the words of each step of surprise, and put out all other tints."""
        selections = []
        for number, spans in enumerate(steps[1:], 1):  # what is expected stays on the paper
            form = QTextCharFormat()
            form.setBackground(mix(ON_PAPER.grounds[number], self._paper, _TINT))
            form.setForeground(ON_PAPER.inks[number])
            form.setFontUnderline(True)
            form.setUnderlineColor(ON_PAPER.edge)
            for span in spans:
                start, end = self._range(span)
                selection = QTextEdit.ExtraSelection()
                selection.cursor = QTextCursor(self.document())
                selection.cursor.setPosition(start)
                selection.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                selection.format = form
                selections.append(selection)
        self.setExtraSelections(selections)

    def letter_at(self, position: QPointF) -> tuple[int, int] | None:
        """Return the page and the code point of its text at a position of the viewport."""
        at = self.cursorForPosition(position.toPoint()).position()
        page = min(bisect_right(self._starts, at), len(self._texts))
        if not page:
            return None
        units = (at - self._starts[page - 1]) * 2
        before = self._texts[page - 1].encode("utf-16-le", "surrogatepass")[:units]
        return page, len(before.decode("utf-16-le", "replace"))

    def go_to(self, span: Span) -> None:
        """Bring a stretch into sight, and let its sentence pulse once."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(self._range(span)[0], self.document().characterCount() - 1))
        before = self.marks.value()
        self.setTextCursor(cursor)
        if self.marks.value() != before:
            self.centerCursor()
        self._pulse.start()

    def step_page(self, step: int) -> None:
        """Go to the next (1) or previous (-1) page's text."""
        page = min(max(1, self._page + step), len(self._texts))
        self.go_to(Span(page=page, start=0, end=0))

    def set_zoom(self, zoom: float) -> None:
        """Zoom the text; 1 is the size of the window's own."""
        self.zoom = min(max(_LEAST_ZOOM, zoom), _MOST_ZOOM)
        self._theme_changed()
        self.zoom_changed.emit(self.zoom)

    def fit(self) -> None:
        """Go back to the text's own size."""
        self.set_zoom(1.0)

    def mark_at(self, span: Span) -> float:
        """Return the height of a stretch in the whole text, from 0 to 1."""
        block = self.document().findBlock(self._range(span)[0])
        return block.blockNumber() / max(1, self.document().blockCount())

    def _range(self, span: Span) -> tuple[int, int]:
        """Return a span as positions in Qt's text, whose characters are UTF-16 units."""
        if not 1 <= span.page <= len(self._texts):
            return 0, 0
        text, start = self._texts[span.page - 1], self._starts[span.page - 1]
        return start + _length(text[: span.start]), start + _length(text[: span.end])

    def _theme_changed(self) -> None:
        self._paper = QColor(DIMMED_PAPER if theme().dark else "white")
        font = QFont(theme().font("body"))
        font.setPointSizeF(font.pointSizeF() * 1.1 * self.zoom)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.document().setDocumentMargin(theme().units(_MARGIN))
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {self._paper.name()}; color: #000000; border: none;"
            f" font-size: {font.pointSizeF()}pt; }}"
        )
        self._fit_margins()

    def _fit_margins(self) -> None:
        room = self.width() - self.marks.sizeHint().width()
        line = round(_LONGEST_LINE * self.fontMetrics().height()) // 2 + 2 * theme().units(_MARGIN)
        side = max(0, (room - line) // 2)
        self.setViewportMargins(side, 0, side, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short and in the middle."""
        self._fit_margins()
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * 1.1 ** (event.angleDelta().y() / _WHEEL_STEP))
        else:
            super().wheelEvent(event)

    def _scrolled(self) -> None:
        position = self.firstVisibleBlock().position()
        page = min(bisect_right(self._starts, position), len(self._texts))
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the light, the text over it, then the marks."""
        passage, sentence, others = (list(self._lines(ranges)) for ranges in self._light)
        lines = Lines(passage, sentence, others)
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._paper)
        paint_light(painter, lines)
        self._pulse.paint(painter, sentence)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        paint_marks(painter, lines, QColor(LIT_INK))

    def _lines(self, ranges: Sequence[tuple[int, int]]) -> Iterator[QRectF]:
        """Yield a rectangle for each line in sight that `ranges` touch, in the viewport."""
        block = self.firstVisibleBlock()
        while block.isValid():
            corner = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
            if corner.y() > self.viewport().height():
                return
            for start, end in ranges:
                yield from _lines_of(block, corner, start, end)
            block = block.next()


def _lines_of(block: QTextBlock, corner: QPointF, start: int, end: int) -> Iterator[QRectF]:
    """Yield a rectangle for each line of a block between two positions of the document."""
    layout = block.layout()
    start, end = start - block.position(), end - block.position()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        if start < last and end > first:
            left, right = _x(line, max(start, first)), _x(line, min(end, last))
            box = QRectF(min(left, right), line.y(), abs(right - left), line.height())
            yield box.translated(corner)


def _x(line: QTextLine, position: int) -> float:
    x, _ = cast(tuple[float, int], line.cursorToX(position))
    return x


def _length(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
