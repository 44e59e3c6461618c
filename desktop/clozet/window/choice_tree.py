"""What a model should learn from: collections and their documents, each with a check."""

from functools import partial

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from clozet.messages.json_lines import Answer
from clozet.messages.library import Collections, DocumentRows, ListDocuments
from clozet.messages.training import Chosen

from . import icons
from .backend import Backend
from .document_delegate import paint_ground, paint_words
from .numbers import number
from .theme import theme

Index = QModelIndex | QPersistentModelIndex

_COUNT, _PLACE, _DOCUMENT = (Qt.ItemDataRole.UserRole + at for at in range(3))
_MOST_ROWS = 14  # in sight; more are scrolled to
_ALL, _LOOSE = "all", "loose"  # besides collections: the whole library, what is in none
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class _CheckDelegate(QStyledItemDelegate):
    """A check, a name, a count at the trailing edge; a click anywhere on the row checks it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        units, tokens = theme().units, theme().tokens
        state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, bar=False)
        box = QRect(0, 0, units(4), units(4))
        box.moveCenter(option.rect.center())
        box.moveLeft(option.rect.left() + units(0.5))
        self._check(painter, QStyle.visualRect(option.direction, option.rect, box), state)
        count = index.data(_COUNT)
        rest = option.rect.adjusted(units(6.5), 0, -units(0.5), 0)
        if count is not None:
            painter.setFont(theme().font("body", tabular=True))
            painter.setPen(tokens.muted)
            paint_words(painter, option, rest, number(count), Qt.AlignmentFlag.AlignTrailing)
            wide = QFontMetrics(painter.font()).horizontalAdvance(number(count))
            rest.setRight(rest.right() - wide - units(2))
        painter.setFont(theme().font("body" if state == _UNCHECKED else "strong"))
        painter.setPen(tokens.text)
        metrics = QFontMetrics(painter.font())
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        name = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, rest.width())
        paint_words(painter, option, rest, name, Qt.AlignmentFlag.AlignLeading)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a height that is a little less than that of documents."""
        return QSize(0, theme().units(6.5))

    def editorEvent(  # Qt's name
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Check or uncheck by click, or with the space bar."""
        clicked = isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease
        typed = isinstance(event, QKeyEvent) and event.key() in (
            Qt.Key.Key_Space,
            Qt.Key.Key_Select,
        )
        if not (clicked or typed):
            return False
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == _CHECKED
        state = _UNCHECKED if on else _CHECKED
        return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def _check(self, painter: QPainter, box: QRect, state: Qt.CheckState) -> None:
        tokens, corner = theme().tokens, theme().u * 0.75
        on = state != _UNCHECKED
        painter.setPen(QPen(tokens.accent if on else tokens.outline, 1.2))
        painter.setBrush(tokens.accent if on else tokens.base)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), corner, corner)
        if on:
            name = "check" if state == _CHECKED else "minus"
            icons.draw(painter, box.adjusted(2, 2, -2, -2), name, tokens.on_accent)


class ChoiceTree(QTreeWidget):
    """`changed` tells that something else is chosen; documents are listed once a row is opened."""

    changed = Signal()

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._filling = False
        self.setAccessibleName(self.tr("What to adapt to"))
        self.setProperty("look", "pane")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_CheckDelegate(self))
        self.setIndentation(theme().units(4))
        self.itemChanged.connect(self._item_changed)
        self.itemExpanded.connect(self._list_documents)
        for signal in (self.itemExpanded, self.itemCollapsed):
            signal.connect(lambda _item: self._fit_height())
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def _places(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    @property
    def chosen(self) -> Chosen | None:
        """What is checked, None where nothing is."""
        checked = [item for item in self._places if item.checkState(0) == _CHECKED]
        partly = [
            item for item in self._places if item.checkState(0) == Qt.CheckState.PartiallyChecked
        ]
        if any(item.data(0, _PLACE) == (_ALL, "") for item in checked):
            return Chosen()
        if len(checked) == 1 and not partly and checked[0].data(0, _PLACE)[0] != _LOOSE:
            return Chosen(collection=checked[0].text(0))
        ids = {child.data(0, _DOCUMENT) for item in (*checked, *partly) for child in _on(item)}
        return Chosen(documents=tuple(sorted(ids))) if ids else None

    @property
    def chosen_words(self) -> str:
        """What is checked, as a title says it."""
        chosen = self.chosen
        if chosen is None:
            return ""
        if chosen.collection is not None:
            return chosen.collection
        if not chosen.documents:
            return self.tr("All documents")
        return self.tr("%Ln document(s)", "", len(chosen.documents))

    def fill(self, found: Collections) -> None:
        """Show what the library holds now, and keep what is checked."""
        places = [((_ALL, ""), self.tr("All documents"), found.total)]
        places += [(("collection", row.name), row.name, row.documents) for row in found.collections]
        if found.collections and found.unsorted:
            places.append(((_LOOSE, ""), self.tr("In no collection"), found.unsorted))
        self._filling = True
        if [place for place, _, _ in places] != [item.data(0, _PLACE) for item in self._places]:
            self._rebuild([place for place, _, _ in places])
        for item, (_, name, count) in zip(self._places, places, strict=True):
            if item.data(0, _COUNT) not in (None, count):
                item.takeChildren()  # listed anew when it is opened
                item.setExpanded(False)
            item.setText(0, name)
            item.setData(0, _COUNT, count)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name}, {number(count)}")
        self._filling = False
        self._fit_height()
        self.changed.emit()

    def open_first(self) -> None:
        """Open the first collection that is checked, or the first there is."""
        checked = [item for item in self._places if item.checkState(0) != _UNCHECKED]
        for item in (checked or self._places)[:1]:
            item.setExpanded(True)
            self.setCurrentItem(item)
            self.setFocus()

    def choose(self, collection: str | None) -> None:
        """Check one collection, or with None all documents."""
        place = (_ALL, "") if collection is None else ("collection", collection)
        for item in self._places:
            if item.data(0, _PLACE) == place:
                item.setCheckState(0, _CHECKED)

    def _made(self, place: tuple[str, str]) -> QTreeWidgetItem:
        item = QTreeWidgetItem()
        item.setData(0, _PLACE, place)
        item.setFlags(
            item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate
        )
        item.setCheckState(0, _UNCHECKED)
        item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        return item

    def _rebuild(self, places: list[tuple[str, str]]) -> None:
        old = {item.data(0, _PLACE): item for item in self._places}
        while self.topLevelItemCount():
            self.takeTopLevelItem(0)
        self.addTopLevelItems([old.get(place) or self._made(place) for place in places])

    def _item_changed(self, item: QTreeWidgetItem) -> None:
        if self._filling:
            return
        if item.parent() is None and item.checkState(0) == _CHECKED:
            self._uncheck_overlapping(item)
            if not item.childCount():
                self._list_documents(item)
        self.changed.emit()

    def _uncheck_overlapping(self, item: QTreeWidgetItem) -> None:
        """All documents are all: they and single collections leave each other."""
        whole = item.data(0, _PLACE) == (_ALL, "")
        for other in self._places:
            if other is not item and (whole or other.data(0, _PLACE) == (_ALL, "")):
                other.setCheckState(0, _UNCHECKED)

    def _list_documents(self, item: QTreeWidgetItem) -> None:
        kind, name = item.data(0, _PLACE) or ("", "")
        if item.parent() is not None or item.childCount() or kind == "":
            return
        request = ListDocuments(
            collection=name if kind == "collection" else None,
            no_collection=kind == _LOOSE,
        )
        self._backend.ask(request, partial(self._take_documents, (kind, name)))

    def _take_documents(self, place: tuple[str, str], answer: Answer) -> None:
        item = next((item for item in self._places if item.data(0, _PLACE) == place), None)
        if item is None or item.childCount() or not isinstance(answer, DocumentRows):
            return
        self._filling = True
        state = item.checkState(0)
        seen: set[int | None] = {None}  # a document may lie at several paths
        for row in answer.documents:
            if row.id not in seen:
                seen.add(row.id)
                child = QTreeWidgetItem(item, [row.title or row.path.rsplit("/", 1)[-1]])
                child.setData(0, _DOCUMENT, row.id)
                child.setToolTip(0, row.path)
                child.setFlags(child.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                child.setCheckState(0, state)
        self._filling = False
        self._fit_height()
        self.changed.emit()

    def _fit_height(self) -> None:
        rows = len(self._places)
        rows += sum(item.childCount() for item in self._places if item.isExpanded())
        self.setFixedHeight(min(max(rows, 1), _MOST_ROWS) * theme().units(6.5))


def _on(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """Return the documents of a place that are checked."""
    children = (item.child(at) for at in range(item.childCount()))
    return [child for child in children if child is not None and child.checkState(0) == _CHECKED]
