"""The models worker: encoder, index and masked models, warm; long measuring in a thread."""

import threading
from collections.abc import Callable
from contextlib import closing
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from clozet.commands import labels as labelling
from clozet.commands import masking
from clozet.commands import search as searching
from clozet.commands.asking import ask_files
from clozet.commands.downloading import import_downloaded
from clozet.commands.each_document import ask_each_document
from clozet.commands.evidence import evidence
from clozet.commands.expectation import estimate
from clozet.commands.filling import fill
from clozet.commands.framing import find_fillers
from clozet.commands.importing import import_model
from clozet.commands.masked_models import MaskedModels
from clozet.commands.meaning import Meaning
from clozet.commands.models import masked_in_use
from clozet.commands.proofreading import proofread
from clozet.commands.redaction import redact
from clozet.commands.reporting import report as make_report
from clozet.commands.stopping import StoppedError
from clozet.commands.unusual import find_unusual
from clozet.commands.widening import widen
from clozet.database.connection import Database, open_library
from clozet.messages import (
    cloze,
    downloads,
    labels,
    models,
    proofreading,
    report,
    search,
    training,
    unusual,
    widening,
)
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Cancelled, Done
from clozet.paths import LibraryPaths

from .page_drawer import PageDrawer
from .serve import Conversation, answer, unknown

if TYPE_CHECKING:
    from clozet.models.masked import MaskedModel

LONG = (
    cloze.MeasureSurprise
    | cloze.Redact
    | cloze.AskEachDocument
    | models.ExportModel
    | report.MakeReport
    | proofreading.Proofread
    | unusual.FindUnusual
)
"""What may last minutes: it is taken out of the row of quick requests."""


class ModelsRole:
    """Answers what needs a model at once; `acts` has one line for each request."""

    def __init__(self, paths: LibraryPaths) -> None:
        self._paths = paths
        self._db = open_library(paths)
        self._masked = MaskedModels(paths)
        self._long: SimpleQueue[Conversation] = SimpleQueue()
        self._meaning = Meaning(paths)
        self._acts: dict[type, Callable[[Any], Answer]] = {
            search.WarmUp: self._warm_up,
            search.Search: lambda asked: searching.search(self._db, asked, self._meaning),
            labels.SuggestLabel: lambda asked: labelling.suggest(self._db, asked),
            search.Similar: lambda asked: searching.similar(self._db, asked, self._meaning),
            cloze.AskFiles: lambda asked: ask_files(
                self._db, asked, self._meaning, self._model(self._db, asked.model)
            ),
            cloze.FindFillers: lambda asked: find_fillers(
                self._db, asked, self._model(self._db, asked.model)
            ),
            models.ImportModel: lambda asked: import_model(self._db, asked),
            downloads.ImportDownloaded: lambda asked: import_downloaded(self._db, asked),
            cloze.ShowMasking: lambda asked: masking.show(self._masked, self._db, asked),
            training.EstimateAdaptation: lambda asked: estimate(self._db, asked),
        }
        self._stoppable: dict[type, Callable[[Conversation], Answer]] = {
            cloze.Fill: self._filled,
            widening.Widen: self._widened,
        }
        threading.Thread(target=self._do_long, daemon=True).start()

    def later(self, conversation: Conversation) -> bool:
        """Take what may last minutes out of the row of quick requests."""
        if isinstance(conversation.request, LONG):
            self._long.put(conversation)
            return True
        return False

    def _do_long(self) -> None:
        db, meaning = open_library(self._paths), Meaning(self._paths)
        while True:
            answer(self._long.get(), lambda asking: self._answered(db, meaning, asking))

    def _answered(self, db: Database, meaning: Meaning, conversation: Conversation) -> Answer:
        def stopped() -> bool:
            return conversation.cancelled

        acts: dict[type, Callable[[Any], Answer]] = {
            models.ExportModel: self._exported,
            report.MakeReport: lambda asked: self._reported(db, meaning, asked),
            cloze.AskEachDocument: lambda asked: ask_each_document(
                db, asked, meaning, self._model(db, None)
            ),
            cloze.Redact: lambda asked: redact(db, self._masked, asked, stopped),
            proofreading.Proofread: lambda asked: proofread(db, self._masked, asked, stopped),
            unusual.FindUnusual: lambda asked: find_unusual(db, self._masked, asked, stopped),
            cloze.MeasureSurprise: lambda asked: self._measured(db, asked, conversation),
        }
        try:
            return acts[type(conversation.request)](conversation.request)
        except StoppedError:
            return Cancelled()

    def _model(self, db: Database, name: str | None) -> "MaskedModel":
        return self._masked.get(name or masked_in_use(db))

    def _exported(self, asked: models.ExportModel) -> Answer:
        from clozet.commands.exporting import export  # brings torch

        return export(self._paths, asked.name, asked.path)

    def _reported(self, db: Database, meaning: Meaning, asked: report.MakeReport) -> Answer:
        with closing(PageDrawer()) as drawer:
            return make_report(db, asked, meaning, drawer.draw)

    def _measured(
        self, db: Database, asked: cloze.MeasureSurprise, conversation: Conversation
    ) -> Answer:
        from clozet.commands.surprise import surprise  # brings torch

        return surprise(
            db, self._masked, asked, conversation.progress, lambda: conversation.cancelled
        )

    def act(self, conversation: Conversation) -> Answer:
        """Answer one request."""
        request = type(conversation.request)
        if request in self._stoppable:
            try:
                return self._stoppable[request](conversation)
            except StoppedError:
                return Cancelled()
        act = self._acts.get(request)
        if act is None:
            raise unknown(conversation)
        return act(conversation.request)

    def _filled(self, conversation: Conversation) -> Answer:
        asked = conversation.request
        assert isinstance(asked, cloze.Fill)

        def attest(filled: str, word: str, count: int) -> tuple[search.Result, ...]:
            return evidence(self._db, filled, word, count, self._meaning)

        return fill(self._db, self._masked, asked, attest, lambda: conversation.cancelled)

    def _widened(self, conversation: Conversation) -> Answer:
        asked = conversation.request
        assert isinstance(asked, widening.Widen)
        model = self._model(self._db, asked.model)
        return widen(self._db, asked, model, self._meaning, lambda: conversation.cancelled)

    def _warm_up(self, asked: search.WarmUp) -> Done:
        self._meaning.warm_up(self._db)
        return Done()
