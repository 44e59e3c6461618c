"""What can be done with collections; all of it can be undone."""

from PySide6.QtCore import QObject, Signal

from clozet.messages.json_lines import Answer
from clozet.messages.library import (
    ChangeCollection,
    Collections,
    DocumentRows,
    ListDocuments,
)
from clozet.messages.progress import Failed

from .backend import Backend
from .undo import Undo, Undoable


class CollectionActs(QObject):
    """Creates, renames and deletes collections; the documents in them stay."""

    failed = Signal(object)
    acted = Signal()
    created = Signal(str)
    renamed = Signal(str, str)

    def __init__(self, backend: Backend, undo: Undo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._undo = undo

    def create(self, known: Collections | None) -> None:
        """Create a collection under a name that is free."""
        taken = {row.name for row in known.collections} if known is not None else set()
        first = self.tr("New collection")
        names = (first if n == 1 else f"{first} {n}" for n in range(1, len(taken) + 2))
        name = next(name for name in names if name not in taken)
        self.created.emit(name)
        delete = ChangeCollection(act="delete", name=name)
        self._undo.remember(Undoable(self.tr("Creating {}").format(name), (delete,)))
        self._backend.ask(ChangeCollection(act="create", name=name), self._answered)

    def rename(self, old: str, new: str) -> None:
        """Rename a collection."""
        back = ChangeCollection(act="rename", name=new, to=old)
        self._undo.remember(Undoable(self.tr("Renaming {}").format(old), (back,)))
        self.renamed.emit(old, new)
        self._backend.ask(ChangeCollection(act="rename", name=old, to=new), self._answered)

    def delete(self, name: str) -> None:
        """Delete a collection, once it is known what undoing has to put back."""
        self._backend.ask(ListDocuments(collection=name), lambda a: self._delete(name, a))

    def _delete(self, name: str, answer: Answer) -> None:
        if not isinstance(answer, DocumentRows):
            self._answered(answer)
            return
        ids = tuple(sorted({row.id for row in answer.documents if row.id is not None}))
        create = ChangeCollection(act="create", name=name)
        fill = ChangeCollection(act="add", name=name, ids=ids)
        back = (create, fill) if ids else (create,)
        self._undo.remember(Undoable(self.tr("Deleting {}").format(name), back))
        self._backend.ask(ChangeCollection(act="delete", name=name), self._answered)

    def _answered(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self.failed.emit(answer)
        self.acted.emit()
