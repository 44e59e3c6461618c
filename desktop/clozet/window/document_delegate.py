"""Paints the rows of the documents' table, with the button in a row."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from clozet.messages.library import DocumentRow

from . import document_states, icons
from .document_rows import NAME, PAGES, ROW, STATE, cell_text
from .theme import theme

Index = QModelIndex | QPersistentModelIndex


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, *, bar: bool) -> None:
    """Paint a row's ground: chosen, under the pointer or neither; `bar` at the leading edge."""
    tokens = theme().tokens
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    active = option.widget is not None and option.widget.hasFocus()
    if chosen:
        painter.fillRect(option.rect, tokens.selected if active else tokens.selected_idle)
        if bar:
            edge = QRect(option.rect.topLeft(), option.rect.size())
            edge.setWidth(3)
            painter.fillRect(QStyle.visualRect(option.direction, option.rect, edge), tokens.accent)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, tokens.hover)


def paint_words(
    painter: QPainter,
    option: QStyleOptionViewItem,
    rect: QRect,
    words: str,
    side: Qt.AlignmentFlag,
) -> None:
    """Paint words at one side of a row's `rect`, mirrored where the row is."""
    visual = QStyle.visualRect(option.direction, option.rect, rect)
    align = QStyle.visualAlignment(option.direction, side)
    painter.drawText(visual, align | Qt.AlignmentFlag.AlignVCenter, words)


class DocumentDelegate(QStyledItemDelegate):
    """Name with the kind's icon, state with its icon, word and button, pages, date."""

    acted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPersistentModelIndex | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        painter.save()
        paint_ground(painter, option, bar=index.column() == NAME)
        row = index.data(ROW)
        if isinstance(row, DocumentRow):
            match index.column():
                case c if c == NAME:
                    self._name(painter, option, row)
                case c if c == STATE:
                    self._state(painter, option, row, index)
                case column:
                    self._plain(painter, option, row, column)
        painter.restore()

    def editorEvent(  # Qt's name
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Answer the painted button: pressed and released inside."""
        row = index.data(ROW)
        if index.column() != STATE or not isinstance(event, QMouseEvent):
            return False
        act = document_states.shown(row).act if isinstance(row, DocumentRow) else None
        inside = act is not None and self._button(option, act).contains(event.position().toPoint())
        match event.type():
            case QEvent.Type.MouseButtonPress if inside:
                self._pressed = QPersistentModelIndex(index)
            case QEvent.Type.MouseButtonRelease:
                if inside and self._pressed == QPersistentModelIndex(index):
                    self.acted.emit(row, act)
                self._pressed = None
        return False

    def _name(self, painter: QPainter, option: QStyleOptionViewItem, row: DocumentRow) -> None:
        units, tokens = theme().units, theme().tokens
        icon = QRect(0, 0, units(4), units(4))
        icon.moveCenter(option.rect.center())
        icon.moveLeft(option.rect.left() + units(3))
        icons.draw(
            painter,
            QStyle.visualRect(option.direction, option.rect, icon),
            document_states.kind_icon(row.kind),
            tokens.muted,
        )
        words = option.rect.adjusted(units(9), 0, -units(2), 0)
        self._words(painter, option, words, document_states.file_name(row), strong=True)

    def _state(
        self, painter: QPainter, option: QStyleOptionViewItem, row: DocumentRow, index: Index
    ) -> None:
        units, tokens = theme().units, theme().tokens
        shown = document_states.shown(row)
        icon = QRect(0, 0, units(4), units(4))
        icon.moveCenter(option.rect.center())
        icon.moveLeft(option.rect.left() + units(2))
        visual = QStyle.visualRect(option.direction, option.rect, icon)
        icons.draw(painter, visual, shown.icon, getattr(tokens, shown.colour))
        words = option.rect.adjusted(units(7), 0, -units(2), 0)
        if shown.act is not None:
            button = self._button(option, shown.act)
            logical = QStyle.visualRect(option.direction, option.rect, button)
            words.setRight(logical.left() - units(2))
            down = self._pressed is not None and self._pressed == QPersistentModelIndex(index)
            self._paint_button(painter, option, button, shown.act, down)
        self._words(painter, option, words, shown.word, strong=shown.strong)

    def _plain(
        self, painter: QPainter, option: QStyleOptionViewItem, row: DocumentRow, column: int
    ) -> None:
        units = theme().units
        words = option.rect.adjusted(units(2), 0, -units(2), 0)
        painter.setFont(theme().font("body", tabular=True))
        text = f"\u2068{cell_text(row, column)}\u2069"  # isolated: dates stay whole in Arabic
        side = Qt.AlignmentFlag.AlignTrailing if column == PAGES else Qt.AlignmentFlag.AlignLeading
        self._words(painter, option, words, text, strong=False, side=side)

    def _words(  # noqa: PLR0913  # what to paint, where and how
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        text: str,
        *,
        strong: bool,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
    ) -> None:
        tokens = theme().tokens
        visual = QStyle.visualRect(option.direction, option.rect, rect)
        align = QStyle.visualAlignment(option.direction, side) | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(tokens.text if strong else tokens.muted)
        metrics = QFontMetrics(painter.font())
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, visual.width())
        painter.drawText(visual, align | Qt.TextFlag.TextSingleLine, elided)

    def _button(self, option: QStyleOptionViewItem, act: document_states.Act) -> QRect:
        units = theme().units
        metrics = QFontMetrics(theme().font("medium"))
        width = metrics.horizontalAdvance(document_states.act_word(act)) + units(4.5)
        rect = QRect(0, 0, width, min(units(5.5), option.rect.height() - 4))
        rect.moveCenter(option.rect.center())
        rect.moveRight(option.rect.right() - units(2))
        return QStyle.visualRect(option.direction, option.rect, rect)

    def _paint_button(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        act: document_states.Act,
        down: bool,
    ) -> None:
        tokens = theme().tokens
        word = document_states.act_word(act)
        painter.setFont(theme().font("medium"))
        if theme().flat:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens.outline, 1))
            painter.setBrush(tokens.selected if down else tokens.button)
            corner = theme().units(1)
            painter.drawRoundedRect(rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
            painter.setPen(tokens.text)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, word)
        else:
            button = QStyleOptionButton()
            button.rect = rect
            button.text = word
            button.state = QStyle.StateFlag.State_Enabled | (
                QStyle.StateFlag.State_Sunken if down else QStyle.StateFlag.State_Raised
            )
            QApplication.style().drawControl(
                QStyle.ControlElement.CE_PushButton, button, painter, option.widget
            )
        painter.setFont(option.font)
