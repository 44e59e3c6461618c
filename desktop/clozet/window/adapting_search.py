"""The adaptation of search by meaning under way: started and carried on here, shown elsewhere."""

from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from clozet.messages.adapt_search import AdaptSearch
from clozet.messages.housekeeping import ActOnJob, JobRow, Jobs
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Cancelled, Failed, Progress
from clozet.messages.training import CarryOn

from .backend import Backend, Ticket
from .overview import Overview

_KIND = "adapt-search"
_GOES = ("waiting", "running", "finishing")
_ELSEWHERE_MILLISECONDS = 2000  # between looks at a job that another process works on


class AdaptingSearch(QObject):
    """Holds the `job`; one that the window's end interrupted is carried on.

    `told` carries what its worker says, its result too. `changed`: the job stands otherwise, or
    another one does.
    """

    told = Signal(object)
    changed = Signal()

    def __init__(self, backend: Backend, overview: Overview, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.job: JobRow | None = None
        self._backend, self._overview = backend, overview
        self._ticket: Ticket | None = None
        self._tried = 0  # the job that a worker had here: it is asked to go on once
        self._elsewhere = QTimer(self, interval=_ELSEWHERE_MILLISECONDS)
        self._elsewhere.timeout.connect(overview.ask)
        overview.jobs.connect(self._take_jobs)

    @property
    def under_way(self) -> bool:
        """Tell whether there is a job that has not ended, paused or not."""
        open_job = self.job is not None and self.job.state in (*_GOES, "paused")
        return self._ticket is not None or open_job

    @property
    def paused(self) -> bool:
        """Tell whether it waits for the user to go on."""
        return self.job is not None and self.job.state == "paused"

    def start(self, asked: AdaptSearch) -> None:
        """Adapt, unless a job is under way."""
        if not self.under_way:
            self.job = None
            self._ask(asked)

    def act(self, act: Literal["pause", "resume", "finish", "cancel"]) -> None:
        """Pause, resume, finish early or cancel the job, also across restarts of the window."""
        if self.job is not None:
            self._backend.ask(ActOnJob(act=act, id=self.job.id), self._acted)

    def _acted(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self.told.emit(answer)
        self._overview.ask()

    def _ask(self, request: AdaptSearch | CarryOn) -> None:
        self._ticket = self._backend.ask(request, self._answered, progressed=self._progressed)
        self.changed.emit()

    def _progressed(self, answer: Answer) -> None:
        if isinstance(answer, Progress) and (self.job is None or self.job.id != answer.job):
            self.job = JobRow(
                id=answer.job,
                kind=_KIND,
                state="running",
                done=0,
                of=0,
                seconds_left=None,
                error="",
            )
            self._overview.soon()
        self.told.emit(answer)

    def _answered(self, answer: Answer) -> None:
        self._ticket = None
        carried_on = self.job is not None and self.job.id == self._tried
        self._tried = self.job.id if self.job is not None else 0
        if isinstance(answer, Failed) and answer.kind == "nothing" and carried_on:
            self._elsewhere.start()  # another process has it; its job says how it goes
        elif isinstance(answer, Failed) and answer.kind == "worker":
            self._tried = 0  # it ended by itself: what it had saved is gone on from
            self.told.emit(answer)
        elif not isinstance(answer, Cancelled):  # the job says whether it was cancelled or paused
            self.told.emit(answer)
        self.changed.emit()
        self._overview.soon()

    def _take_jobs(self, found: Jobs) -> None:
        jobs = [job for job in found.jobs if job.kind == _KIND]
        known = self.job.id if self.job is not None and self.under_way else 0
        choice = [
            *(job for job in jobs if job.id == known),
            *(job for job in jobs if job.state in _GOES),
            *(job for job in jobs if job.state == "paused"),
        ]
        job = next(iter(choice), None)
        if job is None:
            return
        if job != self.job:
            self.job = job
            self.changed.emit()
        if job.state not in _GOES:
            self._elsewhere.stop()
            self._tried = 0
        elif self._ticket is None and job.id != self._tried:
            self._tried = job.id
            self._ask(CarryOn(job=job.id))
