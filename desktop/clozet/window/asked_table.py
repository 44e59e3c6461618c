"""The tables of what one's files say: values with bars and places, documents with pages."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clozet.messages.search import Result

from .asked_rows import AskedRows, ValueRows
from .bars import solid_bar
from .document_delegate import paint_ground
from .numbers import isolated
from .result_text import citation
from .rows_table import RowsTable
from .theme import theme

AnyIndex = QModelIndex | QPersistentModelIndex
TIMES, WHERE = 1, 3
_BETWEEN = " · "
_BAR_UNITS, _ROW_UNITS = 20, 6.5


class _ValueDelegate(QStyledItemDelegate):
    """Paints how often as a bar with its number, and where as words to click."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(theme().units(20), theme().units(_ROW_UNITS))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rows, tokens, units = index.model(), theme().tokens, theme().units
        painter.save()
        painter.setClipRect(option.rect)
        paint_ground(painter, option, bar=index.column() == 0)
        inner = option.rect.adjusted(units(3.5 if index.column() == 0 else 2), 0, -units(1), 0)
        painter.setPen(tokens.text)
        painter.setFont(theme().font("strong" if index.column() == 0 else "body", tabular=True))
        text = index.data()
        if isinstance(rows, ValueRows) and index.column() == TIMES:
            long = max(2, units(_BAR_UNITS) * rows.values[index.row()].count // rows.most)
            bar = QRect(inner.left(), inner.center().y() - units(1), long, units(2))
            solid_bar(painter, QStyle.visualRect(option.direction, option.rect, bar), tokens.a)
            inner.adjust(long + units(1.5), 0, 0, 0)
        elif isinstance(rows, ValueRows) and index.column() == WHERE:
            painter.setPen(tokens.accent)
            text = _BETWEEN.join(words for words, _result in rows.places(index.row()))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        place = QStyle.visualRect(option.direction, option.rect, inner)
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(place, flags, isolated(shown))
        line = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
        painter.fillRect(line, tokens.line)
        painter.restore()


class AskedTable(RowsTable):
    """`opened` carries a `Result`, `row_opened` a row of documents; `shares` are the columns'
    parts of the width.
    """

    opened = Signal(object)
    row_opened = Signal(int)

    def __init__(
        self, rows: AskedRows, shares: tuple[float, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(rows, _ROW_UNITS, parent)
        self._rows, self._shares = rows, shares
        self.setItemDelegate(_ValueDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Open the row's first place."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._open(index.row(), None)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Open the place that is clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if not isinstance(self._rows, ValueRows):
            self.row_opened.emit(index.row())
        elif index.column() == WHERE:
            self._open(index.row(), event.position().toPoint())

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Share the width among the columns."""
        super().resizeEvent(event)
        whole = self.viewport().width()
        for column, part in enumerate(self._shares):
            self.setColumnWidth(column, round(whole * part))

    def _open(self, row: int, point: QPoint | None) -> None:
        if not isinstance(self._rows, ValueRows):
            self.row_opened.emit(row)
            return
        places = self._rows.places(row)
        at = 0 if point is None else self._place_under(row, point, places)
        if at is None or not places:
            return
        result = places[at][1]
        if result is not None:
            self.opened.emit(result)
        else:
            self._list_all(row, point or QPoint())

    def _place_under(
        self, row: int, point: QPoint, places: list[tuple[str, Result | None]]
    ) -> int | None:
        cell = self.visualRect(self._rows.index(row, WHERE))
        metrics = QFontMetrics(theme().font("body", tabular=True))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = cell.right() - point.x() if mirrored else point.x() - cell.left()
        x -= theme().units(2)
        for at, (words, _result) in enumerate(places):
            wide = metrics.horizontalAdvance(words)
            if x <= wide:
                return at
            x -= wide + metrics.horizontalAdvance(_BETWEEN)
        return None

    def _list_all(self, row: int, point: QPoint) -> None:
        assert isinstance(self._rows, ValueRows)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for result in self._rows.values[row].evidence:
            act = menu.addAction(citation(result).replace("&", "&&"))
            act.triggered.connect(lambda _on=False, result=result: self.opened.emit(result))
        menu.popup(self.viewport().mapToGlobal(point))
