"""Blanks under way: the sentence becomes questions, the answers become columns."""

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from clozet.messages.cloze import Fill, Filled, JointFilling
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Failed

from .backend import Backend, Ticket
from .cloze_questions import Column, Question, Wish, column, questions
from .cloze_state import Sentence

_QUIET_MILLISECONDS = 120
_SLOW_MILLISECONDS = 300
_ANSWERS_KEPT = 64


class ClozeSession(QObject):
    """Asks first for words of one piece, then for all; what is no longer wanted is cancelled.

    `changed`: there are new answers; `slow`: it takes a while;
    `failed` carries a `Failed`.
    """

    changed = Signal()
    slow = Signal()
    failed = Signal(object)

    def __init__(self, backend: Backend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._sentence, self._wish = Sentence(), Wish()
        self._questions: tuple[Question, ...] = ()
        self._answers: OrderedDict[Fill, Filled] = OrderedDict()
        self._tickets: dict[Fill, Ticket] = {}
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self._send)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MILLISECONDS)
        self._slow.timeout.connect(self.slow)

    def ask(self, sentence: Sentence, wish: Wish, *, soon: bool = False) -> None:
        """Ask about a sentence, now or `soon`: when nothing more is typed for a moment."""
        self._sentence, self._wish = sentence, wish
        self._questions = questions(sentence, wish)
        self._cancel_unwanted()
        if soon:
            self._quiet.start()
        else:
            self._send()

    @property
    def complete(self) -> bool:
        """Tell whether everything that was asked is answered."""
        return all(question.request in self._answers for question in self._questions)

    @property
    def model(self) -> str:
        """The name of the model that answered, "" before."""
        answers = [found[0] for one in self._questions if (found := self._answer(one))]
        return answers[0].model if answers else ""

    def column(self, number: int) -> Column | None:
        """Return what is known for a blank."""
        for question in self._questions:
            if number in question.serves and (found := self._answer(question)):
                return column(question, found[0], number, whole=found[1])
        return None

    @property
    def joint(self) -> tuple[JointFilling, ...]:
        """The fillings of all blanks together, best first."""
        found = self._answer(self._questions[0]) if self._questions else None
        return found[0].joint if found else ()

    def _answer(self, question: Question) -> tuple[Filled, bool] | None:
        """Return the whole answer with True, the quick one with False, or None."""
        if question.request in self._answers:
            return self._answers[question.request], True
        quick = self._answers.get(question.quick)
        return (quick, False) if quick is not None else None

    def _cancel_unwanted(self) -> None:
        wanted = {question.request for question in self._questions}
        wanted |= {question.quick for question in self._questions}
        for request in self._tickets.keys() - wanted:
            self._tickets.pop(request).cancel()

    def _send(self) -> None:
        self._quiet.stop()
        unanswered = [one for one in self._questions if one.request not in self._answers]
        for question in unanswered:
            if question.quick not in self._answers and not question.request.joint:
                self._ask(question.quick)
        for question in unanswered:
            self._ask(question.request)
        if unanswered:
            self._slow.start()

    def _ask(self, request: Fill) -> None:
        if request not in self._tickets:
            self._tickets[request] = self._backend.ask(request, partial(self._take, request))

    def _take(self, request: Fill, answer: Answer) -> None:
        wanted = self._tickets.pop(request, None) is not None
        if isinstance(answer, Filled):
            self._answers[request] = answer
            while len(self._answers) > _ANSWERS_KEPT:
                self._answers.popitem(last=False)
        elif isinstance(answer, Failed) and wanted:
            self._fail(answer)
            return
        if wanted:
            if self.complete:
                self._slow.stop()
            self.changed.emit()

    def _fail(self, failure: Failed) -> None:
        self._slow.stop()
        for ticket in self._tickets.values():
            ticket.cancel()
        self._tickets.clear()
        self.failed.emit(failure)
