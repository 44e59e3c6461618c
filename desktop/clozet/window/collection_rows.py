"""The collections' list as rows: places to look in, captions between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Literal

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from clozet.messages.library import Collections, ListDocuments, SourceRow

from .document_rows import IDS_MIME

Index = QModelIndex | QPersistentModelIndex
PLACE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Place:
    """A place to look in, a caption, or the row that makes a new collection."""

    kind: Literal["all", "needing", "collection", "unsorted", "folder", "new", "caption"]
    name: str
    icon: str = ""
    count: int | None = None
    source: SourceRow | None = None

    @property
    def path(self) -> str:
        """The path of a folder; "" of another place."""
        return self.source.path if self.source else ""

    @property
    def question(self) -> ListDocuments:
        """The question whose answer is in this place."""
        match self.kind:
            case "needing":
                return ListDocuments(needs_you=True)
            case "collection":
                return ListDocuments(collection=self.name)
            case "unsorted":
                return ListDocuments(no_collection=True)
            case "folder":
                return ListDocuments(folder=self.path)
        return ListDocuments()

    @property
    def key(self) -> tuple[str, str]:
        """What stays the same when counts change."""
        return self.kind, self.path or self.name


class CollectionRows(QAbstractListModel):
    """Places; `renamed` old and new, `dropped` ids onto a collection, `offered` files."""

    renamed = Signal(str, str)
    dropped = Signal(str, list)
    offered = Signal(list, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: list[Place] = []
        self.fill(Collections(collections=(), sources=(), total=0, unsorted=0, needing=0))

    def fill(self, found: Collections) -> None:
        """Show what the library holds now; rows that stay are only counted anew."""
        places = self._from(found)
        if [place.key for place in places] == [place.key for place in self._places]:
            self._places = places
            self.dataChanged.emit(self.index(0), self.index(len(places) - 1))
            return
        self.beginResetModel()
        self._places = places
        self.endResetModel()

    def place(self, index: Index) -> Place | None:
        """Return the place of a row."""
        return self._places[index.row()] if index.isValid() else None

    def find(self, key: tuple[str, str]) -> QModelIndex:
        """Return the row of a place, invalid where it has gone."""
        for at, place in enumerate(self._places):
            if place.key == key:
                return self.index(at)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer for one row."""
        place = self.place(index)
        if place is None:
            return None
        match role:
            case Qt.ItemDataRole.UserRole:
                return place
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return place.name
            case Qt.ItemDataRole.AccessibleTextRole:
                counted = "" if place.count is None else f", {QLocale().toString(place.count)}"
                return place.name + counted
            case Qt.ItemDataRole.ToolTipRole:
                return place.path or None
        return None

    def setData(  # Qt's name
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Ask for another name; the row shows it when the library has it."""
        place = self.place(index)
        name = str(value).strip()
        if place is None or not name or name == place.name:
            return False
        self.renamed.emit(place.name, name)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Captions cannot be chosen; collections can be renamed and dropped on."""
        place = self.place(index)
        if place is None or place.kind == "caption":
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if place.kind == "collection":
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDropEnabled
        elif place.kind == "all":
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def mimeTypes(self) -> list[str]:  # Qt's name
        """Take documents and files."""
        return [IDS_MIME, "text/uri-list"]

    def supportedDropActions(self) -> Qt.DropAction:  # Qt's name
        """Nothing is ever moved on disk."""
        return Qt.DropAction.CopyAction

    def dropMimeData(  # Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Put dropped documents, or dropped files, into a collection."""
        place = self.place(parent)
        if place is None:
            return False
        if data.hasFormat(IDS_MIME):
            if place.kind == "collection":
                ids = [int(number) for number in bytes(data.data(IDS_MIME).data()).split()]
                self.dropped.emit(place.name, ids)
            return place.kind == "collection"
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        self.offered.emit(files, place.name if place.kind == "collection" else None)
        return bool(files)

    def _from(self, found: Collections) -> list[Place]:
        places = [
            Place("caption", self.tr("Collections")),
            Place("all", self.tr("All documents"), "books", found.total),
        ]
        if found.needing:
            needing = Place("needing", self.tr("Need you"), "alert-triangle", found.needing)
            places.append(needing)
        places += [
            Place("collection", row.name, "folder", row.documents) for row in found.collections
        ]
        if found.collections:
            places.append(
                Place("unsorted", self.tr("In no collection"), "folder-question", found.unsorted)
            )
        places.append(Place("new", self.tr("New collection"), "plus"))
        return places + self._folders(found)

    def _folders(self, found: Collections) -> list[Place]:
        folders = [source for source in found.sources if source.folder]
        captions: Sequence[tuple[bool, str, str]] = (
            (True, self.tr("Watched folders"), "eye"),
            (False, self.tr("Folders"), "folder-open"),
        )
        places: list[Place] = []
        for watched, caption, icon in captions:
            some = [source for source in folders if source.watched == watched]
            if some:
                places.append(Place("caption", caption))
            places += [
                Place("folder", short_path(row.path), icon, row.documents, row) for row in some
            ]
        return places


def short_path(path: str) -> str:
    """Return a path as people say it, from their home; isolated, so that it stays left to right."""
    home = Path.home()
    pure = PurePath(path)
    said = f"~/{pure.relative_to(home)}" if pure.is_relative_to(home) else path
    return f"\u2068{said}\u2069"
