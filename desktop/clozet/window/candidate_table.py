"""The table of one blank's candidates: arrows move, Return or a click fills, Delete opens."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from .candidate_delegate import ROW_UNITS, CandidateDelegate, paint_focus
from .candidate_rows import CandidateRows
from .cloze_rows import Row
from .rows_table import RowsTable
from .theme import theme

_WORD_SHARE, _CHANGE_UNITS = 0.27, 18


class CandidateTable(RowsTable):
    """`chosen` carries the words of a row, empty ones to open the blank again; `entered` tells
    that the table has the focus.
    """

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.rows = CandidateRows()
        super().__init__(self.rows, ROW_UNITS, parent)
        self.rows.setParent(self)
        self.delegate = CandidateDelegate(self)
        self.setItemDelegate(self.delegate)
        self.rows.modelReset.connect(self._share_width)

    def show_rows(
        self,
        rows: tuple[Row, ...],
        names: tuple[str, ...],
        others: tuple[float | None, ...] = (),
    ) -> None:
        """Show other candidates; the cursor stays at its word."""
        at = self.rows.row(self.currentIndex())
        self.rows.show(rows, names, others)
        words = at.words if at is not None else self.delegate.chosen
        self._go_to(words)

    def set_chosen(self, words: tuple[str, ...]) -> None:
        """Mark the words that stand in the blank."""
        if words != self.delegate.chosen:
            self.delegate.chosen = words
            self._go_to(words)
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Fill with the row at the cursor, or open the blank again."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.chosen.emit(())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Fill with the row that is clicked."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self.indexAt(event.position().toPoint()))

    def focusInEvent(self, event: QFocusEvent) -> None:  # Qt's name
        """Put the cursor on the first row where it is nowhere."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0, 0))
        self.entered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the ring around the whole row."""
        super().paintEvent(event)
        row = self.currentIndex()
        if self.hasFocus() and row.isValid():
            place = self.visualRect(row.siblingAtColumn(0))
            place.setLeft(0)
            place.setRight(self.viewport().width() - 1)
            painter = QPainter(self.viewport())
            paint_focus(painter, place)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._share_width()

    def _choose(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        if row is not None:
            self.chosen.emit(row.words)

    def _go_to(self, words: tuple[str, ...]) -> None:
        at = next((at for at, row in enumerate(self.rows.rows) if row.words == words), None)
        index = self.rows.index(at, 0) if at is not None else QModelIndex()
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _share_width(self) -> None:
        whole, columns = self.viewport().width(), self.rows.columnCount()
        change = theme().units(_CHANGE_UNITS) if columns == 4 else 0
        word = round(whole * _WORD_SHARE) if columns == 4 else round(whole * 0.42)
        bars = min(2, columns - 1)
        for column in range(1, bars + 1):
            self.setColumnWidth(column, (whole - word - change) // bars)
        self.setColumnWidth(0, word)
        if change:
            self.setColumnWidth(3, change)
