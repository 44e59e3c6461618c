"""Which masked model fills, and which other one is shown beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clozet.messages.json_lines import Answer
from clozet.messages.models import ListModels, ModelRow, Models

from .backend import Backend
from .controls import Picker, label
from .theme import theme


class ModelPickers(QWidget):
    """Hidden while there is only one masked model; `changed` tells of another choice."""

    changed = Signal()

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._models: tuple[ModelRow, ...] = ()
        self._wanted: tuple[str, str] | None = None
        self.base, self.against = Picker(), Picker()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().units(2))
        for box, words in (
            (self.base, self.tr("Model")),
            (self.against, self.tr("Compare with")),
        ):
            said = label(words, "muted")
            box.setAccessibleName(words)
            box.setMinimumWidth(theme().units(30))
            box.activated.connect(lambda _at: self.changed.emit())
            row.addWidget(said)
            row.addWidget(box)
        self.hide()

    def ask(self) -> None:
        """Ask which models there are."""
        self._backend.ask(ListModels(), self._take)

    def compare(self, model: str, other: str) -> None:
        """Fill with one model and show another beside it, once both are known."""
        self._wanted = (model, other)
        self.ask()

    @property
    def model(self) -> str | None:
        """The model that fills, None for the one in use."""
        return self.base.currentText() or None

    @property
    def other(self) -> str | None:
        """The model to compare with, None for none."""
        name = str(self.against.currentData() or "")
        return name if name and name != self.model else None

    @property
    def names(self) -> tuple[str, ...]:
        """The names for the columns of shares."""
        alone = (self.tr("Probability"),)
        return (self.model or "", self.other) if self.other else alone

    def _take(self, answer: Answer) -> None:
        if not isinstance(answer, Models):
            return
        before = (self.model, self.other)
        model, other = self._wanted or before
        self._wanted = None
        self._models = tuple(row for row in answer.models if row.role == "masked")
        kept = model if model in [row.name for row in self._models] else None
        in_use = next((row.name for row in self._models if row.in_use), None)
        self.base.clear()
        self.against.clear()
        self.against.addItem(self.tr("None"), "")
        for row in self._models:
            self.base.addItem(row.name)
            self.against.addItem(row.name, row.name)
        self.base.setCurrentText(kept or in_use or self.base.currentText())
        self.against.setCurrentIndex(max(0, self.against.findData(other or "")))
        self.setVisible(len(self._models) > 1)
        if (self.model, self.other) != before:
            self.changed.emit()
