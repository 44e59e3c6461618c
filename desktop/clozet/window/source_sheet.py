"""A folder that was added: which of its files count, and whether it is watched."""

from PySide6.QtWidgets import QDialog, QWidget

from clozet.messages.json_lines import Answer
from clozet.messages.library import SourceRow, Sync
from clozet.messages.progress import Failed
from clozet.messages.sources import ChangeSource

from .backend import Backend
from .collection_rows import short_path
from .controls import button, label
from .failure_banner import FailureBanner
from .sheet_layout import lay_out_sheet
from .source_fields import SourceFields


class SourceSheet(QDialog):
    """Changes a source and looks through its folder again when it is accepted."""

    def __init__(self, backend: Backend, source: SourceRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Folder"))
        self._backend, self._source = backend, source
        self.fields = SourceFields(source.include, source.exclude, watched=source.watched)
        self._banner = FailureBanner()
        self.save = button(self.tr("Save"), "check", primary=True)
        self.save.clicked.connect(self._save)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        path = label(short_path(source.path), "strong", wrap=True)
        said = self.tr("What was read stays in the library, also where it does not count any more.")
        parts = (path, self.fields, label(said, "meta", wrap=True), self._banner)
        lay_out_sheet(self, parts, (cancel, self.save))

    def _save(self) -> None:
        fields = self.fields
        asked = ChangeSource(
            path=self._source.path,
            include=fields.include,
            exclude=fields.exclude,
            watched=fields.watch.isChecked(),
        )
        self._backend.ask(asked, self._saved)

    def _saved(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self._banner.show_failure(answer)
            return
        if (self.fields.include, self.fields.exclude) != (
            self._source.include,
            self._source.exclude,
        ):
            self._backend.ask(Sync(paths=(self._source.path,)), lambda _: None)
        self.accept()
