"""The Adapt view: what to adapt, the model as it learns, and what was measured of it."""

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from clozet.messages.housekeeping import Status
from clozet.messages.training import Adaptations, Adapted, Learned

from .adapt_choice import AdaptChoice, Facts
from .adapt_header import AdaptHeader
from .adapt_search_sheet import AdaptSearchSheet
from .adapted_acts import AdaptedActs
from .adapting import Adapting
from .backend import Backend
from .card_pane import CardPane
from .controls import label, rule
from .guess_line import GuessLine
from .history_list import HistoryList
from .masking_pane import MaskingPane
from .overview import Overview
from .reader_actions import action
from .theme import theme
from .training_state import Run
from .training_words import trained_on_words
from .view import View

if TYPE_CHECKING:
    from .curves import Curves

_CHOICE_UNITS, _CARD_UNITS, _CURVES_UNITS = 63.0, 79.5, 47.5
_NARROW_UNITS = 285  # a view below this width folds the choice away while a run goes
_DRAW_MILLISECONDS = 250
_IMPORTED_AHEAD, _AHEAD_MILLISECONDS = ("numpy", f"{__package__}.curves"), 400  # one by one


class AdaptView(View):
    """`result_wanted` and `page_wanted` (a document's id, a page) tell what to open in the reader,
    `undoable` an act that can be undone.
    """

    result_wanted = Signal(object)
    page_wanted = Signal(int, int)
    undoable = Signal(object)

    def __init__(self, backend: Backend, overview: Overview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.adapting = Adapting(backend, overview, self)
        self.acts = AdaptedActs(backend, self.adapting, self)
        self.header = AdaptHeader()
        self.choice = AdaptChoice(backend)
        self.search = AdaptSearchSheet(backend, overview, self.choice, self)
        self.history = HistoryList()
        self.facts = Facts()
        self.guess = GuessLine()
        self.masking = MaskingPane()
        self.card = CardPane()
        self._curves: Curves | None = None
        self._in_use = ""
        self._seen_sample: object = None
        self._draw = QTimer(self, singleShot=True, interval=_DRAW_MILLISECONDS)
        self._draw.timeout.connect(self._show_progress)
        self._own_actions = self._made_actions()
        self._lay_out()
        self._connect(overview)
        self._show_run()

    @property
    def curves(self) -> "Curves":
        """The curves, imported and built when they are first shown."""
        if self._curves is None:
            from .curves import Curves

            self._curves = Curves()
            self._curves_place.addWidget(self._curves)
        return self._curves

    def panes(self) -> list[QWidget]:
        """Return the panes that F6 goes through, in reading order."""
        return [self.choice.tree, self.history, self.masking.view, self.card.area]

    def menu_actions(self) -> dict[str, list[QAction]]:
        """Return the actions of the Adapt menu."""
        return {"Adapt": self._own_actions}

    def show_now(self) -> None:
        """Ask for the models and adaptations that there are now."""
        for at, name in enumerate(_IMPORTED_AHEAD):
            QTimer.singleShot(at * _AHEAD_MILLISECONDS, partial(import_module, name))
        self.choice.ask_models()
        self.adapting.list_adaptations()
        self._show_progress()

    def save(self, settings: QSettings) -> None:
        """Remember the panes' sizes."""
        settings.setValue("adapt/splitter", self._splitter.saveState())

    def restore(self, settings: QSettings) -> None:
        """Give the panes the sizes they had."""
        state = settings.value("adapt/splitter")
        if state is not None:
            self._splitter.restoreState(state)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Fold the choice away where there is no room for it beside a run."""
        super().resizeEvent(event)
        self._fold()

    def _made_actions(self) -> list[QAction]:
        adapting = self.adapting
        return [
            action(self, self.tr("&Pause or resume"), ["Ctrl+P"], self._toggle),
            action(self, self.tr("&Stop and keep"), ["Ctrl+Shift+S"], adapting.finish),
            action(self, self.tr("&Cancel, keep nothing"), ["Ctrl+Shift+Del"], adapting.cancel),
        ]

    def _connect(self, overview: Overview) -> None:
        overview.collections.connect(self.choice.fill)
        overview.status.connect(self._take_status)
        self.header.started.connect(self._start)
        self.header.toggled.connect(self._toggle)
        self.header.finished.connect(self.adapting.finish)
        self.header.cleared.connect(self._clear)
        self.header.search_wanted.connect(self.search.ask)
        self.choice.changed.connect(self._show_run)
        self.adapting.changed.connect(self._run_changed)
        self.adapting.listed.connect(self._take_adaptations)
        self.adapting.ended.connect(self._show_adapted)
        self.history.chosen.connect(self.acts.show)
        self.acts.changed.connect(self._show_card)
        self.acts.undoable.connect(self.undoable)
        self.acts.used.connect(self._use)
        self.card.kept.connect(self.acts.keep)
        self.card.discarded.connect(self.acts.discard)
        self.card.longer.connect(self.acts.train_longer)
        self.card.opened.connect(self._open)
        for part in (self.adapting, self.acts, self.choice):
            part.failed.connect(self.failed)

    def _lay_out(self) -> None:
        self._splitter = QSplitter()
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        units = theme().units
        self._left = self._made_left()
        for widget in (self._left, self._made_middle(), self.card):
            self._splitter.addWidget(widget)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([units(_CHOICE_UNITS), units(160), units(_CARD_UNITS)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.facts)
        layout.addWidget(self._splitter, 1)

    def _made_left(self) -> QFrame:
        units = theme().units
        made = QFrame()
        made.setProperty("look", "pane")
        column = QVBoxLayout(made)
        column.setContentsMargins(units(4), units(3), units(3.5), units(3))
        column.setSpacing(units(1.5))
        area = QScrollArea()
        area.setWidget(self.choice)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choice.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        bar = area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(self.choice.minimumSizeHint().width() + bar)
        column.addWidget(area, 1)
        column.addSpacing(units(2))
        self._history_rule = rule()
        column.addWidget(self._history_rule)
        self._history_title = label(self.tr("Earlier adaptations"), "caption")
        column.addWidget(self._history_title)
        column.addWidget(self.history)
        for part in (self.history, self._history_title, self._history_rule):
            part.hide()
        return made

    def _made_middle(self) -> QWidget:
        self._middle = QFrame()
        self._middle.setProperty("look", "pane")
        self._curves_holder = QWidget()
        self._curves_holder.setFixedHeight(theme().units(_CURVES_UNITS))
        self._curves_place = QVBoxLayout(self._curves_holder)
        self._curves_place.setContentsMargins(0, 0, 0, 0)
        self._empty = label(self.tr("Choose what the model should learn to expect."), "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._curves_holder, self.guess, self.masking, self._empty):
            column.addWidget(widget, int(widget in (self.masking, self._empty)))
        return self._middle

    def _take_status(self, status: Status) -> None:
        self._in_use = status.models.get("masked", "")
        if self.isVisible():
            self.adapting.list_adaptations()

    def _take_adaptations(self, found: Adaptations) -> None:
        self.history.fill(found, self._in_use)
        shown = bool(found.adaptations)
        for part in (self.history, self._history_title, self._history_rule):
            part.setVisible(shown)
        self.acts.take(found, self._in_use)

    def _start(self) -> None:
        asked = self.choice.asked
        if asked is not None:
            self.acts.show(None)
            self.adapting.start(asked, self.choice.name)
            self.masking.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle(self) -> None:
        run = self.adapting.run
        if run is not None and run.state == "paused":
            self.adapting.resume()
        else:
            self.adapting.pause()

    def _clear(self) -> None:
        self.acts.show(None)
        self.adapting.forget()
        self.choice.tree.setFocus()

    def _show_adapted(self, adapted: Adapted) -> None:
        self.acts.show_model(adapted)

    def _open(self, learned: Learned) -> None:
        if learned.evidence:
            self.result_wanted.emit(learned.evidence[0])
        elif learned.document is not None:
            self.page_wanted.emit(learned.document, learned.page or 1)

    def _use(self, model: str) -> None:
        self._in_use = model
        self.choice.ask_models()

    def _run_changed(self) -> None:
        """Show the state at once, and what is drawn a few times a second."""
        self._show_run()
        if not self._draw.isActive():
            self._draw.start()

    def _show_run(self) -> None:
        run = self.adapting.run
        self.header.show_run(run, ready=self.choice.ready)
        under_way = run is not None and run.under_way
        self.choice.set_open(not under_way)
        for part in (self._curves_holder, self.guess, self.masking):
            part.setVisible(run is not None)
        self._empty.setVisible(run is None)
        self._fold()

    def _show_progress(self) -> None:
        run = self.adapting.run
        if run is None or not self.isVisible():
            self._show_card()
            return
        self.curves.show_run(run)
        if run.sample is None:
            self.masking.show_nothing()
            self.guess.show_guess(None)
        elif run.sample is not self._seen_sample:
            self.guess.show_guess(self.masking.show_sample(run.sample))
        self._seen_sample = run.sample
        self._show_card()

    def _show_card(self) -> None:
        run: Run | None = self.adapting.run
        shown = self.acts.shown
        if shown is not None and shown.card is not None:
            in_use = bool(shown.model) and shown.model == self._in_use
            self.card.show_card(
                shown.card, trained_on_words(shown), there=shown.kept, in_use=in_use
            )
        elif run is not None and run.under_way:
            self.card.show_run(run)
        else:
            self.card.show_nothing()

    def _fold(self) -> None:
        run = self.adapting.run
        narrow = self.width() < theme().units(_NARROW_UNITS)
        folded = narrow and run is not None and run.under_way
        self._left.setVisible(not folded)
        self.facts.setVisible(folded)
        if folded and run is not None:
            said = (self.choice.base.currentText(), self.choice.expectation.facts())
            self.facts.show_words(" · ".join(words for words in said if words))
