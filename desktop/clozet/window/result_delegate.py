"""Paints a result: name and page, headings, two lines with the answer, the mark of both ranks."""

from collections import OrderedDict

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from clozet.messages.citation import file_name
from clozet.messages.search import Result

from .bars import hatch
from .document_delegate import paint_ground
from .judging_buttons import judgement_at, paint_judging
from .numbers import isolated
from .result_rows import LIKED_ROLE, RESULT_ROLE, THROUGH_ROLE
from .result_text import Excerpt, excerpt, heading, place, ranks
from .theme import FontName, theme

AnyIndex = QModelIndex | QPersistentModelIndex
_ROW_UNITS = 25
_LAYOUTS_KEPT = 400
_LINES = 2
_ELLIPSIS = "…"
_LEAST_BAR = 0.16  # of its half of the track: a rank past 10 is still seen


class ResultDelegate(QStyledItemDelegate):
    """Paints rows of equal height; the two lines are laid out once and kept.

    `judged` carries a result, and whether more like it is wanted.
    """

    judged = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layouts: OrderedDict[tuple[object, ...], QTextLayout] = OrderedDict()
        theme().changed.connect(self._layouts.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of every row."""
        return QSize(theme().units(50), theme().units(_ROW_UNITS))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row."""
        result = index.data(RESULT_ROLE)
        painter.save()
        painter.setClipRect(option.rect)
        paint_ground(painter, option, bar=True)
        row = _Row(painter, option)
        name_width = row.text("strong", place(result), 2, 4.5, trailing=True)
        row.text("strong", file_name(result.document), 2, 4.5, keep_free=name_width, middle=True)
        row.text("meta", heading(result, index.data(THROUGH_ROLE)), 6.5, 4, muted=True)
        row.lines(self._layout(result, row.width), 10.75)
        row.ranks(result, 20.25, 4)
        paint_judging(painter, option, liked=bool(index.data(LIKED_ROLE)))
        row.rule()
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        """Answer the two painted buttons."""
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        wanted = judgement_at(option, event.position().toPoint())
        if wanted is None:
            return False
        self.judged.emit(index.data(RESULT_ROLE), wanted)
        return True

    def _layout(self, result: Result, width: int) -> QTextLayout:
        repeated = bool(result.repeats)
        key = (result.text, result.sentence and result.sentence.start, width, repeated)
        layout = self._layouts.get(key)
        if layout is None:
            shown = excerpt(result)
            if repeated:  # what stands in every document answers for none of them: dimmed
                shown = Excerpt(shown.text, 0, 0)
            layout = _two_lines(shown, width)
            self._layouts[key] = layout
            if len(self._layouts) > _LAYOUTS_KEPT:
                self._layouts.popitem(last=False)
        return layout


def _laid_out(text: str, start: int, end: int, width: int) -> QTextLayout:
    layout = QTextLayout(text, theme().font("body"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    answer, around = QTextCharFormat(), QTextCharFormat()
    answer.setFontWeight(QFont.Weight.DemiBold)
    answer.setForeground(theme().tokens.text)
    around.setForeground(theme().tokens.muted)
    formats = []
    for first, last, look in ((0, start, around), (start, end, answer), (end, len(text), around)):
        piece = QTextLayout.FormatRange()
        piece.start, piece.length, piece.format = first, last - first, look
        formats.append(piece)
    layout.setFormats(formats)
    layout.beginLayout()
    for number in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * 4.5 * theme().u))
    layout.endLayout()
    return layout


def _two_lines(shown: Excerpt, width: int) -> QTextLayout:
    """Lay an excerpt out in two lines; what does not fit ends in an ellipsis."""
    text, layout = shown.text, _laid_out(shown.text, shown.start, shown.end, width)
    while (end := _end_of_lines(layout)) < len(text):
        # Cut at a word, and once more where the ellipsis itself does not fit.
        kept = text[:end].removesuffix(_ELLIPSIS).rstrip()
        word = kept.rpartition(" ")[0] or kept[:-1]
        text = f"{word} {_ELLIPSIS}"
        layout = _laid_out(text, shown.start, min(shown.end, len(text)), width)
    return layout


def _end_of_lines(layout: QTextLayout) -> int:
    last = layout.lineAt(layout.lineCount() - 1)
    return last.textStart() + last.textLength()


class _Row:
    """One row being painted, measured in units from its top; mirrored where the layout is."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._painter = painter
        self._option = option
        units = theme().units
        self._box = option.rect.adjusted(units(3.5), 0, -units(3.5), 0)
        self.width = self._box.width()

    def _rect(self, top: float, height: float) -> QRect:
        units = theme().units
        return QRect(self._box.left(), self._box.top() + units(top), self.width, units(height))

    def _mirrored(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self._option.direction, self._option.rect, rect)

    def text(  # noqa: PLR0913  # one call a line of the row, read as a table
        self,
        font: FontName,
        text: str,
        top: float,
        height: float,
        *,
        muted: bool = False,
        trailing: bool = False,
        middle: bool = False,
        keep_free: int = 0,
    ) -> int:
        """Paint a line of text, shortened to fit; return the width that it takes."""
        tokens = theme().tokens
        self._painter.setFont(theme().font(font, tabular=trailing))
        self._painter.setPen(tokens.muted if muted else tokens.text)
        rect = self._rect(top, height)
        rect.setWidth(rect.width() - keep_free)
        mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        metrics = self._painter.fontMetrics()
        shown = isolated(metrics.elidedText(text, mode, rect.width()))
        side = Qt.AlignmentFlag.AlignRight if trailing else Qt.AlignmentFlag.AlignLeft
        side = QStyle.visualAlignment(self._option.direction, side)
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        flags_value = flags | Qt.TextFlag.TextSingleLine
        self._painter.drawText(self._mirrored(rect), flags_value, shown)
        return metrics.horizontalAdvance(text) + theme().units(3) if text else 0

    def lines(self, layout: QTextLayout, top: float) -> None:
        """Paint the lines of the passage."""
        self._painter.setPen(theme().tokens.muted)
        layout.draw(self._painter, QPointF(self._mirrored(self._rect(top, 9)).topLeft()))

    def ranks(self, result: Result, top: float, height: float) -> None:
        """Paint both ranks: in words, and as bars away from the middle of a track."""
        words, meaning = ranks(result)
        tokens, units = theme().tokens, theme().units
        self._painter.setFont(theme().font("meta", tabular=True))
        metrics = self._painter.fontMetrics()
        rect = self._rect(top, height)
        for text, rank in ((words, result.words_rank), (meaning, result.meaning_rank)):
            rect.setWidth(metrics.horizontalAdvance(text) + units(0.5))
            self._painter.setPen(tokens.muted if rank is None else tokens.text)
            centre = Qt.AlignmentFlag.AlignCenter
            self._painter.drawText(self._mirrored(rect), centre, isolated(text))
            if text == words:
                track = QRect(rect.right() + units(2), 0, units(17), units(2))
                track.moveTop(rect.center().y() - track.height() // 2 + 1)
                self._track(track, result)
                rect.moveLeft(track.right() + units(2))

    def _track(self, track: QRect, result: Result) -> None:
        """Paint words hatched towards the leading side, meaning solid towards the other."""
        tokens, half = theme().tokens, track.width() // 2
        words, meaning = _length(result.words_rank, half), _length(result.meaning_rank, half)
        leading = QRect(track.left() + half - words, track.top(), words, track.height())
        trailing = QRect(track.left() + half, track.top(), meaning, track.height())
        self._painter.fillRect(self._mirrored(trailing), tokens.b)
        hatch(self._painter, self._mirrored(leading), tokens.a)
        pen = QPen(tokens.outline, 1)
        self._painter.setPen(pen)
        frame = QRectF(self._mirrored(track)).adjusted(0.5, 0.5, -0.5, -0.5)
        self._painter.drawRect(frame)
        middle = frame.center().x()
        self._painter.drawLine(QPointF(middle, frame.top()), QPointF(middle, frame.bottom()))

    def rule(self) -> None:
        """Paint the hairline below the row."""
        rect = self._option.rect
        self._painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), _line())
        if self._option.state & QStyle.StateFlag.State_HasFocus:
            self._painter.setPen(QPen(theme().tokens.accent, 2))
            self._painter.drawRect(rect.adjusted(1, 1, -1, -1))


def _line() -> QColor:
    return theme().tokens.line


def _length(rank: int | None, half: int) -> int:
    if rank is None:
        return 0
    return round(half * max(_LEAST_BAR, 1 - (rank - 1) / 10))
