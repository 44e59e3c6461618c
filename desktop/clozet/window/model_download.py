"""A model on its way: what was agreed to is fetched, then taken in like a folder."""

from PySide6.QtCore import QObject, Signal

from clozet.messages.downloads import DownloadModel, ImportDownloaded, ModelOffer
from clozet.messages.json_lines import Answer
from clozet.messages.models import ModelRole, ModelShown
from clozet.messages.progress import Done, Failed

from .backend import Backend


class ModelDownload(QObject):
    """`progress` carries a `Progress`, `came` a `ModelShown`, `failed` a `Failed`.

    `said` carries a sentence, "" where there is nothing more to say.
    """

    progress = Signal(object)
    said = Signal(str)
    came = Signal(object)
    failed = Signal(object)

    def __init__(self, backend: Backend, parent: QObject) -> None:
        super().__init__(parent)
        self._backend = backend

    def start(self, offer: ModelOffer, role: ModelRole | None) -> None:
        """Fetch what was offered, and take it in as `role`, or as what it says it is."""
        self.said.emit(self.tr("Downloading {} …").format(offer.model))
        taking = ImportDownloaded(offer=offer, role=role)
        self._backend.ask(
            DownloadModel(offer=offer),
            lambda answer: self._fetched(taking, answer),
            progressed=self.progress.emit,
        )

    def _fetched(self, taking: ImportDownloaded, answer: Answer) -> None:
        if isinstance(answer, Done):
            self.said.emit(self.tr("Checking, copying and trying {} …").format(taking.offer.called))
            self._backend.ask(taking, self._taken_in)
        elif isinstance(answer, Failed):
            self._fail(answer)
        else:
            self.said.emit(self.tr("Cancelled; what has come is kept for the next try."))

    def _taken_in(self, answer: Answer) -> None:
        if isinstance(answer, ModelShown):
            self.came.emit(answer)
        elif isinstance(answer, Failed):
            self._fail(answer)

    def _fail(self, failure: Failed) -> None:
        self.said.emit("")
        self.failed.emit(failure)
