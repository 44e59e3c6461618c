"""A search under way: typed words become questions, answers become what the view shows."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from clozet.messages.housekeeping import Suggest, Suggestions
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Failed
from clozet.messages.search import Results

from .backend import Backend, Ticket
from .search_state import Question, SearchState

_QUIET_MILLISECONDS = 120
_SLOW_MILLISECONDS = 300
_SPELLING_MILLISECONDS = 800  # a word being typed is spelled like none
_RENEW_MILLISECONDS = 4000  # a folder being read changes the library many times a second


class SearchSession(QObject):
    """Asks the workers; `changed` tells that `state` is new, `slow` that it takes a while.

    `suggested` carries the `Suggestions` for words that the library lacks.
    """

    changed = Signal()
    slow = Signal()
    suggested = Signal(object)

    def __init__(self, backend: Backend, in_use: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self.state = SearchState()
        self._backend = backend
        self._in_use = in_use
        self._typed = Question()
        self._serial = 0
        self._tickets: list[Ticket] = []
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self._ask_typed)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MILLISECONDS)
        self._slow.timeout.connect(self.slow)
        self._spelling = QTimer(self, singleShot=True, interval=_SPELLING_MILLISECONDS)
        self._spelling.timeout.connect(self._ask_spelling)
        self._renew = QTimer(self, singleShot=True, interval=_RENEW_MILLISECONDS)
        self._renew.timeout.connect(self._ask_anew)
        backend.changed.connect(self._library_changed)

    def type(self, question: Question) -> None:
        """Ask once nothing more is typed for a moment."""
        self._typed = question
        self._quiet.start()

    def ask(self, question: Question) -> None:
        """Ask now; what was asked before is cancelled."""
        self._quiet.stop()
        self.state = self.state.ask(question)
        self._send()
        self.changed.emit()

    def ask_typed_now(self) -> None:
        """Do not wait for the end of typing."""
        if self._quiet.isActive():
            self._ask_typed()

    def ask_for_more(self) -> None:
        """Ask the same question for more results."""
        if self.state.can_ask_for_more:
            self.state = self.state.ask_for_more()
            self._send(again=True)

    def become(self, state: SearchState) -> None:
        """Take the state after something that the user did."""
        self.state = state
        self.changed.emit()

    def _ask_typed(self) -> None:
        self._quiet.stop()
        if self._typed != self.state.question:
            self.ask(self._typed)

    def _library_changed(self) -> None:
        if self.state.complete and not self._renew.isActive():
            self._renew.start()

    def _ask_anew(self) -> None:
        if self.state.complete:
            self.state = self.state.ask_again()
            self._send(again=True)

    def _send(self, *, again: bool = False) -> None:
        self._serial += 1
        for ticket in self._tickets:
            ticket.cancel()
        question = self.state.question
        first = None if again else question.first_request()
        last = question.last_request()
        asked = [(request, request is last) for request in (first, last) if request is not None]
        self._tickets = [
            self._backend.ask(request, partial(self._take, self._serial, is_last))
            for request, is_last in asked
        ]
        if asked and not again:
            self._slow.start()
            self._spelling.start()
        else:
            self._slow.stop()

    def _take(self, serial: int, last: bool, answer: Answer) -> None:
        if serial != self._serial:
            return
        if last:
            self._slow.stop()
        if isinstance(answer, Results):
            self.state = self.state.take(answer, last=last, in_use=self._in_use())
        elif isinstance(answer, Failed) and last:
            self.state = self.state.fail(answer)
        else:
            return
        self.changed.emit()
        if last and self.state.words_found_nothing:
            self._ask_spelling()

    def _ask_spelling(self) -> None:
        self._spelling.stop()
        question = self.state.question
        if question.like is None and question.mode != "meaning" and not question.empty:
            request = Suggest(query=question.query)
            self._backend.ask(request, partial(self._take_suggestions, self._serial))

    def _take_suggestions(self, serial: int, answer: Answer) -> None:
        if serial == self._serial and isinstance(answer, Suggestions) and answer.unknown:
            self.suggested.emit(answer)
