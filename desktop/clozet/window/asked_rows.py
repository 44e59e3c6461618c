"""What one's files say at a blank, as tables: one row a value, or one row a document."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from clozet.messages.cloze import DocumentValue, Value
from clozet.messages.search import Result

from .numbers import number
from .result_text import citation

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PLACES = 3  # shown in a row; the menu has all


class AskedRows(QAbstractTableModel):
    """Rows of texts; `titles` are the columns'."""

    titles: tuple[str, ...] = ()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.texts: list[tuple[str, ...]] = []

    def set_texts(self, texts: list[tuple[str, ...]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.texts = texts
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.texts)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        shown = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.titles[section] if shown else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, or the row as a sentence."""
        row = self.texts[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            named = zip(self.titles, row, strict=True)
            return ", ".join(f"{title} {text}" for title, text in named if text)
        return None


class ValueRows(AskedRows):
    """One row a value: how often, in how many documents, where."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.values: tuple[Value, ...] = ()
        columns = (self.tr("Value"), self.tr("Times"), self.tr("Documents"), self.tr("Where"))
        self.titles = columns

    @property
    def most(self) -> int:
        """How often the most frequent value stands in the files."""
        return max((value.count for value in self.values), default=1)

    def show(self, values: tuple[Value, ...]) -> None:
        """Show other values."""
        self.values = values
        self.set_texts([self._row(value) for value in values])

    def places(self, row: int) -> list[tuple[str, Result | None]]:
        """Return the first places of a value as words, the last one for all the others."""
        evidence = self.values[row].evidence
        shown: list[tuple[str, Result | None]] = [
            (_short(result), result) for result in evidence[:_PLACES]
        ]
        if len(evidence) > _PLACES:
            shown.append((self.tr("{0} more").format(len(evidence) - _PLACES), None))
        return shown

    def _row(self, value: Value) -> tuple[str, ...]:
        documents = len({result.document.id for result in value.evidence})
        where = " · ".join(citation(result) for result in value.evidence)
        return value.value, number(value.count), number(documents), where


class DocumentRows(AskedRows):
    """One row a document: its value, page and confidence, or nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.values: Sequence[DocumentValue] = ()
        columns = (self.tr("Document"), self.tr("Value"), self.tr("Page"), self.tr("Score"))
        self.titles = columns

    def show(self, values: Sequence[DocumentValue]) -> None:
        """Show other documents."""
        self.values = values
        self.set_texts([_document_row(value) for value in values])


def _short(result: Result) -> str:
    """Return the citation without what ends every file's name."""
    name, _, page = citation(result).partition(", ")
    stem = PurePath(name).stem
    return f"{stem} {page}".strip()


def _document_row(value: DocumentValue) -> tuple[str, ...]:
    return (
        PurePath(value.document.path).name,
        value.value or "",
        number(value.page) if value.page is not None else "",
        f"{value.score:.2f}" if value.score is not None else "",
    )
