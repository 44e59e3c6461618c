"""The Search view: one box, the results, and the reader beside them."""

from dataclasses import replace

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from clozet.messages.housekeeping import SavedSearch
from clozet.messages.library import DocumentRow
from clozet.messages.progress import Progress
from clozet.messages.search import Filters, Result

from .announcing import announce
from .backend import Backend
from .judged import Judged
from .overview import Overview
from .reader_actions import action
from .reader_pane import ReaderPane
from .report_act import ReportAct
from .result_pane import ResultPane
from .result_text import citation
from .search_head import WIDEN_KEY, SearchHead
from .search_session import SearchSession
from .search_state import Question, SearchState
from .theme import theme
from .view import View

_LIST_UNITS, _READER_UNITS = 109.5, 192.0
_LEAST_LIST_UNITS = 90
_PREVIEW_MILLISECONDS = 150  # until the reader follows what the user did not choose
_NARROW_UNITS = 245  # a view below this width has no room for thumbnails


class SearchView(View):
    """Asks as one types, shows the results, and opens the chosen one in the reader."""

    def __init__(self, backend: Backend, overview: Overview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = SearchHead(backend)
        self.bar, self.chips = self.head.bar, self.head.chips
        self.results = ResultPane()
        self.list = self.results.list
        self.reader = ReaderPane(backend)
        self.report = ReportAct(backend, self)
        self.session = SearchSession(backend, lambda: self.list.in_use, self)
        self._preview = QTimer(self, singleShot=True, interval=_PREVIEW_MILLISECONDS)
        self._preview.timeout.connect(self._show_chosen)
        self.report.failed.connect(self.failed)
        self._own_actions = self._make_actions()
        self._splitter = self._make_splitter()
        self._lay_out()
        self._connect(backend, overview)

    def focus_box(self) -> None:
        """Go to the box and choose what stands in it."""
        self.bar.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.box.selectAll()

    def search(self, query: str, mode: str = "") -> None:
        """Search for `query` as though it had been typed."""
        self.bar.box.setText(query)
        if mode:
            self.bar.switch.set_mode(mode)
        self._ask()

    def open_document(self, row: DocumentRow, page: int = 1) -> None:
        """Open a document in the reader, with nothing lit."""
        if row.id is not None:
            self.open_page(row.id, page)

    def open_result(self, result: Result) -> None:
        """Open a passage that another view found in the reader, lit."""
        self._preview.stop()
        self.reader.show_result(result, (result,), (1, 1))
        self.reader.setFocus()

    def open_page(self, document: int, page: int) -> None:
        """Open a page in the reader, with nothing lit."""
        self._preview.stop()
        self.reader.show_document(document, page)
        self.reader.setFocus()

    def menu_actions(self) -> dict[str, list[QAction]]:
        """Return the view's and the reader's actions by the menu that they belong to."""
        menus = self.reader.menu_actions()
        menus["Search"] = [*self._own_actions, *menus["Search"]]
        return menus

    def panes(self) -> list[QWidget]:
        """Return the panes that F6 goes through, in reading order."""
        return [self.bar.box, self.list, self.reader]

    def save(self, settings: QSettings) -> None:
        """Remember the panes' sizes."""
        settings.setValue("search/splitter", self._splitter.saveState())

    def restore(self, settings: QSettings) -> None:
        """Give the panes the sizes they had."""
        state = settings.value("search/splitter")
        if state is not None:
            self._splitter.restoreState(state)

    def _make_actions(self) -> list[QAction]:
        reader = self.reader.actions_by_name
        cite = action(self.list, self.tr("Copy citations"), ["Ctrl+C"], self._cite_chosen)
        self.list.addActions([reader["open"], reader["similar"], reader["blank"], cite])
        return [
            *self.list.judging_actions(),
            action(self, self.tr("&Widen the question…"), [WIDEN_KEY], self._widen),
            action(self, self.tr("&Save search"), ["Ctrl+D"], self.bar.save),
            action(self, self.tr("&Recent searches"), ["Ctrl+H"], self.bar.list_searches),
            action(self, self.tr("Show &better results"), ["F5"], self._take_better),
            action(self, self.tr("Write a re&port…"), ["Ctrl+Shift+F"], self._report),
        ]

    def _make_splitter(self) -> QSplitter:
        units = theme().units
        splitter = QSplitter()
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.results)
        splitter.addWidget(self.reader)
        self.results.setMinimumWidth(units(_LEAST_LIST_UNITS))
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([units(_LIST_UNITS), units(_READER_UNITS)])
        return splitter

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._splitter, 1)

    def _connect(self, backend: Backend, overview: Overview) -> None:
        self.bar.typed.connect(self._ask_soon)
        self.bar.entered.connect(self._entered)
        self.bar.mode_changed.connect(self._ask)
        self.bar.wanted.connect(self.search)
        self.bar.news_wanted.connect(self._ask_news)
        self.chips.changed.connect(self._ask)
        self.head.like.clicked.connect(self._ask)
        self.head.judged.changed.connect(self._learn_from)
        self.head.widening_wanted.connect(self._widen)
        self.head.widening.changed.connect(self._ask)
        self.head.widening.failed.connect(self.failed)
        self.list.judged.connect(self._judge)
        self.bar.box.left.connect(self.list.setFocus)
        self.list.back.connect(self.focus_box)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._open_chosen)
        self.list.left.connect(self._take_better)
        self.list.rows.more_wanted.connect(self.session.ask_for_more)
        self.session.changed.connect(self._show_state)
        self.session.slow.connect(self.results.show_slow)
        self.session.suggested.connect(self.results.show_suggestions)
        self.results.spelling.query_wanted.connect(self.search)
        self.results.better_wanted.connect(self._take_better)
        nothing = self.results.nothing
        nothing.query_wanted.connect(self.search)
        nothing.mode_wanted.connect(lambda mode: self.search(self.bar.box.text(), mode))
        nothing.filters_unwanted.connect(self.chips.clear)
        self.reader.hit_stepped.connect(self._step_hit)
        self.reader.hit_chosen.connect(self._choose)
        self.reader.similar_wanted.connect(self._ask_similar)
        self.reader.left.connect(self.list.setFocus)
        backend.progress.connect(self._progressed)
        overview.collections.connect(self.chips.set_collections)

    def _ask_news(self, saved: SavedSearch) -> None:
        """Search as saved, in what was read since it was saved or last asked so."""
        self.chips.set_filters(Filters(since=saved.time))
        self.search(saved.query, saved.mode)

    def _question(self) -> Question:
        return self.head.question(self.session.state.question)

    def _judge(self, result: Result, wanted: bool) -> None:
        """Rank anew by what the user thinks of a result."""
        self._learn_from(self._question().judged.judge(result, answers=wanted))
        said = self.tr("Ranking higher what is like it.")
        announce(self.list, said if wanted else self.tr("Ranking lower what is like it."))

    def _learn_from(self, judged: Judged) -> None:
        self.session.ask(replace(self._question(), judged=judged))
        self.list.setFocus()

    def _widen(self) -> None:
        """Offer words that could stand for those asked for."""
        self.session.ask_typed_now()
        self.head.ask_widening()

    def _ask_soon(self) -> None:
        self.session.type(self._question())

    def _ask(self) -> None:
        self.session.ask(self._question())

    def _ask_similar(self, result: Result) -> None:
        self.session.ask(Question(self.bar.box.text(), filters=self.chips.filters, like=result))

    def _entered(self) -> None:
        """Take the first result, now."""
        self.session.ask_typed_now()
        self.bar.remember()
        self.list.setFocus()

    def _choose(self, passage: int) -> None:
        self.session.become(self.session.state.choose(passage))
        self._show_chosen()

    def _step_hit(self, step: int) -> None:
        self.session.become(self.session.state.step_hit(step))
        self._show_chosen()

    def _open_chosen(self) -> None:
        self.bar.remember()
        self._show_chosen()
        self.reader.setFocus()

    def _take_better(self) -> None:
        state = self.session.state
        if state.better:
            self.session.become(state.take_better())

    def _show_state(self) -> None:
        state: SearchState = self.session.state
        self.results.show_state(state)
        self.head.show_state(state)
        if state.answered or state.question.empty:
            self._preview.start()

    def _show_chosen(self) -> None:
        """Let the reader follow the choice."""
        self._preview.stop()
        state = self.session.state
        result = state.chosen_result
        if result is not None:
            self.reader.show_result(result, state.hits(result.document.id), state.hit_number)
        elif state.question.empty or state.complete:
            self.reader.clear()

    def _chosen_results(self) -> list[Result]:
        found = map(self.list.rows.result, self.list.selectedIndexes())
        return [result for result in found if result is not None]

    def _cite_chosen(self) -> None:
        """Copy the citations of all rows that are chosen."""
        if lines := [citation(result) for result in self._chosen_results()]:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def _report(self) -> None:
        """Write what was found into a file; of several rows that are chosen, these alone."""
        self.report.ask(self.session.state.question.last_request(), self._chosen_results())

    def _progressed(self, progress: Progress) -> None:
        if progress.kind != "embed":
            self.results.show_being_read(max(0, progress.of - progress.done))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out thumbnails, and words beside icons, where there is no room for them."""
        super().resizeEvent(event)
        roomy = event.size().width() >= theme().units(_NARROW_UNITS)
        self.reader.set_roomy(roomy)
        self.head.set_roomy(roomy)
