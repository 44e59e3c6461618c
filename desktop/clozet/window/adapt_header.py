"""The head of the Adapt view: what is adapted, how far it is, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from .controls import button, label
from .icons import icon
from .theme import theme
from .training_state import Run
from .training_words import pace_words, progress_words


class AdaptHeader(QFrame):
    """Tells by `started`, `toggled` (pause or resume), `finished` and `cleared` what is wanted, by
    `search_wanted` that search by meaning should be adapted.
    """

    started = Signal()
    toggled = Signal()
    finished = Signal()
    cleared = Signal()
    search_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "header")
        self.setFixedHeight(theme().units(12))
        self._name = label("", "muted")
        self._progress = label("", "strong")
        self._pace = label("", "meta")
        self.search = button(self.tr("Adapt search…"), "search")
        self.start = button(self.tr("Start adapting"), "school", primary=True)
        self.pause = button(self.tr("Pause"), "player-pause")
        self.finish = button(self.tr("Stop and keep"), "square")
        self.clear = button(self.tr("Adapt something else…"), "school")
        for made, signal in (
            (self.search, self.search_wanted),
            (self.start, self.started),
            (self.pause, self.toggled),
            (self.finish, self.finished),
            (self.clear, self.cleared),
        ):
            made.clicked.connect(signal)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().units(4), 0, theme().units(3), 0)
        row.setSpacing(theme().units(2))
        row.addWidget(label(self.tr("Adapt"), "title"))
        for words in (self._name, self._progress, self._pace):
            words.setMinimumWidth(1)
            row.addWidget(words)
        row.addStretch(1)
        for made in (self.search, self.start, self.pause, self.finish, self.clear):
            row.addWidget(made)

    def show_run(self, run: Run | None, *, ready: bool) -> None:
        """Show a run, or that one can be started."""
        under_way = run is not None and run.under_way
        for made in (self.search, self.start):
            made.setVisible(run is None)
            made.setEnabled(ready)
        self.pause.setVisible(under_way)
        self.finish.setVisible(under_way)
        self.clear.setVisible(run is not None and not under_way)
        self._name.setText("" if run is None else run.name)
        self._progress.setText("" if run is None else progress_words(run))
        self._pace.setText("" if run is None else pace_words(run))
        if run is None:
            return
        paused = run.state == "paused"
        self.pause.setText(self.tr("Resume") if paused else self.tr("Pause"))
        self.pause.setIcon(icon("player-play" if paused else "player-pause"))
        self.pause.setEnabled(bool(run.job) and run.state in ("running", "paused", "starting"))
        self.finish.setEnabled(run.state == "running" and bool(run.step))
