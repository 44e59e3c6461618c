"""The list of results: chosen with the arrow keys, dragged out as files."""

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from .reader_actions import action
from .result_delegate import ResultDelegate
from .result_rows import ResultRows
from .theme import theme


class ResultList(QListView):
    """`chosen`: a passage chosen by the user; `opened`: the reader is wanted; `left`: the
    pointer or the cursor went elsewhere; `back`: the box is wanted; `judged`: a result, and
    whether more like it is wanted.
    """

    chosen = Signal(int)
    opened = Signal()
    left = Signal()
    back = Signal()
    judged = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ResultRows(self)
        self.setModel(self.rows)
        delegate = ResultDelegate(self)
        delegate.judged.connect(self.judged)
        self.setItemDelegate(delegate)
        self.setAccessibleName(self.tr("Results"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._showing = False
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.activated.connect(lambda _index: self.opened.emit())
        theme().changed.connect(self.doItemsLayout)

    @property
    def in_use(self) -> bool:
        """Tell whether the pointer or the cursor is in the list: then it must not jump."""
        return self.underMouse() or self.hasFocus()

    def choose(self, passage: int | None) -> None:
        """Show a result as chosen, without telling."""
        index = self.rows.row_of(passage)
        if index == self.currentIndex() and index.isValid():
            return
        self._showing = True
        self.setCurrentIndex(index)
        self._showing = False

    def judging_actions(self) -> list[QAction]:
        """Return what judges the result that the cursor is on, also for the context menu."""
        return [
            action(self, words, [key], partial(self._judge_current, wanted))
            for words, key, wanted in (
                (self.tr("Rank &higher what is like this"), "+", True),
                (self.tr("Rank &lower what is like this"), "-", False),
            )
        ]

    def _judge_current(self, wanted: bool) -> None:
        """Judge the result that the cursor is on."""
        result = self.rows.result(self.currentIndex())
        if result is not None:
            self.judged.emit(result, wanted)

    def _current_changed(self, index: QModelIndex) -> None:
        result = self.rows.result(index)
        if result is not None and not self._showing:
            self.chosen.emit(result.passage)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the box with Esc, or with Up from the first row."""
        at_top = self.currentIndex().row() <= 0
        if event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and at_top):
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the list may settle."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay rows out in the new width."""
        super().resizeEvent(event)
        self.viewport().update()
