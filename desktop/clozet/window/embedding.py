"""Passages without a vector are noticed here, and the trainer is asked to embed them."""

from PySide6.QtCore import QObject, Signal

from clozet.messages.housekeeping import JobRow, Jobs, Status
from clozet.messages.json_lines import Answer
from clozet.messages.library import Embed
from clozet.messages.progress import Failed, Progress

from .backend import Backend, Ticket
from .overview import Overview


class Embedding(QObject):
    """Keeps the trainer at work while passages lack vectors and the user lets it."""

    progress = Signal(object)
    failed = Signal(object)

    def __init__(self, backend: Backend, overview: Overview, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._overview = overview
        self._ticket: Ticket | None = None
        self._last_job: JobRow | None = None
        self._missing = 0
        self._given_up_at = 0  # passages missing when the work failed or was cancelled
        overview.jobs.connect(self._take_jobs)
        overview.status.connect(self._take_status)

    @property
    def running(self) -> bool:
        """Tell whether the trainer is embedding."""
        return self._ticket is not None

    def _take_jobs(self, found: Jobs) -> None:
        mine = [job for job in found.jobs if job.kind == "embed"]
        self._last_job = max(mine, key=lambda job: job.id, default=None)

    def _take_status(self, status: Status) -> None:
        self._missing = status.left
        self._start()

    def _start(self) -> None:
        state = self._last_job.state if self._last_job is not None else None
        # What failed or was cancelled is not tried again, until there is more of it to do.
        if self.running or state == "paused" or self._missing <= self._given_up_at:
            return
        self._given_up_at = 0
        self._ticket = self._backend.ask(Embed(), self._answered, progressed=self._progressed)

    def cancelled(self) -> None:
        """Note that the user wants no more vectors for what is there now."""
        self._given_up_at = self._missing

    def _progressed(self, answer: Answer) -> None:
        if isinstance(answer, Progress):
            self._missing = answer.of - answer.done
            self.progress.emit(answer)

    def _answered(self, answer: Answer) -> None:
        self._ticket = None
        if isinstance(answer, Failed):
            self._given_up_at = self._missing
            self.failed.emit(answer)
        self._overview.soon()
