"""What can be done with chosen documents; what removes can be undone."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from clozet.file_names import to_path
from clozet.messages.json_lines import Answer, Request
from clozet.messages.library import (
    Add,
    ChangeCollection,
    DocumentRow,
    Readd,
    Remove,
    Retry,
    Skip,
)
from clozet.messages.progress import Failed
from clozet.messages.recognition import Recognise
from clozet.messages.sources import AddingEstimate, EstimateAdding

from .backend import Backend
from .differences_sheet import DifferencesSheet
from .document_states import file_name
from .opening import open_file
from .proofreading_sheet import ProofreadingSheet
from .undo import Undo, Undoable

MANY = 500
"""Files added at once, from which on the user is told first what it takes."""


class DocumentActs(QObject):
    """Sends the requests of buttons, menus and drops; `failed` carries a `Failed`.

    `many` carries an `Add` of so many files that the user is asked first, and its estimate.
    """

    failed = Signal(object)
    acted = Signal()
    many = Signal(object, object)

    def __init__(self, backend: Backend, undo: Undo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._undo = undo

    def add(self, paths: Sequence[str], collection: str | None = None, watch: bool = False) -> None:
        """Add files and folders, many of them only after `many` was answered by `add_now`."""
        if paths:
            asked = Add(paths=tuple(paths), collection=collection, watch=watch)
            self._backend.ask(EstimateAdding(paths=asked.paths), partial(self._estimated, asked))

    def add_now(self, asked: Add) -> None:
        """Add files and folders, however many they are."""
        self._send(asked)

    def _estimated(self, asked: Add, answer: Answer) -> None:
        if isinstance(answer, AddingEstimate) and answer.files > MANY:
            self.many.emit(asked, answer)
        else:
            self._send(asked)

    def retry(self, rows: Sequence[DocumentRow], password: str | None = None) -> None:
        """Read rows again, with a password where they are locked."""
        self._send(Retry(paths=tuple(row.path for row in rows), password=password))

    def recognise(self, rows: Sequence[DocumentRow]) -> None:
        """Recognise the text of pages that are pictures."""
        ids = tuple(row.id for row in rows if row.id is not None)
        if ids:
            self._send(Recognise(ids=ids))

    def recognise_all(self) -> None:
        """Recognise the text of every page that waits for it."""
        self._send(Recognise(all=True))

    def proofread(self, row: DocumentRow, parent: QWidget) -> None:
        """Show the doubtful words of recognised text."""
        ProofreadingSheet(self._backend, row, parent).open()

    def compare(self, one: DocumentRow, other: DocumentRow, parent: QWidget) -> None:
        """Show what differs between two documents."""
        DifferencesSheet(self._backend, one, other, parent).open()

    def skip(self, rows: Sequence[DocumentRow]) -> None:
        """Never read these files again, unless they are added by name."""
        self._send(Skip(paths=tuple(row.path for row in rows)))

    def remove(self, rows: Sequence[DocumentRow]) -> None:
        """Remove rows from the library; the files stay, and it can be undone."""
        if not rows:
            return
        paths = tuple(row.path for row in rows)
        back = Readd(paths=paths, collections={row.path: row.collections for row in rows})
        name = (
            self.tr("Removing {}").format(file_name(rows[0]))
            if len(rows) == 1
            else self.tr("Removing %Ln document(s)", "", len(rows))
        )
        self._undo.remember(Undoable(name, (back,)))
        self._send(Remove(paths=paths))

    def put_into(self, collection: str, ids: Sequence[int]) -> None:
        """Put documents into a collection."""
        if ids:
            self._send(ChangeCollection(act="add", name=collection, ids=tuple(ids)))
            out = ChangeCollection(act="remove", name=collection, ids=tuple(ids))
            self._undo.remember(Undoable(self.tr("Adding to {}").format(collection), (out,)))

    def take_out(self, collection: str, ids: Sequence[int]) -> None:
        """Take documents out of a collection; they stay in the library."""
        if ids:
            self._send(ChangeCollection(act="remove", name=collection, ids=tuple(ids)))
            back = ChangeCollection(act="add", name=collection, ids=tuple(ids))
            self._undo.remember(Undoable(self.tr("Taking out of {}").format(collection), (back,)))

    def open_outside(self, rows: Sequence[DocumentRow]) -> None:
        """Open files in the system's viewer."""
        for row in rows:
            if not open_file(row):
                message = self.tr("The system could not open {}.").format(file_name(row))
                remedy = self.tr("Choose a program for this kind of file in the system's settings.")
                self.failed.emit(Failed(kind="viewer", message=message, remedy=remedy, exit_code=1))

    def copy_paths(self, rows: Sequence[DocumentRow]) -> None:
        """Put the paths on the clipboard, one a line."""
        files = [str(to_path(row.path, row.path_escaped)) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(files))

    def _send(self, request: Request) -> None:
        self._backend.ask(request, self._answered)

    def _answered(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self.failed.emit(answer)
        self.acted.emit()
