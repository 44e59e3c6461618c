"""The ledger as a table: when, what kind, what happened, to what."""

import datetime
from typing import Any, Literal

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QDateTime,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from clozet.messages.housekeeping import AskLedger, Ledger, LedgerEntry
from clozet.messages.json_lines import Answer

from .backend import Backend
from .controls import label
from .segments import Segments
from .theme import theme

translate = QCoreApplication.translate

_SHOWN = 1000

Index = QModelIndex | QPersistentModelIndex
_KINDS: dict[str, Literal["network", "file", "model"]] = {
    "network": "network",
    "file": "file",
    "model": "model",
}


class _Entries(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[LedgerEntry, ...] = ()
        self._headers = (self.tr("When"), self.tr("Kind"), self.tr("What"), self.tr("Of what"))
        self._kinds = {
            "network": self.tr("Refused"),
            "allowed": self.tr("Connection"),
            "file": self.tr("File"),
            "model": self.tr("Model"),
        }

    def fill(self, entries: tuple[LedgerEntry, ...]) -> None:
        """Show these entries."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's
        """Return the number of columns."""
        return len(self._headers)

    def headerData(  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return self._headers[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer for one cell."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        entry = self._entries[index.row()]
        kind = self._kinds.get("allowed" if entry.allowed else entry.kind, entry.kind)
        return (_moment(entry.time), kind, entry.what, entry.detail)[index.column()]


def _moment(time: str) -> str:
    at = datetime.datetime.fromisoformat(time).astimezone()
    moment = QDateTime.fromSecsSinceEpoch(round(at.timestamp()))
    return QLocale().toString(moment, translate("Dates", "d MMM yyyy, HH:mm"))


class LedgerTable(QWidget):
    """Asks for the ledger when it is shown or another kind is chosen."""

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._entries = _Entries()
        self.kinds = Segments(
            self.tr("Entries"),
            [
                ("", self.tr("All")),
                ("network", self.tr("Connections")),
                ("file", self.tr("Files")),
                ("model", self.tr("Models")),
            ],
        )
        self.kinds.chosen.connect(self.ask)
        self._words = label("", "muted", wrap=True)
        self.table = QTableView()
        self.table.setAccessibleName(self.tr("Ledger"))
        self.table.setModel(self._entries)
        self.table.setProperty("look", "plain")
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme().units(6.5))
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setAccessibleName(self.tr("Columns"))
        for column, width in enumerate((46, 29, 46)):
            header.resizeSection(column, theme().units(width))
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.table.setFixedHeight(theme().units(64))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().units(2))
        for widget in (self._words, self.kinds, self.table):
            layout.addWidget(widget)

    def ask(self) -> None:
        """Ask for the newest entries of the chosen kind."""
        kind = _KINDS.get(self.kinds.value)
        self._backend.ask(AskLedger(kind=kind, limit=_SHOWN), self._take)

    def _take(self, answer: Answer) -> None:
        if not isinstance(answer, Ledger):
            return
        self._entries.fill(answer.entries)
        self.table.setVisible(bool(answer.entries))
        if answer.network:
            words = self.tr("%Ln try(s) to connect, all refused.", "", answer.network)
        elif answer.allowed:
            words = self.tr("Nothing else ever tried to connect to anything.")
        else:
            words = self.tr("Nothing ever tried to connect to anything.")
        if answer.allowed:
            agreed = self.tr("%Ln connection(s) that you agreed to.", "", answer.allowed)
            words = f"{agreed} {words}"
        if not answer.entries:
            words += " " + self.tr("No entries of this kind.")
        self._words.setText(words)
