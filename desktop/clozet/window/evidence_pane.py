"""From your files: the passages in which the chosen word stands like this."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from clozet.messages.cloze import Fill, Filled
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Failed
from clozet.messages.search import Result

from .backend import Backend, Ticket
from .cloze_state import Sentence
from .controls import label, quiet_button
from .evidence_delegate import EvidenceDelegate
from .result_rows import ResultRows
from .theme import theme

_QUIET_MILLISECONDS = 250
_PASSAGES = 8


class _EvidenceList(QListView):
    opened = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class EvidencePane(QFrame):
    """`opened`: a `Result` for the reader; `search_wanted`: a query; `failed`: a `Failed`."""

    opened = Signal(object)
    search_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "pane")
        self._backend = backend
        self._ticket: Ticket | None = None
        self._wanted: Fill | None = None
        self._query = ""
        self._title = label(self.tr("From your files"), "head")
        self._title.setMinimumWidth(1)
        self._count = label("", "muted")
        self._said = label("", "muted", wrap=True)
        self.rows = ResultRows(self)
        self.list = _EvidenceList()
        self.list.setAccessibleName(self.tr("Passages from your files"))
        self.list.setProperty("look", "pane")
        self.list.setModel(self.rows)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = EvidenceDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self._search = quiet_button(self.tr("Find it in Search"), "search")
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self._send)
        self.list.clicked.connect(self._open)
        self.list.opened.connect(self._open)
        self._search.clicked.connect(lambda: self.search_wanted.emit(self._query))
        self._lay_out()
        self._show((), self.tr("Choose a candidate to see where your files say it."))

    @property
    def answered(self) -> bool:
        """Tell whether nothing is being looked for."""
        return not self._quiet.isActive() and self._ticket is None

    def show_choice(self, sentence: Sentence, number: int | None, model: str | None) -> None:
        """Look for passages that say what was chosen for a blank, all others in place."""
        word = sentence.blanks[number].chosen if number is not None else ""
        if number is None or not word:
            self._forget()
            self._show((), self.tr("Choose a candidate to see where your files say it."))
            return
        variant = sentence.variant({number})
        wanted = Fill(
            text=variant.text,
            blanked=variant.blanked,
            only=(word,),
            evidence=_PASSAGES,
            model=model,
        )
        if wanted == self._wanted:
            return
        self._forget()
        self._wanted = wanted
        self._delegate.word = word
        self._query = sentence.filled
        self._title.setText(self.tr("From your files: “{0}”").format(word))
        self._show((), self.tr("Looking through your files …"))
        self._quiet.start()

    def _forget(self) -> None:
        self._quiet.stop()
        self._wanted = None
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        self._title.setText(self.tr("From your files"))

    def _send(self) -> None:
        if self._wanted is not None:
            self._ticket = self._backend.ask(self._wanted, partial(self._take, self._wanted))

    def _take(self, asked: Fill, answer: Answer) -> None:
        if asked != self._wanted:
            return
        self._ticket = None
        if isinstance(answer, Failed):
            self._show((), answer.message)
            self.failed.emit(answer)
        elif isinstance(answer, Filled):
            found = [one.evidence for blank in answer.blanks for one in blank.candidates]
            self._show(found[0] if found else (), self.tr("No passage of your files says this."))

    def _show(self, results: tuple[Result, ...], otherwise: str) -> None:
        self.rows.show(results, more=False)
        self.list.setVisible(bool(results))
        self._said.setVisible(not results)
        self._said.setText(otherwise)
        self._search.setVisible(self._wanted is not None)
        count = self.tr("%Ln passage(s)", "", len(results)) if results else ""
        self._count.setText(count)

    def _open(self, index: QModelIndex) -> None:
        result = self.rows.result(index)
        if result is not None:
            self.opened.emit(result)

    def _lay_out(self) -> None:
        units = theme().units
        head = QHBoxLayout()
        head.setContentsMargins(units(3.5), units(2.5), units(3), units(2))
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        self._said.setContentsMargins(units(3.5), units(1), units(3), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, units(1.5))
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self._said)
        column.addWidget(self._search, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addStretch(0)
