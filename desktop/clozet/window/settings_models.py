"""The part of Settings about models: which there are, which are used, one more from elsewhere."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from clozet.messages.housekeeping import Status
from clozet.messages.json_lines import Answer, Request
from clozet.messages.models import (
    DescribeModel,
    Exported,
    ExportModel,
    ImportModel,
    ListModels,
    ModelRole,
    ModelRow,
    Models,
    ModelShown,
    RemoveModel,
    UseModel,
)
from clozet.messages.progress import Failed

from .backend import Backend
from .controls import button, label
from .download_sheet import DownloadSheet
from .model_block import ModelBlock
from .model_download import ModelDownload
from .numbers import number
from .overview import Overview
from .theme import theme


class ModelsSettings(QWidget):
    """Lists models by what they do; `failed` carries a `Failed`, `progress` a `Progress`."""

    failed = Signal(object)
    progress = Signal(object)

    def __init__(self, backend: Backend, overview: Overview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._rows: tuple[ModelRow, ...] = ()
        self._used: dict[str, str] = {}
        self.blocks: dict[str, ModelBlock] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(theme().units(4))
        self._said = label("", wrap=True)
        self._said.hide()
        self._imports = QWidget()
        self.download = ModelDownload(backend, self)
        self.download.progress.connect(self.progress)
        self.download.said.connect(self._say)
        self.download.came.connect(self._imported)
        self.download.failed.connect(self.failed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().units(4))
        layout.addLayout(self._list)
        layout.addWidget(self._import_row())
        layout.addWidget(self._said)
        overview.status.connect(self._take_status)

    def ask(self) -> None:
        """Ask which models there are."""
        self._backend.ask(ListModels(), self._take)

    def import_folder(self, path: str, role: ModelRole | None = None) -> None:
        """Import the model in a folder; what it is, the folder says unless `role` does."""
        self._imports.setEnabled(False)
        self._say(self.tr("Checking, copying and trying {} …").format(Path(path).name))
        self._backend.ask(ImportModel(path=path, role=role), self._imported)

    def export(self, name: str, folder: str) -> None:
        """Copy a model into a new folder inside `folder`."""
        self._say(self.tr("Copying {} …").format(name))
        asked = ExportModel(name=name, path=str(Path(folder) / name))
        self._backend.ask(asked, self._exported)

    def _import_row(self) -> QWidget:
        any_model = button(self.tr("Import a model…"), "folder-plus")
        any_model.clicked.connect(lambda: self._choose_folder(None))
        encoder = button(self.tr("Import as sentence encoder…"))
        encoder.clicked.connect(lambda: self._choose_folder("encoder"))
        named = button(self.tr("Download a model by name…"), "download")
        named.clicked.connect(self.open_downloads)
        row = QHBoxLayout(self._imports)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().units(2))
        for made in (any_model, encoder, named):
            row.addWidget(made)
        row.addStretch(1)
        return self._imports

    def open_downloads(self) -> DownloadSheet:
        """Open the sheet that looks a model up and asks whether to fetch it."""
        sheet = DownloadSheet(self._backend, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.agreed.connect(self.download.start)
        sheet.open()
        return sheet

    def _choose_folder(self, role: ModelRole | None) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Folder of a model"))
        if path:
            self.import_folder(path, role)

    def _choose_target(self, name: str) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Copy {} into").format(name))
        if path:
            self.export(name, path)

    def _take(self, answer: Answer) -> None:
        if isinstance(answer, Models) and answer.models != self._rows:
            self._rows = answer.models
            self._build()

    def _take_status(self, status: Status) -> None:
        if status.models != self._used:
            self._used = status.models
            self._build()
            self.ask()

    def _build(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.blocks.clear()
        headings = {"masked": self.tr("For blanks"), "encoder": self.tr("For search by meaning")}
        for role, heading in headings.items():
            rows = [row for row in self._rows if row.role == role]
            if rows:
                self._list.addWidget(label(heading, "caption"))
            for row in rows:
                self._list.addWidget(self._block(row))

    def _block(self, row: ModelRow) -> ModelBlock:
        name = row.name
        coming = self._used.get("next encoder")
        leaving = bool(coming) and row.in_use and row.role == "encoder"
        made = ModelBlock(row, coming=name == coming, leaving=leaving)
        made.used.connect(lambda: self._change(UseModel(name=name)))
        made.removed.connect(lambda: self._change(RemoveModel(name=name)))
        made.exported.connect(lambda: self._choose_target(name))
        made.described.connect(lambda: self._backend.ask(DescribeModel(name=name), self._show))
        self.blocks[name] = made
        return made

    def _change(self, request: Request) -> None:
        self._said.hide()
        self._backend.ask(request, self._changed)

    def _changed(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self.failed.emit(answer)
        self.ask()

    def _show(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self.failed.emit(answer)
        elif isinstance(answer, ModelShown) and answer.model.name in self.blocks:
            self.blocks[answer.model.name].show_card(answer)

    def _imported(self, answer: Answer) -> None:
        self._imports.setEnabled(True)
        self._said.hide()
        if isinstance(answer, Failed):
            self.failed.emit(answer)
        elif isinstance(answer, ModelShown):
            self._say(self.tr("{} is here now. Use it when you like.").format(answer.model.name))
            self.ask()

    def _exported(self, answer: Answer) -> None:
        self._said.hide()
        if isinstance(answer, Failed):
            self.failed.emit(answer)
        elif isinstance(answer, Exported):
            lines = [self.tr("A copy is in {}.").format(answer.path), answer.warning]
            said = self.tr("“{}”: rank {}, before {}; a string never seen, {}")
            lines += [
                said.format(
                    leak.text,
                    *map(number, (leak.adapted_rank, leak.base_rank, leak.control_rank)),
                )
                for leak in answer.leaks
            ]
            self._say("\n".join(filter(None, lines)))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))
