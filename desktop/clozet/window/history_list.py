"""All adaptations, the newest first: what each was trained on, and what came of it."""

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clozet.messages.training import AdaptationRow, Adaptations

from . import icons
from .document_delegate import paint_ground, paint_words
from .theme import theme
from .training_words import row_looks, trained_on_words

Index = QModelIndex | QPersistentModelIndex
_ROW, _LOOKS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class _HistoryDelegate(QStyledItemDelegate):
    """An icon, what it was trained on and when, and in a word what came of it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        units, tokens = theme().units, theme().tokens
        icon, colour, word = index.data(_LOOKS)
        painter.save()
        paint_ground(painter, option, bar=True)
        square = QRect(0, 0, units(4), units(4))
        square.moveCenter(option.rect.center())
        square.moveLeft(option.rect.left() + units(1))
        square = QStyle.visualRect(option.direction, option.rect, square)
        icons.draw(painter, square, icon, getattr(tokens, colour))
        rect = option.rect.adjusted(units(6.5), 0, -units(1), 0)
        painter.setFont(theme().font("meta"))
        painter.setPen(tokens.muted)
        paint_words(painter, option, rect, word, Qt.AlignmentFlag.AlignTrailing)
        rect.setRight(rect.right() - painter.fontMetrics().horizontalAdvance(word) - units(2))
        painter.setFont(theme().font("body"))
        painter.setPen(tokens.text)
        name = QFontMetrics(painter.font()).elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole)),
            Qt.TextElideMode.ElideMiddle,
            rect.width(),
        )
        paint_words(painter, option, rect, name, Qt.AlignmentFlag.AlignLeading)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(0, theme().units(6.75))


class HistoryList(QListWidget):
    """`chosen` carries the `AdaptationRow` that the user wants to see."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Earlier adaptations"))
        self.setProperty("look", "pane")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_HistoryDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(_ROW)))
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(_ROW)))

    def fill(self, found: Adaptations, in_use: str) -> None:
        """Show adaptations; `in_use` is the masked model that blanks are filled with."""
        kept = self.currentRow()
        self.clear()
        for row in found.adaptations:
            self.addItem(_item(row, in_use))
        self.setCurrentRow(kept)
        rows = min(max(self.count(), 1), 5)
        self.setFixedHeight(rows * theme().units(6.75))

    def row_of(self, model: str) -> AdaptationRow | None:
        """Return the row of a model."""
        rows: list[AdaptationRow] = [self.item(at).data(_ROW) for at in range(self.count())]
        return next((row for row in rows if row.model == model), None)


def _item(row: AdaptationRow, in_use: str) -> QListWidgetItem:
    looks = row_looks(row, in_use)
    day = _day(row.made)
    trained_on = trained_on_words(row)
    name = f"{trained_on}, {day}" if day else trained_on
    item = QListWidgetItem(name)
    item.setData(_ROW, row)
    item.setData(_LOOKS, looks)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {looks[2]}")
    item.setToolTip(f"{row.model}\n{name}" if row.model else name)
    return item


def _day(time: str) -> str:
    """Return the day of an ISO time as "14 Nov", isolated so that it stays in this order."""
    date = QDate.fromString(time[:10], Qt.DateFormat.ISODate)
    form = QCoreApplication.translate("Dates", "d MMM")
    return f"\u2068{QLocale().toString(date, form)}\u2069" if date.isValid() else ""
