"""Passages without a vector are noticed here, and the trainer is asked to embed them."""

from PySide6.QtCore import QObject, Signal

from clozet.messages.housekeeping import Status
from clozet.messages.json_lines import Answer
from clozet.messages.library import Embed
from clozet.messages.progress import Failed, Progress

from .backend import Backend, Ticket
from .overview import Overview


class Embedding(QObject):
    """Keeps the trainer at work while passages lack vectors, unless the user paused it."""

    progress = Signal(object)
    ended = Signal()
    failed = Signal(object)

    def __init__(self, backend: Backend, overview: Overview, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._overview = overview
        self._ticket: Ticket | None = None
        self._missing = 0
        self._given_up_at = 0
        self.paused = False
        overview.status.connect(self._look)

    @property
    def running(self) -> bool:
        """Tell whether the trainer is embedding."""
        return self._ticket is not None

    def pause(self) -> None:
        """Stop until `resume`; the vectors made so far stay."""
        self.paused = True
        if self._ticket is not None:
            self._ticket.cancel()

    def resume(self) -> None:
        """Go on."""
        self.paused = False
        self._given_up_at = 0
        self._start()

    def _look(self, status: Status) -> None:
        self._missing = status.passages - status.vectors
        self._start()

    def _start(self) -> None:
        # After a failure the same work is not tried again, only when there is more of it.
        if self.paused or self.running or self._missing <= self._given_up_at:
            return
        self._ticket = self._backend.ask(Embed(), self._answered, progressed=self._progressed)

    def _progressed(self, answer: Answer) -> None:
        if isinstance(answer, Progress):
            self.progress.emit(answer)

    def _answered(self, answer: Answer) -> None:
        self._ticket = None
        self._given_up_at = self._missing if isinstance(answer, Failed) else 0
        if isinstance(answer, Failed):
            self.failed.emit(answer)
        self._missing = 0
        self.ended.emit()
        self._overview.soon()
