"""Writing what a search found into a file to hand on."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from clozet.messages.json_lines import Answer
from clozet.messages.progress import Failed
from clozet.messages.report import MakeReport, Reported
from clozet.messages.search import Result, Search, Similar

from .backend import Backend


class ReportAct(QObject):
    """Asks for a file and has it written; `failed` carries a `Failed`, `noted` a sentence."""

    failed = Signal(object)
    noted = Signal(str)

    def __init__(self, backend: Backend, parent: QWidget) -> None:
        super().__init__(parent)
        self._backend, self._parent = backend, parent

    def ask(self, search: Search | Similar | None, chosen: Sequence[Result]) -> None:
        """Ask where to, and write there what a search finds; of several chosen, these alone."""
        if not isinstance(search, Search):
            return
        file, _ = QFileDialog.getSaveFileName(
            self._parent,
            self.tr("Write a report"),
            str(Path.home() / "report.pdf"),
            self.tr("PDF or web page (*.pdf *.html)"),
        )
        if file:
            several = chosen if len(chosen) > 1 else []
            passages = tuple(result.passage for result in several)
            self.write(MakeReport(search=search, file=file, passages=passages, replace=True))

    def write(self, asked: MakeReport) -> None:
        """Have the report written."""
        self.noted.emit(self.tr("Drawing the pages of the report…"))
        self._backend.ask(asked, self._written)

    def _written(self, answer: Answer) -> None:
        self.noted.emit("")
        if isinstance(answer, Failed):
            self.failed.emit(answer)
        elif isinstance(answer, Reported):
            said = self.tr("%Ln passage(s) are in {}.", "", answer.results)
            self.noted.emit(said.format(answer.file))
