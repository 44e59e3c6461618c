"""A layout that puts widgets beside each other, and goes on below where there is no more room."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QStyle, QWidget


class Flow(QLayout):
    """Rows of one height from the leading edge, like words of a text."""

    def __init__(self, across: int, down: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._across, self._down = across, down
        self._items: list[QLayoutItem] = []
        self._with_next: set[QWidget] = set()
        self.setContentsMargins(QMargins())

    def add(self, widget: QWidget, *, with_next: bool = False) -> None:
        """Append a widget; `with_next` parts it from those before and keeps it with the next."""
        if with_next:
            self._with_next.add(widget)
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:  # Qt's name
        """Append an item."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # Qt's name
        """Return an item, None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # Qt's name
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # Qt's name
        """Take no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # Qt's name
        """Tell that narrow rows are many."""
        return True

    def heightForWidth(self, width: int) -> int:  # Qt's name
        """Return the height of all rows."""
        return self._placed(QRect(0, 0, width, 0))[1]

    def setGeometry(self, rect: QRect) -> None:  # Qt's name
        """Lay the items out, mirrored where the language is written so."""
        super().setGeometry(rect)
        direction = QApplication.layoutDirection()
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent is not None else direction
        for item, place in zip(self._items, self._placed(rect)[0], strict=True):
            item.setGeometry(QStyle.visualRect(direction, rect, place))

    def sizeHint(self) -> QSize:  # Qt's name
        """Return the smallest size; the width is the parent's to say."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # Qt's name
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _placed(self, rect: QRect) -> tuple[list[QRect], int]:
        """Return where each item goes in `rect`, and the height of all."""
        places: list[QRect] = []
        x, y, height = rect.left(), rect.top(), self.minimumSize().height()
        for at, item in enumerate(self._items):
            if x > rect.left() and item.widget() in self._with_next:
                x += self._across
            if x > rect.left() and x + self._needed(at) > rect.right() + 1:
                x, y = rect.left(), y + height + self._down
            places.append(QRect(x, y, item.sizeHint().width(), height))
            x += places[-1].width() + self._across
        return places, y + height - rect.top()

    def _needed(self, at: int) -> int:
        """Return the width of an item, together with the one that it is to stay with."""
        item = self._items[at]
        own = item.sizeHint().width()
        if item.widget() in self._with_next and at + 1 < len(self._items):
            return own + self._across + self._items[at + 1].sizeHint().width()
        return own
