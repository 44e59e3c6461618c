"""Ask my files: what stands at the blank in one's documents, with counts and pages."""

import csv
import io
from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clozet.messages.cloze import AskEachDocument, AskFiles, Attested, EachDocument, Guess
from clozet.messages.json_lines import Answer
from clozet.messages.library import Collections
from clozet.messages.progress import Cancelled, Failed

from .asked_rows import AskedRows, DocumentRows, ValueRows
from .asked_table import AskedTable
from .backend import Backend, Ticket
from .controls import Picker, button, label
from .guess_panel import GuessPanel
from .segments import Segments
from .theme import theme

_GUESS_UNITS = 72
_CAPTION = 70  # characters of the sentence, around its blank
_VALUES = 20


class AskedPane(QFrame):
    """`opened`: a `Result`; `page_wanted`: a document's id and a page; `export_wanted`: CSV."""

    opened = Signal(object)
    page_wanted = Signal(int, int)
    export_wanted = Signal()
    failed = Signal(object)

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "pane")
        self._backend = backend
        self._ticket: Ticket | None = None
        self._model: str | None = None
        self.sentence = ""
        self.within = Picker()
        self.within.setAccessibleName(self.tr("Ask these documents"))
        self.within.addItem(self.tr("All documents"))
        self.within.activated.connect(lambda _at: self.ask())
        self.guesses: tuple[Guess, ...] = ()
        self._asked: AskFiles | AskEachDocument | None = None
        self.values, self.documents = ValueRows(self), DocumentRows(self)
        self.value_table = AskedTable(self.values, (0.18, 0.18, 0.12, 0.52))
        self.value_table.setAccessibleName(self.tr("What your files say"))
        self.document_table = AskedTable(self.documents, (0.42, 0.34, 0.1, 0.14))
        self.document_table.setAccessibleName(self.tr("What each document says"))
        self.guess = GuessPanel()
        self.guess.show_guesses(())
        self.guess.setFixedWidth(theme().units(_GUESS_UNITS))
        self._caption = label("", "muted")
        self._caption.setMinimumWidth(1)
        self.ask_button = button(self.tr("Ask my files"), "search", primary=True)
        self.by = Segments(
            self.tr("One row"),
            [("value", self.tr("All together")), ("document", self.tr("One row a document"))],
        )
        self.export = button(self.tr("Export CSV…"), "download")
        self._said = label("", "muted", wrap=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        for widget in (self._said, self.value_table, self.document_table):
            self._stack.addWidget(widget)
        self._lay_out()
        self._connect()
        self.within.hide()
        self.set_sentence("", None)
        self._say(self.tr("Blank a word, then ask what your files say there."))

    def set_sentence(self, sentence: str, model: str | None) -> None:
        """Take the sentence to ask about, its blank as a gap; "" where nothing can be asked."""
        self.sentence, self._model = sentence, model
        self.ask_button.setEnabled(bool(sentence))

    def ask(self) -> None:
        """Ask now, all together or for every document."""
        if not self.sentence:
            return
        if self._ticket is not None:
            self._ticket.cancel()
        each = self.by.value == "document"
        asked: AskFiles | AskEachDocument = (
            AskEachDocument(text=self.sentence, collection=self.collection)
            if each
            else AskFiles(
                text=self.sentence, k=_VALUES, collection=self.collection, model=self._model
            )
        )
        self._asked = asked
        self._caption.setText(QLocale().quoteString(_shortened(self.sentence)))
        self._say(self.tr("Looking through your files …"))
        self._ticket = self._backend.ask(asked, partial(self._take, asked))

    @property
    def collection(self) -> str | None:
        """The collection to ask, None for all documents."""
        return self.within.currentText() if self.within.currentIndex() > 0 else None

    def set_collections(self, found: Collections) -> None:
        """Offer the library's collections; without any there is nothing to choose."""
        chosen = self.collection
        while self.within.count() > 1:
            self.within.removeItem(1)
        self.within.addItems([row.name for row in found.collections])
        self.within.setCurrentIndex(max(0, self.within.findText(chosen or "")))
        self.within.setVisible(bool(found.collections))

    @property
    def rows(self) -> AskedRows | None:
        """The rows that are shown, None where there are none."""
        table = self._stack.currentWidget()
        if table is self.value_table:
            return self.values
        return self.documents if table is self.document_table else None

    def as_csv(self) -> str:
        """Return the shown rows as CSV, with their titles."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        rows = self.rows
        if rows is not None:
            writer.writerow(rows.titles)
            writer.writerows(rows.texts)
        return out.getvalue()

    def panes(self) -> list[QWidget]:
        """Return what F6 goes through."""
        return [self.value_table, self.document_table]

    def _connect(self) -> None:
        self.ask_button.clicked.connect(self.ask)
        self.by.chosen.connect(lambda _by: self.ask())
        self.export.clicked.connect(self.export_wanted)
        self.value_table.opened.connect(self.opened)
        self.document_table.row_opened.connect(self._open_document)

    def _open_document(self, row: int) -> None:
        value = self.documents.values[row]
        self.page_wanted.emit(value.document.id, value.page or 1)

    def _take(self, asked: AskFiles | AskEachDocument, answer: Answer) -> None:
        if asked is not self._asked or isinstance(answer, Cancelled):
            return
        self._ticket = None
        if isinstance(answer, Failed):
            self._say(answer.message)
            self.failed.emit(answer)
        elif isinstance(answer, Attested):
            self._show_values(answer)
        elif isinstance(answer, EachDocument):
            self.documents.show(answer.rows)
            self._show_table(self.document_table, self.tr("There are no documents to ask."))

    def _show_values(self, answer: Attested) -> None:
        self.values.show(answer.values)
        nothing = self.tr("None of your files says this. What stands beside is only a guess.")
        self._show_table(self.value_table, nothing)
        alone = (answer.guess,) if answer.guess is not None else ()
        self.guess.show_guesses(self.guesses or alone)

    def _show_table(self, table: AskedTable, otherwise: str) -> None:
        self._stack.setCurrentWidget(table)
        if not table.model().rowCount():
            self._say(otherwise)
        self.export.setEnabled(self.rows is not None)

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._stack.setCurrentWidget(self._said)
        self.export.setEnabled(False)

    def _lay_out(self) -> None:
        units = theme().units
        head = QHBoxLayout()
        head.setContentsMargins(units(3.5), units(1.75), units(3), units(1.75))
        head.setSpacing(units(2))
        head.addWidget(label(self.tr("Ask my files"), "head"))
        head.addWidget(self._caption, 1)
        for widget in (self.within, self.by, self.export, self.ask_button):
            head.addWidget(widget)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._stack, 1)
        body.addWidget(self.guess)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(body, 1)


def _shortened(sentence: str) -> str:
    """Return what stands around the gap."""
    flat = " ".join(sentence.split())
    at = max(0, flat.find("__"))
    start, end = at - _CAPTION // 2, at + _CAPTION // 2
    before = flat[:at] if start <= 0 else f"… {flat[start:at].partition(' ')[2]}"
    after = flat[at:] if end >= len(flat) else f"{flat[at:end].rpartition(' ')[0]} …"
    return before + after
