"""The results with what is said about them: how many, what is still missing, what failed."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from clozet.messages.housekeeping import Suggestions

from .announcing import announce
from .controls import IconLabel, label
from .failure_banner import FailureBanner
from .no_result import NoResult
from .result_list import ResultList
from .search_state import SearchState
from .spelling_line import SpellingLine
from .theme import theme


class ResultPane(QFrame):
    """Shows a `SearchState`; `better_wanted` tells that the better list may take its place."""

    better_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ResultList()
        self.nothing = NoResult()
        self.spelling = SpellingLine()
        self._state = SearchState()
        self._slow = False
        self._being_read = 0
        self._count = label("", "strong")
        self._still = label("", "muted")
        self._loader = IconLabel("loader", "muted")
        self._failure = FailureBanner()
        self._better = QPushButton()
        self._better.clicked.connect(self.better_wanted)
        self._hint = label(
            self.tr("Ask a question, or type words that the passage has."), "muted", wrap=True
        )
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        for widget in (self._hint, self.list, self.nothing):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._made_head(), self._failure, self.spelling, self._better, self._stack):
            column.addWidget(part, int(part is self._stack))
        self.show_state(self._state)

    def show_state(self, state: SearchState) -> None:
        """Show the results of a state, and what is to be said about them."""
        before, self._state = self._state, state
        if state.complete or state.question != before.question:
            self._slow = False
        if state.answered or state.complete or state.question.empty:
            more, question = state.can_ask_for_more, state.question
            self.list.rows.show(state.shown, more=more, question=question)
        if state.question.query != before.question.query:
            self.list.scrollToTop()
            self.spelling.clear()
        self.list.choose(state.chosen)
        self._show_failure(state)
        self._better.setVisible(bool(state.better))
        self._better.setText(
            _plural(state.better, self.tr("1 better result"), self.tr("{0} better results"))
        )
        self._show_page(state)
        self._show_still()
        if state.complete and not before.complete:
            self._announce()

    def show_suggestions(self, suggestions: Suggestions) -> None:
        """Offer other spellings: in place of the results, or above them."""
        if self._stack.currentWidget() is self.nothing:
            self.nothing.show_suggestions(suggestions)
        else:
            self.spelling.show_suggestions(self._state.question.query, suggestions)

    def show_slow(self) -> None:
        """Tell that the answer takes a while."""
        self._slow = True
        self._show_still()

    def show_being_read(self, documents: int) -> None:
        """Tell how many documents are still being read."""
        self._being_read = documents
        self._show_still()

    def _made_head(self) -> QFrame:
        units = theme().units
        head = QFrame()
        head.setProperty("look", "header")
        head.setFixedHeight(units(7))
        row = QHBoxLayout(head)
        row.setContentsMargins(units(3.5), 0, units(3.5), 0)
        row.setSpacing(units(1.5))
        row.addWidget(self._count, 1)
        row.addWidget(self._loader)
        row.addWidget(self._still)
        return head

    def _show_failure(self, state: SearchState) -> None:
        if state.failure is None:
            self._failure.clear()
        else:
            self._failure.show_failure(state.failure)

    def _show_page(self, state: SearchState) -> None:
        """Show the list, or what stands in its place; then count."""
        if state.question.empty:
            self._stack.setCurrentWidget(self._hint)
        elif state.complete and not state.shown and state.failure is None:
            if self._stack.currentWidget() is not self.nothing:
                self.nothing.show_question(state.question)
            self._stack.setCurrentWidget(self.nothing)
        else:
            self._stack.setCurrentWidget(self.list)
        self._count.setText(self._count_text(state))

    def _count_text(self, state: SearchState) -> str:
        if state.question.empty or not state.answered:
            return ""
        counts = state.counts
        if not counts.results:
            return self.tr("No results") if state.complete else ""
        results = _plural(counts.results, self.tr("1 result"), self.tr("{0} results"))
        if counts.more:
            results = self.tr("The best {0} results").format(QLocale().toString(counts.results))
        documents = _plural(counts.documents, self.tr("1 document"), self.tr("{0} documents"))
        return self.tr("{0} in {1}").format(results, documents)

    def _show_still(self) -> None:
        state, text = self._state, ""
        if self._slow and not state.complete:
            text = self.tr("Looking by meaning") if state.answered else self.tr("Looking")
        elif self._being_read:
            one, many = (
                self.tr("1 document still being read"),
                self.tr("{0} documents still being read"),
            )
            text = _plural(self._being_read, one, many)
        elif state.stale:
            one, many = (
                self.tr("1 passage by words only so far"),
                self.tr("{0} passages by words only so far"),
            )
            text = _plural(state.stale, one, many)
        self._still.setText(text)
        self._loader.setVisible(bool(text))

    def _announce(self) -> None:
        """Say the count once the list has settled, to those who hear the window."""
        announce(self.list, self._count_text(self._state))


def _plural(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(QLocale().toString(count))
