"""The documents as rows of a table that fetches what is looked at."""

import datetime
from collections.abc import Sequence
from typing import Any

import msgspec
from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QDate,
    QLocale,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    QUrl,
    Signal,
)

from clozet.file_names import outermost, to_path
from clozet.messages.json_lines import Answer
from clozet.messages.library import DocumentRow, DocumentRows, ListDocuments, Order
from clozet.messages.progress import Failed

from . import document_states
from .backend import Backend
from .language_names import language_name

translate = QCoreApplication.translate

IDS_MIME = "application/x-clozet-documents"
NAME, STATE, PAGES, LANGUAGE, CHANGED = range(5)
ROW = Qt.ItemDataRole.UserRole

_ORDERS: tuple[Order, ...] = ("name", "state", "pages", "language", "changed")
_PAGE = 100
_KEPT_PAGES = 60

Index = QModelIndex | QPersistentModelIndex


class DocumentTable(QAbstractTableModel):
    """Rows of one question to the library; only pages that were looked at are here.

    `counted` carries how many rows match and how many of them need the user.
    """

    counted = Signal(int, int)
    failed = Signal(object)

    def __init__(self, backend: Backend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._question = ListDocuments()
        self._generation = 0
        self._total = 0
        self._pages: dict[int, tuple[DocumentRow, ...]] = {}
        self._stale: set[int] = set()
        self._wanted: dict[int, None] = {}
        self._under_way = False
        self._headers = (
            self.tr("Name"),
            self.tr("State"),
            self.tr("Pages"),
            self.tr("Language"),
            self.tr("Changed"),
        )
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)

    def show_only(self, question: ListDocuments) -> None:
        """Show the rows that answer `question`; its order, offset and limit are set here."""
        kept = {"order": self._question.order, "descending": self._question.descending}
        self._restart(msgspec.structs.replace(question, **kept))

    def reload(self) -> None:
        """Ask again for what is looked at; the old rows stay until the new ones come."""
        self._stale = set(self._pages)
        self._want(min(self._pages, default=0))
        if self._total:
            last = self.index(self._total - 1, len(self._headers) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row(self, number: int) -> DocumentRow | None:
        """Return a row, None while it has not come."""
        page = self._pages.get(number // _PAGE, ())
        return page[number % _PAGE] if number % _PAGE < len(page) else None

    def number_of(self, path: str) -> int | None:
        """Return where the row of `path` stands, if it is here."""
        for page, rows in self._pages.items():
            for at, row in enumerate(rows):
                if row.path == path:
                    return page * _PAGE + at
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's
        """Return how many rows match, fetched or not."""
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignTrailing if section == PAGES else None
            return (side or Qt.AlignmentFlag.AlignLeading) | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer for one cell, and remember to fetch it where it has not come."""
        page = index.row() // _PAGE
        if page not in self._pages or page in self._stale:
            self._want(page)
        row = self.row(index.row())
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.UserRole:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return cell_text(row, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._sentence(row) if index.column() == NAME else None
            case Qt.ItemDataRole.ToolTipRole:
                return row.reason if index.column() == STATE else row.path
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be chosen and dragged out."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        chosen = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return chosen | Qt.ItemFlag.ItemIsDragEnabled

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column."""
        descending = order == Qt.SortOrder.DescendingOrder
        changed = {"order": _ORDERS[column], "descending": descending}
        self._restart(msgspec.structs.replace(self._question, **changed))

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # Qt's name
        """Give the files to other programs and the documents to a collection."""
        numbers = sorted({index.row() for index in indexes})
        rows = [row for row in map(self.row, numbers) if row is not None]
        data = QMimeData()
        files = [outermost(to_path(row.path, row.path_escaped)) for row in rows]
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        ids = sorted({row.id for row in rows if row.id is not None})
        data.setData(IDS_MIME, " ".join(map(str, ids)).encode())
        return data

    def _sentence(self, row: DocumentRow) -> str:
        """Return a row as a screen reader says it."""
        state = document_states.shown(row)
        parts = [document_states.file_name(row), state.word]
        if row.pages:
            parts.append(self.tr("%Ln page(s)", "", row.pages))
        if row.language:
            parts.append(language_name(row.language))
        if state.act:
            parts.append(self.tr("button {}").format(document_states.act_word(state.act)))
        return ", ".join(parts)

    def _restart(self, question: ListDocuments) -> None:
        self.beginResetModel()
        self._question = question
        self._generation += 1
        self._total = 0
        self._pages.clear()
        self._stale.clear()
        self._wanted.clear()
        self._under_way = False
        self.endResetModel()
        self._want(0)

    def _want(self, page: int) -> None:
        self._wanted.pop(page, None)
        self._wanted[page] = None  # the page looked at last stands last
        if not self._asking.isActive():
            self._asking.start()

    def _ask(self) -> None:
        if self._under_way or not self._wanted:
            return
        self._under_way = True
        page = next(reversed(self._wanted))
        # What was scrolled past in the meantime is wanted again when it is painted again.
        before = [other for other in self._wanted if abs(other - page) == 1]
        self._wanted = dict.fromkeys(before)
        generation = self._generation
        question = msgspec.structs.replace(self._question, offset=page * _PAGE, limit=_PAGE)
        self._backend.ask(question, lambda answer: self._answered(generation, page, answer))

    def _answered(self, generation: int, page: int, answer: Answer) -> None:
        if generation != self._generation:
            return
        self._under_way = False
        if isinstance(answer, Failed):
            self.failed.emit(answer)
        elif isinstance(answer, DocumentRows):
            self._resize(answer.total)
            self._put(page, answer.documents)
            self.counted.emit(answer.total, answer.needing)
        self._ask()

    def _resize(self, total: int) -> None:
        nowhere = QModelIndex()
        if total > self._total:
            self.beginInsertRows(nowhere, self._total, total - 1)
            self._total = total
            self.endInsertRows()
        elif total < self._total:
            self.beginRemoveRows(nowhere, total, self._total - 1)
            self._total = total
            self.endRemoveRows()
        last = (total - 1) // _PAGE
        for page in [page for page in self._pages if page > last]:
            del self._pages[page]

    def _put(self, page: int, rows: tuple[DocumentRow, ...]) -> None:
        old = self._pages.pop(page, ())
        moved = [row.path for row in old] != [row.path for row in rows]
        if old and moved:
            self.layoutAboutToBeChanged.emit()
            self._follow(page, old, rows)
        self._pages[page] = rows
        self._stale.discard(page)
        while len(self._pages) > _KEPT_PAGES:
            del self._pages[next(iter(self._pages))]
        if old and moved:
            self.layoutChanged.emit()
        elif old != rows and rows:
            first, last = page * _PAGE, page * _PAGE + len(rows) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def _follow(
        self, page: int, old: tuple[DocumentRow, ...], new: tuple[DocumentRow, ...]
    ) -> None:
        """Let what is chosen stay on its documents when rows come before it."""
        places = {row.path: page * _PAGE + at for at, row in enumerate(new)}
        for index in self.persistentIndexList():
            at = index.row() - page * _PAGE
            if 0 <= at < len(old):
                to = places.get(old[at].path)
                moved = QModelIndex() if to is None else self.index(to, index.column())
                self.changePersistentIndex(index, moved)


def cell_text(row: DocumentRow, column: int) -> str:
    """Return what stands in a cell."""
    match column:
        case c if c == NAME:
            return document_states.file_name(row)
        case c if c == STATE:
            return document_states.shown(row).word
        case c if c == PAGES:
            return QLocale().toString(row.pages) if row.pages else ""
        case c if c == LANGUAGE:
            return language_name(row.language)
    return day(row.changed)


def day(time: str) -> str:
    """Return the day of an ISO 8601 time as people write it, "" for none."""
    if not time:
        return ""
    at = datetime.datetime.fromisoformat(time).astimezone()
    form = translate("Dates", "d MMM yyyy")
    return QLocale().toString(QDate(at.year, at.month, at.day), form)
