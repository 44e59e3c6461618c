"""Recognition (OCR) in the reader: pages of the document that are pictures, and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from clozet.messages.json_lines import Answer
from clozet.messages.library import DocumentRow
from clozet.messages.progress import Failed
from clozet.messages.recognition import Recognise, Recognised

from .backend import Backend
from .controls import IconLabel, button, label
from .theme import theme


class RecognitionBar(QFrame):
    """Hidden where no page waits; `recognised` carries the document's id, `failed` a `Failed`."""

    recognised = Signal(int)
    failed = Signal(object)

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self._backend = backend
        self._row: DocumentRow | None = None
        self._working: set[int] = set()
        self._words = label("", wrap=True)
        self._start = button(self.tr("Recognise text"))
        self._start.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        units = theme().units
        row.setContentsMargins(units(3.5), units(0.75), units(2.5), units(0.75))
        row.setSpacing(units(2))
        row.addWidget(IconLabel("text-scan-2", "warn"))
        row.addWidget(self._words, 1)
        row.addWidget(self._start)
        self.hide()

    def show_document(self, row: DocumentRow) -> None:
        """Say how many pages of a document are pictures without text."""
        self._row = row
        working = row.id in self._working
        waiting = self.tr(
            "%Ln page(s) are pictures: no text of them can be found.", "", row.needs_ocr
        )
        under_way = self.tr("The text of its pictures is being recognised.")
        self._words.setText(under_way if working else waiting)
        self._start.setVisible(not working)
        self.setVisible(working or row.needs_ocr > 0)

    def _ask(self) -> None:
        row = self._row
        if row is None or row.id is None:
            return
        document = row.id
        self._working.add(document)
        self.show_document(row)
        asked = Recognise(ids=(document,))
        self._backend.ask(asked, lambda answer: self._answered(document, answer))

    def _answered(self, document: int, answer: Answer) -> None:
        self._working.discard(document)
        if isinstance(answer, Failed):
            self.failed.emit(answer)
        elif isinstance(answer, Recognised):
            self.recognised.emit(document)
        if self._row is not None:
            self.show_document(self._row)
