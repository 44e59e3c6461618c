"""The pane of collections and folders: choose one, rename it, drop documents onto it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from clozet.messages.library import Collections

from . import icons
from .collection_rows import PLACE, CollectionRows, Place
from .controls import label
from .document_delegate import paint_ground
from .theme import theme

Index = QModelIndex | QPersistentModelIndex


class _PlaceDelegate(QStyledItemDelegate):
    """An icon, a name, and a count at the trailing edge; captions in small strong type."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        place = index.data(PLACE)
        if not isinstance(place, Place):
            return
        painter.save()
        if place.kind == "caption":
            self._caption(painter, option, place)
        else:
            paint_ground(painter, option, bar=True)
            self._place(painter, option, place)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give captions more room above."""
        place = index.data(PLACE)
        captioned = isinstance(place, Place) and place.kind == "caption"
        return QSize(0, theme().units(10) if captioned else theme().row_height)

    def updateEditorGeometry(  # Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Edit where the name stands."""
        rect = option.rect.adjusted(theme().units(8), 1, -theme().units(2), -1)
        editor.setGeometry(QStyle.visualRect(option.direction, option.rect, rect))

    def _caption(self, painter: QPainter, option: QStyleOptionViewItem, place: Place) -> None:
        units = theme().units
        font = theme().font("meta")
        font.setWeight(theme().font("strong").weight())
        painter.setFont(font)
        painter.setPen(theme().tokens.muted)
        rect = option.rect.adjusted(units(3.5), 0, -units(3.5), -units(1.5))
        align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeading)
        painter.drawText(rect, align | Qt.AlignmentFlag.AlignBottom, place.name)

    def _place(self, painter: QPainter, option: QStyleOptionViewItem, place: Place) -> None:
        units, tokens = theme().units, theme().tokens
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        square = QRect(0, 0, units(4), units(4))
        square.moveCenter(option.rect.center())
        square.moveLeft(option.rect.left() + units(3.5))
        visual = QStyle.visualRect(option.direction, option.rect, square)
        colour = tokens.warn if place.kind == "needing" else tokens.muted
        icons.draw(painter, visual, place.icon, colour)
        rect = option.rect.adjusted(units(9.5), 0, -units(3.5), 0)
        if place.count is not None:
            rect.setRight(rect.right() - self._count(painter, option, rect, place.count))
        painter.setFont(theme().font("strong" if chosen else "body"))
        painter.setPen(tokens.text)
        visual = QStyle.visualRect(option.direction, option.rect, rect)
        align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeading)
        metrics = QFontMetrics(painter.font())
        text = metrics.elidedText(place.name, Qt.TextElideMode.ElideMiddle, visual.width())
        painter.drawText(visual, align | Qt.AlignmentFlag.AlignVCenter, text)

    def _count(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, count: int
    ) -> int:
        painter.setFont(theme().font("body", tabular=True))
        painter.setPen(theme().tokens.muted)
        visual = QStyle.visualRect(option.direction, option.rect, rect)
        align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignTrailing)
        text = option.locale.toString(count)
        painter.drawText(visual, align | Qt.AlignmentFlag.AlignVCenter, text)
        return QFontMetrics(painter.font()).horizontalAdvance(text) + theme().units(2)


class _PlaceList(QListView):
    """The list itself; Enter on "New collection" makes one, Delete deletes one."""

    wanted = Signal(object)
    deleted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Handle the keys that Qt does not."""
        place = self.currentIndex().data(PLACE)
        if isinstance(place, Place) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit(place)
        elif isinstance(place, Place) and event.key() == Qt.Key.Key_Delete:
            if place.kind == "collection":
                self.deleted.emit(place.name)
        else:
            super().keyPressEvent(event)


class CollectionsPane(QFrame):
    """Shows `Collections` and tells what the user wants with them."""

    chosen = Signal(object)
    created = Signal()
    deleted = Signal(str)
    renamed = Signal(str, str)
    dropped = Signal(str, list)
    offered = Signal(list, object)
    adjusted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "pane")
        self._rows = CollectionRows(self)
        self._rows.renamed.connect(self.renamed)
        self._rows.dropped.connect(self.dropped)
        self._rows.offered.connect(self.offered)
        self._chosen: tuple[str, str] = ("all", "")
        self._edit_next = ""
        self.list = self._made_list()
        hint = label(self.tr("Drop files onto a collection to add"), "meta", wrap=True)
        units = theme().units
        hint.setContentsMargins(units(3.5), units(2), units(2), units(3))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list, 1)
        layout.addWidget(hint)
        theme().changed.connect(self.list.doItemsLayout)
        self._choose_again()

    def fill(self, found: Collections) -> None:
        """Show what the library holds now, and keep what is chosen."""
        self._rows.fill(found)
        self._choose_again()
        index = self._rows.find(("collection", self._edit_next))
        if self._edit_next and index.isValid():
            self._edit_next = ""
            self.list.scrollTo(index)
            self.list.edit(index)

    def edit_when_there(self, name: str) -> None:
        """Let the user name a new collection as soon as it is listed."""
        self._edit_next = name

    def follow(self, old: str, new: str) -> None:
        """Keep a collection chosen under its new name."""
        if self._chosen == ("collection", old):
            self._chosen = ("collection", new)

    def choose(self, kind: str) -> None:
        """Choose the first place of a kind."""
        for at in range(self._rows.rowCount()):
            place = self._rows.place(self._rows.index(at))
            if place is not None and place.kind == kind:
                self.list.setCurrentIndex(self._rows.index(at))
                return

    def _made_list(self) -> _PlaceList:
        made = _PlaceList()
        made.setProperty("look", "pane")
        made.setAccessibleName(self.tr("Collections"))
        made.setModel(self._rows)
        made.setItemDelegate(_PlaceDelegate(made))
        made.setMouseTracking(True)
        made.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        made.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(self._menu)
        made.selectionModel().currentChanged.connect(self._current_changed)
        made.clicked.connect(lambda index: self._want(index.data(PLACE)))
        made.wanted.connect(self._want)
        made.deleted.connect(self.deleted)
        return made

    def _choose_again(self) -> None:
        index = self._rows.find(self._chosen)
        if not index.isValid():
            index = self._rows.index(1)
        if self.list.currentIndex() != index:
            self.list.setCurrentIndex(index)

    def _current_changed(self, index: QModelIndex) -> None:
        place = self._rows.place(index)
        if place is not None and place.kind not in ("new", "caption"):
            new = place.key != self._chosen
            self._chosen = place.key
            if new:
                self.chosen.emit(place)

    def _want(self, place: Place) -> None:
        if place.kind == "new":
            self.created.emit()

    def _menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        place = self._rows.place(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("New collection"), self.created.emit)
        if place is not None and place.kind == "collection":
            menu.addAction(self.tr("Rename"), lambda: self.list.edit(index))
            menu.addAction(self.tr("Delete"), lambda: self.deleted.emit(place.name))
        if place is not None and place.kind == "folder":
            menu.addAction(
                self.tr("Which files, and watching…"), lambda: self.adjusted.emit(place.source)
            )
        menu.popup(self.list.viewport().mapToGlobal(at))
