"""Adapting search by meaning: started, followed, and used where it was measured to be better."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QDialog, QWidget

from clozet.messages.adapt_search import (
    AdaptSearch,
    SearchAdapted,
    SearchCard,
    SearchEvaluation,
    SearchMeasures,
)
from clozet.messages.housekeeping import ActOnJob
from clozet.messages.json_lines import Answer
from clozet.messages.models import UseModel
from clozet.messages.progress import Cancelled, Failed, Progress
from clozet.messages.training import Step

from .adapt_choice import AdaptChoice
from .backend import Backend, Ticket
from .controls import button, label
from .failure_banner import FailureBanner
from .job_words import job_words
from .sheet_layout import lay_out_sheet


class AdaptSearchSheet(QDialog):
    """Stays the same while it is closed; `progress` carries a `Progress` for the strip."""

    progress = Signal(object)

    def __init__(self, backend: Backend, choice: AdaptChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Adapt search by meaning"))
        self._backend, self._choice = backend, choice
        self._asked = AdaptSearch()
        self._job = 0
        self._ticket: Ticket | None = None
        self.adapted: SearchAdapted | None = None
        self._what = label(
            self.tr(
                "The model that searches by meaning is trained further on the chosen documents, and"
                " tested on some that it never saw. It is kept only where it finds those better;"
                " search stays as it is until you use it."
            ),
            wrap=True,
        )
        self._documents = label("", "strong", wrap=True)
        self.said = label("", "strong", wrap=True)
        self.figures = label("", wrap=True)
        self._limits = label("", "meta", wrap=True)
        self._banner = FailureBanner()
        self.start = button(self.tr("Start"), "school", primary=True)
        self.finish = button(self.tr("Stop and test"), "square")
        self.cancel = button(self.tr("Cancel"))
        self.use = button(self.tr("Use it for search"), "search", primary=True)
        self.start.clicked.connect(self._start)
        self.finish.clicked.connect(lambda: self._act(ActOnJob(act="finish", id=self._job)))
        self.cancel.clicked.connect(lambda: self._act(ActOnJob(act="cancel", id=self._job)))
        self.use.clicked.connect(self._use)
        parts = (self._what, self._documents, self.said, self.figures, self._limits, self._banner)
        lay_out_sheet(self, parts, (self.cancel, self.finish, self.start, self.use))
        self._show()

    def ask(self) -> None:
        """Open, ready to adapt to the documents that are chosen, for the time that is."""
        asked = self._choice.asked
        if asked is not None and self._ticket is None:
            self._asked = AdaptSearch(chosen=asked.chosen, minutes=asked.minutes)
            self._documents.setText(self._choice.name)
            self.adapted = None
            self.said.clear()
            self.figures.clear()
            self._banner.hide()
        self._show()
        self.open()

    def _start(self) -> None:
        self._job, self.adapted = 0, None
        self._banner.hide()
        self.said.setText(self.tr("Getting ready…"))
        self._ticket = self._backend.ask(self._asked, self._answered, progressed=self._progressed)
        self._show()

    def _act(self, asked: ActOnJob) -> None:
        self._backend.ask(asked, self._failed)

    def _use(self) -> None:
        if self.adapted is not None and self.adapted.model is not None:
            self._backend.ask(UseModel(name=self.adapted.model), self._failed)
            self.said.setText(
                self.tr("Your documents are prepared for it; search takes it once that is done.")
            )
            self.use.hide()

    def _failed(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self._banner.show_failure(answer)

    def _progressed(self, answer: Answer) -> None:
        match answer:
            case Progress():
                self._job = answer.job
                self._tell(answer)
            case Step():
                left = answer.seconds_left
                self._tell(
                    Progress(
                        job=self._job,
                        kind="adapt-search",
                        done=answer.step,
                        of=answer.of,
                        seconds_left=left,
                    )
                )
            case SearchEvaluation() if answer.step == 0:
                before = self.tr("Before: {0}").format(_measured(answer.heldout))
                self.figures.setText(before)
        self._show()

    def _tell(self, how_far: Progress) -> None:
        self.said.setText(job_words(how_far))
        self.progress.emit(how_far)

    def _answered(self, answer: Answer) -> None:
        self._ticket = None
        if isinstance(answer, SearchAdapted):
            self.adapted = answer
            self._show_card(answer.card)
        elif isinstance(answer, Cancelled):
            self.said.setText(self.tr("Cancelled; nothing was kept."))
        else:
            self.said.clear()
            self._failed(answer)
        self._show()

    def _show_card(self, card: SearchCard) -> None:
        self.said.setText(card.words)
        self._limits.setText(card.limits)
        words = self.tr("Before: {0}\nAfter: {1}\nChange of nDCG@10, 95 %: {2} to {3}")
        low, high = (_signed(bound) for bound in card.interval)
        self.figures.setText(words.format(_measured(card.before), _measured(card.after), low, high))

    def _show(self) -> None:
        runs = self._ticket is not None
        self.start.setVisible(not runs and self.adapted is None)
        self.finish.setVisible(runs)
        self.cancel.setVisible(runs)
        for made in (self.finish, self.cancel):
            made.setEnabled(bool(self._job))
        self.use.setVisible(self.adapted is not None and self.adapted.model is not None)
        self.said.setVisible(bool(self.said.text()))
        self.figures.setVisible(bool(self.figures.text()))
        self._limits.setVisible(self.adapted is not None)


def _measured(found: SearchMeasures) -> str:
    mean, low, high = (_decimal(value) for value in (found.ndcg_10, found.low, found.high))
    return f"nDCG@10 {mean} ({low}–{high})"


def _decimal(value: float) -> str:
    return QLocale().toString(value, "f", 3)


def _signed(value: float) -> str:
    return f"+{_decimal(value)}" if value >= 0 else _decimal(value)
