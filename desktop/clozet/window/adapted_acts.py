"""What is done with an adaptation that has ended: keep and use it, discard it, train it longer."""

from functools import partial

import msgspec
from PySide6.QtCore import QObject, Signal

from clozet.messages.json_lines import Answer, Request
from clozet.messages.models import DiscardModel, RestoreModel, UseModel
from clozet.messages.progress import Failed
from clozet.messages.training import AdaptationRow, Adaptations, Adapted

from .adapting import Adapting
from .backend import Backend
from .training_words import time_words, trained_on_words
from .undo import Undoable


class AdaptedActs(QObject):
    """Acts on the adaptation that is `shown`; `changed` tells that it, or what it is, is new.

    `used` carries the name of the masked model that is in use from now on, `compared` the names of
    a base and of the model adapted from it that has just been kept.
    """

    changed = Signal()
    used = Signal(str)
    compared = Signal(str, str)
    undoable = Signal(object)
    failed = Signal(object)

    def __init__(self, backend: Backend, adapting: Adapting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: AdaptationRow | None = None
        self._backend = backend
        self._adapting = adapting
        self._in_use = ""

    def show(self, row: AdaptationRow | None) -> None:
        """Show one of the history, or none."""
        self.shown = row
        self.changed.emit()

    def show_model(self, adapted: Adapted) -> None:
        """Show what has just been made, before the library has listed it."""
        run = self._adapting.run
        self.show(
            AdaptationRow(
                job=run.job if run else 0,
                model=adapted.model,
                state="done",
                made=adapted.card.made,
                trained_on="",
                kept=True,
                card=adapted.card,
            )
        )

    def take(self, found: Adaptations, in_use: str) -> None:
        """Take what the library says of the one that is shown."""
        self._in_use = in_use
        if self.shown is not None:
            rows = (row for row in found.adaptations if row.model == self.shown.model)
            self.shown = next(rows, self.shown)
        self.changed.emit()

    def keep(self) -> None:
        """Use the model for blanks from now on; the one before can be taken back."""
        row = self.shown
        if row is None:
            return
        before = self._in_use
        if before and before != row.model:
            name = self.tr("using {0}").format(row.model)
            self.undoable.emit(Undoable(name, (UseModel(name=before),)))
        self._backend.ask(UseModel(name=row.model), partial(self._used, row.model))

    def discard(self) -> None:
        """Put the model aside; blanks go back to what it was made from, where it was in use."""
        row = self.shown
        if row is None:
            return
        back: tuple[Request, ...] = (RestoreModel(name=row.model),)
        if row.model == self._in_use and row.card is not None:
            base = row.card.base
            back = (*back, UseModel(name=row.model))
            self._backend.ask(UseModel(name=base), partial(self._used, base))
        self._backend.ask(DiscardModel(name=row.model), partial(self._discarded, row, back))

    def train_longer(self) -> None:
        """Go on from this model, on the same documents, for the same time again."""
        row, run = self.shown, self._adapting.run
        asked = run.asked if run is not None and run.job == (row.job if row else 0) else None
        asked = asked or (row.asked if row is not None else None)
        if row is None or asked is None:
            return
        again = msgspec.structs.replace(asked, base=row.model, name=None)
        title = trained_on_words(row) or row.model
        self.show(None)
        self._adapting.start(again, f"{title}, {time_words(again)}")

    def _used(self, model: str, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self.failed.emit(answer)
            return
        self._in_use = model
        self.used.emit(model)
        row = self.shown
        if row is not None and row.model == model and row.card is not None:
            self.compared.emit(row.card.base, model)
        self._adapting.list_adaptations()

    def _discarded(self, row: AdaptationRow, back: tuple[Request, ...], answer: Answer) -> None:
        if isinstance(answer, Failed):
            self.failed.emit(answer)
        else:
            name = self.tr("discarding {0}").format(row.model)
            self.undoable.emit(Undoable(name, back))
        self._adapting.list_adaptations()
