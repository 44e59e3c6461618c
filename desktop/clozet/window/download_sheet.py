"""A model looked up by its name: what would come from where is said, and a click agrees to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from clozet.messages.downloads import LookUpModel, ModelOffer
from clozet.messages.housekeeping import AskSettings, ChangeSetting, Settings
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Failed

from .backend import Backend
from .controls import Check, Field, button, label
from .failure_banner import FailureBanner
from .numbers import data_size
from .sheet_layout import lay_out_sheet

_SETTING = "downloads"
_REVISION_SHOWN = 10


class DownloadSheet(QDialog):
    """Holds the switch that is off at first; `agreed` carries a `ModelOffer` and a role or None."""

    agreed = Signal(object, object)

    def __init__(self, backend: Backend, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Download a model"))
        self._backend = backend
        self._offer: ModelOffer | None = None
        self.allowed = Check(self.tr("Models may be downloaded"))
        self.name = Field(placeholderText=self.tr("owner/name"))
        self.name.setAccessibleName(self.tr("Name of the model"))
        self.look_up = button(self.tr("Look up"), "search")
        self.offered = label("", "strong", wrap=True)
        self.more = label("", wrap=True)
        self.files = label("", "muted", wrap=True)
        self.encoder = Check(self.tr("Use it as a sentence encoder, also where it is not made one"))
        self._banner = FailureBanner()
        self.close_it = button(self.tr("Cancel"))
        self.download = button(self.tr("Download"), "download", primary=True)
        for made in (self.look_up, self.close_it, self.download):
            made.setAutoDefault(False)  # Return looks up, and does not agree to anything
        self._lay_out()
        self.allowed.clicked.connect(self._allow)
        self.name.textEdited.connect(self._typed)
        self.name.returnPressed.connect(self.look_up.click)
        self.look_up.clicked.connect(self._look_up)
        self.close_it.clicked.connect(self.reject)
        self.download.clicked.connect(self._agree)
        self.allowed.setEnabled(False)
        self._show()
        backend.ask(AskSettings(), self._take_settings)

    def _lay_out(self) -> None:
        asking = QWidget()
        row = QHBoxLayout(asking)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.name, 1)
        row.addWidget(self.look_up)
        why = self.tr(
            "Clozet uses no network. A model that you ask for by its name is the one exception:"
            " switched off at first, and you are asked each time. Looking a name up tells the"
            " model hub that name and nothing else."
        )
        said = (self.offered, self.more, self.files, self.encoder, self._banner)
        parts = (label(why, wrap=True), self.allowed, asking, *said)
        lay_out_sheet(self, parts, (self.close_it, self.download))
        self.resize(self.minimumWidth(), 1)

    def _take_settings(self, answer: Answer) -> None:
        if isinstance(answer, Settings):
            self.allowed.setChecked(bool(answer.values.get(_SETTING, False)))
        self._settled(answer)

    def _allow(self, on: bool) -> None:
        """Have it noted first: nothing is looked up before."""
        self._offer = None
        self.allowed.setEnabled(False)
        self._show()
        self._backend.ask(ChangeSetting(name=_SETTING, value=on), self._settled)

    def _settled(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self.allowed.setChecked(False)
            self._failed(answer)
        self.allowed.setEnabled(True)
        self._show()
        (self.name if self.allowed.isChecked() else self.allowed).setFocus()

    def _typed(self) -> None:
        self._offer = None
        self._show()

    def _look_up(self) -> None:
        self._offer = None
        self._banner.hide()
        self._show()
        asked = LookUpModel(name=self.name.text().strip())
        self.offered.setText(self.tr("Looking it up …"))
        self.offered.show()
        self._fit()
        self.look_up.setEnabled(False)
        self._backend.ask(asked, lambda answer: self._looked_up(asked, answer))

    def _looked_up(self, asked: LookUpModel, answer: Answer) -> None:
        if asked.name == self.name.text().strip() and self.allowed.isChecked():
            self._offer = answer if isinstance(answer, ModelOffer) else None
            self._failed(answer)
        self._show()

    def _failed(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self._banner.show_failure(answer)
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is said needs."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _agree(self) -> None:
        if self._offer is not None:
            self.agreed.emit(self._offer, "encoder" if self.encoder.isChecked() else None)
            self.accept()

    def _show(self) -> None:
        there = self._offer is not None
        on = self.allowed.isChecked() and self.allowed.isEnabled()
        self.name.setEnabled(on)
        self.look_up.setEnabled(on and bool(self.name.text().strip()))
        if self._offer is not None:
            self.offered.setText(self._said_of(self._offer))
            self.more.setText(self._said_beside(self._offer))
            self.files.setText(_listed(self._offer))
        for part in (self.offered, self.more, self.files, self.encoder, self.download):
            part.setVisible(there)
        self._fit()

    def _said_of(self, offer: ModelOffer) -> str:
        said = self.tr("From {0}: {1}, revision {2}, {3}, {4}.")
        count = self.tr("%Ln file(s)", "", len(offer.files))
        size, revision = data_size(offer.bytes), offer.revision[:_REVISION_SHOWN]
        return said.format(offer.hosts[0], offer.model, revision, count, size)

    def _said_beside(self, offer: ModelOffer) -> str:
        own, *others = offer.hosts
        lines = []
        if others:
            lines.append(self.tr("{0} keeps some of them at {1}.").format(own, ", ".join(others)))
        if offer.before:
            before = self.tr("Last time it was revision {}: this is another one.")
            lines.append(before.format(offer.before[:_REVISION_SHOWN]))
        lines.append(self.tr("Only this is fetched; nothing of yours is sent."))
        return "\n".join(lines)


def _listed(offer: ModelOffer) -> str:
    return " · ".join(f"{file.file} {data_size(file.bytes)}" for file in reversed(offer.files))
