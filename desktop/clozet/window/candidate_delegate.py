"""Paints a candidate: word, bars on one scale, what rose and fell."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from .bars import hatched_bar, solid_bar
from .candidate_rows import CandidateRows, change_text
from .cloze_rows import Row
from .document_delegate import paint_ground
from .numbers import isolated
from .theme import theme

AnyIndex = QModelIndex | QPersistentModelIndex
ROW_UNITS = 6.25
_LEAST_BAR = 2  # pixels: what is unlikely is still there
_NUMBER_UNITS = 14
_ROOMY_UNITS = 34


class CandidateDelegate(QStyledItemDelegate):
    """`chosen` is the word that stands in the blank; the first model's bars are hatched, those
    of the one compared with solid.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: tuple[str, ...] = ()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of every row."""
        return QSize(theme().units(20), theme().units(ROW_UNITS))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one cell."""
        rows = index.model()
        assert isinstance(rows, CandidateRows)
        row, column = rows.row(index), index.column()
        painter.save()
        painter.setClipRect(option.rect)
        paint_ground(painter, option, bar=column == 0)
        inner = option.rect.adjusted(theme().units(3.5 if column == 0 else 2), 0, 0, 0)
        if row is None:
            self._others(painter, option, inner, index)
        elif column == 0:
            self._word(painter, option, inner, row)
        elif column <= len(row.shares):
            self._share(painter, option, inner, index)
        else:
            self._change(painter, option, inner, row)
        painter.restore()

    def _word(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, row: Row
    ) -> None:
        chosen = row.words == self.chosen
        painter.setFont(theme().font("strong" if chosen else "body"))
        painter.setPen(theme().tokens.text)
        metrics = painter.fontMetrics()
        pieces = ""
        if row.pieces > 1:
            roomy = inner.width() > theme().units(_ROOMY_UNITS)
            said = self.tr("{0} pieces") if roomy else self.tr("{0} p.")
            pieces = said.format(row.pieces)
        room = inner.width() - (metrics.horizontalAdvance(pieces) if pieces else 0)
        words = " … ".join(row.words)
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(theme().units(8), room))
        _draw(painter, option, inner, text)
        if pieces:
            beside = inner.adjusted(metrics.horizontalAdvance(text) + theme().units(2), 0, 0, 0)
            painter.setFont(theme().font("fine"))
            painter.setPen(theme().tokens.muted)
            _draw(painter, option, beside, pieces)

    def _share(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, index: AnyIndex
    ) -> None:
        rows = index.model()
        assert isinstance(rows, CandidateRows)
        at = index.column() - 1
        one = rows.rows[index.row()].shares[at]
        units, tokens = theme().units, theme().tokens
        second = at > 0
        place = inner
        if one is not None:
            track = max(units(6), inner.width() - units(_NUMBER_UNITS))
            long = max(_LEAST_BAR, round(track * min(1.0, one.value / rows.scale)))
            bar = QRect(inner.left(), 0, long, units(2.2))
            bar.moveTop(inner.center().y() - bar.height() // 2 + 1)
            shown = QStyle.visualRect(option.direction, option.rect, bar)
            draw_bar = solid_bar if second else hatched_bar
            draw_bar(painter, shown, tokens.b if second else tokens.a)
            place = inner.adjusted(long + units(1.6), 0, 0, 0)
        quiet = one is None or one.value < 0.01
        painter.setPen(tokens.muted if quiet else tokens.text)
        strong = rows.rows[index.row()].words == self.chosen and second
        painter.setFont(theme().font("strong" if strong else "body", tabular=True))
        _draw(painter, option, place, index.data())

    def _change(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, row: Row
    ) -> None:
        text, units, tokens = change_text(row), theme().units, theme().tokens
        if text == "=" or not text:
            painter.setPen(tokens.muted)
            _draw(painter, option, inner, text)
            return
        risen = (row.change or 0) > 0
        side = units(2.4)
        box = QRect(inner.left(), inner.center().y() - side // 2, side, side)
        box = QStyle.visualRect(option.direction, option.rect, box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.b if risen else tokens.fall)
        tip, flat = (box.top(), box.bottom()) if risen else (box.bottom(), box.top())
        middle = QPoint(box.center().x(), tip)
        painter.drawPolygon(QPolygon([middle, QPoint(box.left(), flat), QPoint(box.right(), flat)]))
        painter.setPen(tokens.text)
        painter.setFont(theme().font("medium", tabular=True))
        _draw(painter, option, inner.adjusted(units(4), 0, 0, 0), text)

    def _others(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, index: AnyIndex
    ) -> None:
        font = theme().font("body", tabular=index.column() > 0)
        font.setItalic(index.column() == 0)
        painter.setFont(font)
        painter.setPen(theme().tokens.muted)
        _draw(painter, option, inner, index.data())


def paint_focus(painter: QPainter, rect: QRect) -> None:
    """Paint the ring inside a whole row."""
    painter.setPen(QPen(theme().tokens.accent, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))


def _draw(painter: QPainter, option: QStyleOptionViewItem, inner: QRect, text: str) -> None:
    side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
    place = QStyle.visualRect(option.direction, option.rect, inner)
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(place, flags, isolated(text))
