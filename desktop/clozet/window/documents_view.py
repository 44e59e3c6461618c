"""The documents' table: fixed rows, columns that give way when the window is narrow."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from clozet.messages.library import DocumentRow

from . import document_states
from .document_delegate import DocumentDelegate
from .document_rows import CHANGED, LANGUAGE, NAME, PAGES, ROW, STATE, DocumentTable
from .theme import theme

_WIDTHS = {STATE: 62, PAGES: 15, LANGUAGE: 22, CHANGED: 28}  # units; the name has the rest
_NAME_AT_LEAST = 50


class DocumentsView(QTableView):
    """`acted`: a row's button; `typed`: letters, for the filter."""

    acted = Signal(object, str)
    typed = Signal(str)
    chosen = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(self, rows: DocumentTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setModel(rows)
        delegate = DocumentDelegate(self)
        delegate.acted.connect(self.acted)
        self.setItemDelegate(delegate)
        self.setAccessibleName(self.tr("Documents"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)
        self._prepare_headers()
        self.selectionModel().selectionChanged.connect(lambda: self.chosen.emit(self.rows_chosen()))
        theme().changed.connect(self._measure)
        self._measure()

    def rows_chosen(self) -> list[DocumentRow]:
        """Return the chosen rows that have come."""
        numbers = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [row for row in map(self._rows.row, numbers) if row is not None]

    def choose(self, number: int) -> None:
        """Choose one row and bring it into view."""
        self.setCurrentIndex(self._rows.index(number, NAME))
        self.selectRow(number)

    def keyboardSearch(self, search: str) -> None:  # Qt's name
        """Hand typed letters to the filter, which knows rows that are not here yet."""
        self.typed.emit(search)

    def press_button(self) -> None:
        """Do what the button in the current row does."""
        row = self.currentIndex().data(ROW)
        act = document_states.shown(row).act if isinstance(row, DocumentRow) else None
        if act is not None:
            self.acted.emit(row, act)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Hide Changed, Language, then Pages, before Name gets too narrow."""
        super().resizeEvent(event)
        self._measure_columns()

    def _prepare_headers(self) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setMinimumSectionSize(1)
        header.setAccessibleName(self.tr("Columns"))
        self.setSortingEnabled(True)
        self.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.hide()

    def _measure(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(theme().row_height)
        self._measure_columns()
        self.viewport().update()

    def _measure_columns(self) -> None:
        units = theme().units
        left = self.viewport().width() - units(_NAME_AT_LEAST)
        for column, width in _WIDTHS.items():
            left -= units(width)
            self.setColumnHidden(column, left < 0 and column != STATE)
            self.horizontalHeader().resizeSection(column, units(width))
