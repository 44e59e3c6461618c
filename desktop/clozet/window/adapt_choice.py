"""What to adapt, from which model, for how long; and, before starting, what to expect."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from clozet.messages.json_lines import Answer
from clozet.messages.library import Collections
from clozet.messages.models import ListModels, ModelRow, Models
from clozet.messages.progress import Failed
from clozet.messages.training import Adapt, AdaptationEstimate, EstimateAdaptation

from .adapt_expectation import Expectation
from .backend import Backend
from .choice_tree import ChoiceTree
from .controls import Picker, label
from .segments import Segments
from .theme import theme
from .training_words import model_words, time_words

_QUIET_MILLISECONDS = 250
_OVERNIGHT = 8 * 60.0
_TIMES = {"10": 10.0, "60": 60.0, "night": _OVERNIGHT}


class AdaptChoice(QWidget):
    """`changed` tells that something else would be started; `failed` carries a `Failed`."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._wanted: EstimateAdaptation | None = None
        self._models: tuple[ModelRow, ...] = ()
        self.estimate: AdaptationEstimate | None = None
        self.tree = ChoiceTree(backend)
        self.base = Picker()
        self.base.setAccessibleName(self.tr("Starting from"))
        self._base_words = label("", "meta", wrap=True)
        self.time = Segments(
            self.tr("Time"),
            [
                ("10", self.tr("10 min")),
                ("60", self.tr("1 hour")),
                ("night", self.tr("Night")),
                ("own", self.tr("Own")),
            ],
            tight=True,
        )
        self.own = self._made_own()
        self.expectation = Expectation()
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self._ask_estimate)
        self._fill_layout()
        self.tree.changed.connect(self._choose)
        self.base.currentIndexChanged.connect(self._choose)
        self.time.chosen.connect(self._choose)
        self.own.valueChanged.connect(self._choose)
        self._choose()

    @property
    def asked(self) -> Adapt | None:
        """What would be started, None while nothing is chosen."""
        chosen = self.tree.chosen
        if chosen is None:
            return None
        return Adapt(chosen=chosen, base=self.base.currentData(), minutes=self.minutes)

    @property
    def minutes(self) -> float:
        """The time that is chosen."""
        return _TIMES.get(self.time.value, self.own.value())

    @property
    def name(self) -> str:
        """What would be started, as a title says it: "Contracts, 1 hour"."""
        asked = self.asked
        return "" if asked is None else f"{self.tree.chosen_words}, {time_words(asked)}"

    @property
    def ready(self) -> bool:
        """Tell whether there is something to learn from."""
        return self.asked is not None and (self.estimate is None or self.estimate.words > 0)

    def fill(self, found: Collections) -> None:
        """Show the collections that there are."""
        self.tree.fill(found)

    def choose(self, collection: str | None, minutes: float) -> None:
        """Choose a collection, or with None all documents, and a time."""
        self.tree.choose(collection)
        known = (value for value, known in _TIMES.items() if known == minutes)
        self.time.set_value(next(known, "own"))
        self.own.setValue(minutes)
        self._choose()

    def set_open(self, opened: bool) -> None:
        """Let something else be chosen, or not while a run goes."""
        for part in (self.tree, self._some, self.base, self.time, self.own):
            part.setEnabled(opened)

    def ask_models(self) -> None:
        """Ask which models there are to start from."""
        self._backend.ask(ListModels(), self._take_models)

    def _made_own(self) -> QDoubleSpinBox:
        made = QDoubleSpinBox()
        made.setRange(0.5, 7 * 24 * 60)
        made.setDecimals(0)
        made.setValue(30)
        made.setSuffix(self.tr(" min"))
        made.setAccessibleName(self.tr("Own time in minutes"))
        return made

    def _fill_layout(self) -> None:
        units = theme().units
        self._some = QToolButton()
        self._some.setProperty("look", "link")
        self._some.setText(self.tr("or choose documents…"))
        self._some.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._some.clicked.connect(self.tree.open_first)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(units(1.5))
        layout.addWidget(label(self.tr("What to adapt"), "head"))
        layout.addWidget(self.tree)
        layout.addWidget(self._some)
        for caption, *widgets in (
            (self.tr("Starting from"), self.base, self._base_words),
            (self.tr("Time"), self.time, self.own),
            (self.tr("What to expect"), self.expectation),
        ):
            layout.addSpacing(units(2))
            layout.addWidget(label(str(caption), "caption"))
            for widget in widgets:
                layout.addWidget(widget)
        layout.addStretch(1)

    def _choose(self) -> None:
        self.own.setVisible(self.time.value == "own")
        model = next((row for row in self._models if row.name == self.base.currentData()), None)
        self._base_words.setText("" if model is None else model_words(model))
        self._quiet.start()
        self.changed.emit()

    def _ask_estimate(self) -> None:
        asked = self.asked
        if asked is None:
            self.estimate = self._wanted = None
            self.expectation.show_nothing()
            self.changed.emit()
            return
        request = EstimateAdaptation(chosen=asked.chosen, base=asked.base, minutes=asked.minutes)
        if request == self._wanted or not self.tree.isEnabled():
            return
        self._wanted = request
        self.expectation.show_asking()
        self._backend.ask(request, partial(self._take, request))

    def _take(self, request: EstimateAdaptation, answer: Answer) -> None:
        if request != self._wanted:
            return
        if isinstance(answer, AdaptationEstimate):
            self.estimate = answer
            self.expectation.show_estimate(answer, self.minutes)
        elif isinstance(answer, Failed):
            self.estimate = None
            self.expectation.show_problem(answer)
        self.changed.emit()

    def _take_models(self, answer: Answer) -> None:
        if not isinstance(answer, Models):
            return
        self._models = tuple(row for row in answer.models if row.role == "masked")
        kept = self.base.currentData()
        in_use = next((row.name for row in self._models if row.in_use), None)
        self.base.blockSignals(True)
        self.base.clear()
        for row in self._models:
            self.base.addItem(row.name, row.name)
        at = self.base.findData(kept if self.base.findData(kept) >= 0 else in_use)
        self.base.setCurrentIndex(max(at, 0) if self._models else -1)
        self.base.blockSignals(False)
        self._choose()


class Facts(QFrame):
    """The choice folded to one line, for small windows while a run goes."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "header")
        self._words = label("", "meta")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().units(4), theme().units(1), theme().units(4), 0)
        row.addWidget(self._words, 1)

    def show_words(self, words: str) -> None:
        """Show one line, cut where it is too long."""
        self._words.setText(words)
        self._words.setToolTip(words)
        self._words.setMinimumWidth(1)
