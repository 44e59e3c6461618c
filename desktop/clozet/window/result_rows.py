"""The results as rows of a list: what each shows, says aloud, and gives when it is dragged."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from clozet.messages.citation import file_name
from clozet.messages.search import Result

from .result_text import citation, file_url, spoken, through, why
from .search_state import Question

AnyIndex = QModelIndex | QPersistentModelIndex
RESULT_ROLE = Qt.ItemDataRole.UserRole
LIKED_ROLE, THROUGH_ROLE = RESULT_ROLE + 1, RESULT_ROLE + 2
_NOWHERE = QModelIndex()


class ResultRows(QAbstractListModel):
    """One row a result; `more_wanted` tells that the end of the list has been reached."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results: tuple[Result, ...] = ()
        self._more = False
        self._question = Question()

    def show(
        self, results: tuple[Result, ...], *, more: bool, question: Question | None = None
    ) -> None:
        """Show `results`; rows that keep their place are not touched. `more` can be asked for."""
        self._more, self._question = more, question or Question()
        old, self_rows = self._results, len(self._results)
        same = [result.passage for result in results[:self_rows]] == [r.passage for r in old]
        if not same:
            self.beginResetModel()
            self._results = results
            self.endResetModel()
            return
        if len(results) > self_rows:
            self.beginInsertRows(_NOWHERE, self_rows, len(results) - 1)
            self._results = results
            self.endInsertRows()
        self._results = results
        if old:
            self.dataChanged.emit(self.index(0), self.index(self_rows - 1))

    def row_of(self, passage: int | None) -> QModelIndex:
        """Return the index of a passage, an invalid one where it is not in the list."""
        for row, result in enumerate(self._results):
            if result.passage == passage:
                return self.index(row)
        return QModelIndex()

    def result(self, index: AnyIndex) -> Result | None:
        """Return the result in a row."""
        return self._results[index.row()] if index.isValid() else None

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of results."""
        return 0 if parent.isValid() else len(self._results)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the result itself, its name, its path, or the sentence that is read aloud."""
        result = self.result(index)
        if result is None:
            return None
        liked, added = self._liked(result), self._through(result)
        if role == Qt.ItemDataRole.ToolTipRole:
            parts = (result.document.path, why(result, added))
            return "\n".join(part for part in parts if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(index.row() + 1, result, liked=liked, added=added)
        plain = {
            Qt.ItemDataRole.DisplayRole: file_name(result.document),
            RESULT_ROLE: result,
            LIKED_ROLE: liked,
            THROUGH_ROLE: added,
        }
        return plain.get(role)

    def _liked(self, result: Result) -> bool:
        return bool(self._question.judged.of(result.passage))

    def _through(self, result: Result) -> str:
        asked = self._question
        if "*" in asked.query:  # what a word begins with gives nothing of its own to a score
            return ""
        return through(result, [one.word for one in asked.widened])

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let every row be dragged out."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Return the kinds of what is dragged: the files."""
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the files of the rows, each once, and their citations as text."""
        results = [self._results[index.row()] for index in indexes]
        data = QMimeData()
        data.setUrls(list(dict.fromkeys(file_url(result.document) for result in results)))
        data.setText("\n".join(citation(result) for result in results))
        return data

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """Tell whether more results can be asked for."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: AnyIndex) -> None:
        """Ask for more, once."""
        self._more = False
        self.more_wanted.emit()
