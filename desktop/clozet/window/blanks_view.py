"""The Blanks view: a sentence with blanks, and the words that the model expects there."""

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from clozet.messages.cloze import Fill, Filled
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Failed

from .backend import Backend
from .controls import label
from .failure_banner import FailureBanner
from .overview import Overview
from .theme import theme
from .view import View


class BlanksView(View):
    """Asks on Enter and lists the candidates of the first blank."""

    def __init__(self, backend: Backend, overview: Overview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Sentence with blanks, each written ____"))
        self.field.setPlaceholderText(
            self.tr("Type or paste a sentence, or send one here from the reader")
        )
        self.field.returnPressed.connect(self._ask)
        self.problem = FailureBanner()
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName(self.tr("Candidates"))
        self.table.setHorizontalHeaderLabels([self.tr("Word"), self.tr("Probability")])
        self._lay_out()

    def panes(self) -> list[QWidget]:
        """Return the panes that F6 goes through, in reading order."""
        return [self.field, self.table]

    def _lay_out(self) -> None:
        units = theme().units
        head = QFrame()
        head.setProperty("look", "header")
        row = QHBoxLayout(head)
        row.setContentsMargins(units(4), units(2.5), units(3), units(2))
        row.addWidget(label(self.tr("Blanks"), "title"))
        row.addWidget(self.field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.problem)
        column.addWidget(self.table, 1)

    def _ask(self) -> None:
        self._backend.ask(Fill(text=self.field.text()), self._take)

    def _take(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self.problem.show_failure(answer)
        if not isinstance(answer, Filled) or not answer.blanks:
            return
        self.problem.clear()
        candidates = answer.blanks[0].candidates
        self.table.setRowCount(len(candidates))
        for at, candidate in enumerate(candidates):
            self.table.setItem(at, 0, QTableWidgetItem(candidate.word))
            self.table.setItem(at, 1, QTableWidgetItem(f"{candidate.probability:.0%}"))
