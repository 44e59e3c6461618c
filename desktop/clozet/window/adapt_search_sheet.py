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
from clozet.messages.json_lines import Answer
from clozet.messages.models import UseModel
from clozet.messages.progress import Failed, Progress
from clozet.messages.training import Step

from .adapt_choice import AdaptChoice
from .adapting_search import AdaptingSearch
from .backend import Backend
from .controls import button, label
from .failure_banner import FailureBanner
from .icons import icon
from .job_words import job_words
from .overview import Overview
from .sheet_layout import lay_out_sheet


class AdaptSearchSheet(QDialog):
    """Stays the same while it is closed.

    `progress` carries a `Progress` for the strip, `noted` a sentence on what came of it.
    """

    progress = Signal(object)
    noted = Signal(str)

    def __init__(
        self, backend: Backend, overview: Overview, choice: AdaptChoice, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Adapt search by meaning"))
        self._backend, self._choice = backend, choice
        self._asked = AdaptSearch()
        self._adapting = AdaptingSearch(backend, overview, self)
        self._adapting.told.connect(self._told)
        self._adapting.changed.connect(self._changed)
        self._unseen = False  # a result that came while the sheet was closed
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
        self.pause = button(self.tr("Pause"), "player-pause")
        self.cancel = button(self.tr("Cancel"))
        self.use = button(self.tr("Use it for search"), "search", primary=True)
        self.start.clicked.connect(self._start)
        self.finish.clicked.connect(lambda: self._adapting.act("finish"))
        self.pause.clicked.connect(self._pause_or_resume)
        self.cancel.clicked.connect(lambda: self._adapting.act("cancel"))
        self.use.clicked.connect(self._use)
        parts = (self._what, self._documents, self.said, self.figures, self._limits, self._banner)
        lay_out_sheet(self, parts, (self.cancel, self.finish, self.pause, self.start, self.use))
        self._show()

    def ask(self) -> None:
        """Open, ready to adapt to the documents that are chosen, for the time that is."""
        asked = self._choice.asked
        if asked is not None and not self._adapting.under_way and not self._unseen:
            self._asked = AdaptSearch(chosen=asked.chosen, minutes=asked.minutes)
            self._documents.setText(self._choice.name)
            self.adapted = None
            self.said.clear()
            self.figures.clear()
            self._banner.hide()
        self._unseen = False
        self._show()
        self.open()

    def _start(self) -> None:
        self.adapted = None
        self._banner.hide()
        self.said.setText(self.tr("Getting ready…"))
        self._adapting.start(self._asked)

    def _pause_or_resume(self) -> None:
        self._adapting.act("resume" if self._adapting.paused else "pause")

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

    def _told(self, answer: Answer) -> None:
        job = self._adapting.job
        match answer:
            case Progress():
                self._tell(answer)
            case Step() if job is not None:
                self._tell(
                    Progress(
                        job=job.id,
                        kind=job.kind,
                        done=answer.step,
                        of=answer.of,
                        seconds_left=answer.seconds_left,
                    )
                )
            case SearchEvaluation() if answer.step == 0:
                before = self.tr("Before: {0}").format(_measured(answer.heldout))
                self.figures.setText(before)
            case SearchAdapted():
                self.adapted, self._unseen = answer, not self.isVisible()
                self._show_card(answer.card)
                self.noted.emit(answer.card.words)
            case Failed():
                self.said.clear()
                self._failed(answer)
        self._show()

    def _tell(self, how_far: Progress) -> None:
        self.said.setText(job_words(how_far))
        self.progress.emit(how_far)

    def _changed(self) -> None:
        """Say how the job stands, where its worker does not."""
        job = self._adapting.job
        if job is not None and self.adapted is None:
            if job.state == "cancelled":
                self.said.setText(self.tr("Cancelled; nothing was kept."))
            elif job.state == "done" and not self._adapting.under_way:
                self.said.setText(self.tr("Done by another process, which knows what came of it."))
            elif job.state != "failed":
                self.said.setText(job_words(job))
        self._show()

    def _show_card(self, card: SearchCard) -> None:
        self.said.setText(card.words)
        self._limits.setText(card.limits)
        words = self.tr("Before: {0}\nAfter: {1}\nChange of nDCG@10, 95 %: {2} to {3}")
        low, high = (_signed(bound) for bound in card.interval)
        self.figures.setText(words.format(_measured(card.before), _measured(card.after), low, high))

    def _show(self) -> None:
        runs, paused = self._adapting.under_way and self.adapted is None, self._adapting.paused
        self.start.setVisible(not runs and self.adapted is None)
        for made in (self.finish, self.pause, self.cancel):
            made.setVisible(runs)
            made.setEnabled(self._adapting.job is not None)
        self.pause.setText(self.tr("Resume") if paused else self.tr("Pause"))
        self.pause.setIcon(icon("player-play" if paused else "player-pause"))
        self.use.setVisible(self.adapted is not None and self.adapted.model is not None)
        for words in (self._documents, self.said, self.figures):
            words.setVisible(bool(words.text()))
        self._limits.setVisible(self.adapted is not None)


def _measured(found: SearchMeasures) -> str:
    mean, low, high = (_decimal(value) for value in (found.ndcg_10, found.low, found.high))
    return f"nDCG@10 {mean} ({low}–{high})"


def _decimal(value: float) -> str:
    return QLocale().toString(value, "f", 3)


def _signed(value: float) -> str:
    return f"+{_decimal(value)}" if value >= 0 else _decimal(value)
