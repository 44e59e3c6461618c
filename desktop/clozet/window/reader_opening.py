"""A document on its way into the reader: asked for, with its text where it has no pages."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from clozet.messages.json_lines import Answer
from clozet.messages.library import DocumentShown, ShowDocument
from clozet.messages.progress import Failed

from .backend import Backend
from .page_column import page_sizes


class ReaderOpening(QObject):
    """`arrived` carries the last document asked for, a `DocumentShown`; `failed` a `Failed`."""

    arrived = Signal(object)
    failed = Signal(object)

    def __init__(self, backend: Backend, parent: QObject) -> None:
        super().__init__(parent)
        self._backend = backend
        self._opening: int | None = None

    def open(self, document: int) -> None:
        """Ask for a document; one asked for before does not arrive any more."""
        self._opening = document
        asked = ShowDocument(id=document, with_text=False)
        self._backend.ask(asked, partial(self._came, document))

    def stop(self) -> None:
        """Let nothing arrive any more."""
        self._opening = None

    def _came(self, document: int, answer: Answer) -> None:
        if document != self._opening:
            return
        if isinstance(answer, Failed):
            self._opening = None
            self.failed.emit(answer)
        elif isinstance(answer, DocumentShown):
            if page_sizes(answer.pages) is None:
                self._backend.ask(ShowDocument(id=document), partial(self._text_came, document))
            else:
                self._arrive(answer)

    def _text_came(self, document: int, answer: Answer) -> None:
        if document == self._opening and isinstance(answer, DocumentShown):
            self._arrive(answer)

    def _arrive(self, shown: DocumentShown) -> None:
        self._opening = None
        self.arrived.emit(shown)
