"""What can be undone: for each act, its name and the requests that take it back."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from clozet.messages.json_lines import Answer, Request
from clozet.messages.progress import Failed

from .backend import Backend

_KEPT = 50


@dataclass(frozen=True)
class Undoable:
    """An act by the words of the menu ("removing 2 documents"), and what takes it back."""

    name: str
    requests: tuple[Request, ...]


class Undo(QObject):
    """The acts that can be undone, the last one first."""

    changed = Signal()
    failed = Signal(object)
    undone = Signal()

    def __init__(self, backend: Backend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._acts: list[Undoable] = []

    @property
    def next(self) -> Undoable | None:
        """The act that `undo` would take back."""
        return self._acts[-1] if self._acts else None

    def remember(self, act: Undoable) -> None:
        """Put an act on the pile."""
        self._acts = [*self._acts, act][-_KEPT:]
        self.changed.emit()

    def undo(self) -> None:
        """Take the last act back."""
        if self._acts:
            for request in self._acts.pop().requests:
                self._backend.ask(request, self._undone)
            self.changed.emit()

    def _undone(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self.failed.emit(answer)
        self.undone.emit()
