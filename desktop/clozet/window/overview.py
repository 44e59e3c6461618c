"""The library at a glance, asked anew when it changed: collections, status, jobs."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from clozet.messages.housekeeping import AskStatus, Jobs, ListJobs, Status
from clozet.messages.json_lines import Answer, Request
from clozet.messages.library import Collections, ListCollections
from clozet.messages.progress import Failed

from .backend import Backend

_QUIET_MILLISECONDS = 400  # a folder being read says "changed" many times a second


class Overview(QObject):
    """What several parts of the window show of the whole library.

    `renewed` tells that lists should be asked for again; `collections`, `status` and `jobs`
    carry the answers.
    """

    renewed = Signal()
    collections = Signal(object)
    status = Signal(object)
    jobs = Signal(object)
    failed = Signal(object)

    def __init__(self, backend: Backend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._under_way = 0
        self._again = False
        self._timer = QTimer(self, singleShot=True, interval=_QUIET_MILLISECONDS)
        self._timer.timeout.connect(self.ask)
        backend.changed.connect(self.soon)
        self.last_status: Status | None = None
        self.last_collections: Collections | None = None
        self._last_jobs: Jobs | None = None

    def soon(self) -> None:
        """Ask after a moment, once for all that changes in it."""
        if not self._timer.isActive():
            self._timer.start()

    def ask(self) -> None:
        """Ask now, or when the answers under way have come."""
        if self._under_way:
            self._again = True
            return
        self.renewed.emit()
        self._ask(ListCollections(), self._take_collections)
        self._ask(ListJobs(), self._take_jobs)
        self._ask(AskStatus(), self._take_status)

    def repeat(self) -> None:
        """Say what is known once more, for a part of the window that has just been built."""
        if self.last_collections is not None:
            self.collections.emit(self.last_collections)
        if self.last_status is not None:
            self.status.emit(self.last_status)
        if self._last_jobs is not None:
            self.jobs.emit(self._last_jobs)

    def _ask(self, request: Request, take: Callable[[Answer], None]) -> None:
        self._under_way += 1
        self._backend.ask(request, lambda answer: self._answered(answer, take))

    def _answered(self, answer: Answer, take: Callable[[Answer], None]) -> None:
        self._under_way -= 1
        if isinstance(answer, Failed):
            self.failed.emit(answer)
        else:
            take(answer)
        if self._again and not self._under_way:
            self._again = False
            self.soon()

    def _take_collections(self, answer: Answer) -> None:
        if isinstance(answer, Collections):
            self.last_collections = answer
            self.collections.emit(answer)

    def _take_jobs(self, answer: Answer) -> None:
        if isinstance(answer, Jobs):
            self._last_jobs = answer
            self.jobs.emit(answer)

    def _take_status(self, answer: Answer) -> None:
        if isinstance(answer, Status):
            self.last_status = answer
            self.status.emit(answer)
