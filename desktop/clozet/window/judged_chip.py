"""A chip that says from how many judged results a ranking learned, and has each taken back."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from clozet.messages.search import Result

from .chip import Chip
from .icons import icon
from .judged import Judged
from .result_text import citation


class JudgedChip(Chip):
    """Hidden where nothing was judged; `changed` carries the `Judged` that is left."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lambda: self.changed.emit(Judged()), parent)
        self._judged = Judged()
        self.menu = QMenu(self)
        self.offer(self.menu)
        self.hide()

    def show_judged(self, judged: Judged) -> None:
        """Say how many results were judged, and offer to take each judgement back."""
        if judged == self._judged:
            return
        self._judged = judged
        words = self.tr("Learned from %Ln result(s)", "", len(judged))
        self.show_text(words, self.tr("{0}: forget it").format(words))
        self.value.setToolTip(self.tr("Take back what you said of single results"))
        self.menu.clear()
        self.menu.addSection(self.tr("Take back"))
        for result in judged.like:
            self._offer(result, self.tr("More like {0}"), "thumb-up")
        for result in judged.unlike:
            self._offer(result, self.tr("Less like {0}"), "thumb-down")
        self.setVisible(bool(judged))

    def _offer(self, result: Result, words: str, icon_name: str) -> None:
        text = words.format(citation(result)).replace("&", "&&")
        made = self.menu.addAction(icon(icon_name), text)
        made.setToolTip(result.document.path)
        made.triggered.connect(partial(self._take_back, result.passage))

    def _take_back(self, passage: int, _checked: bool = False) -> None:
        self.changed.emit(self._judged.without(passage))
