"""Before many files are added: how many, how long, how much disk, and which of them."""

from pathlib import Path

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from clozet.messages.json_lines import Answer
from clozet.messages.library import Add
from clozet.messages.progress import Failed
from clozet.messages.sources import AddingEstimate, EstimateAdding

from .backend import Backend
from .collection_rows import short_path
from .controls import button, label
from .failure_banner import FailureBanner
from .numbers import data_size, number
from .sheet_layout import lay_out_sheet
from .source_fields import SourceFields
from .training_words import minutes

_ENDINGS_SHOWN = 8


class AddingSheet(QDialog):
    """`wanted` carries the `Add` to be sent."""

    wanted = Signal(object)

    def __init__(
        self, backend: Backend, asked: Add, estimate: AddingEstimate, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add many files"))
        self._backend, self._asked = backend, asked
        self.head = label("", "strong", wrap=True)
        self.takes = label("", wrap=True)
        self._endings = label("", "meta", wrap=True)
        self._banner = FailureBanner()
        self.fields = SourceFields(asked.include, asked.exclude, watched=asked.watch)
        self.fields.changed.connect(self._estimate)
        self.fields.setVisible(any(Path(path).is_dir() for path in asked.paths))
        self.add = button(self.tr("Add"), "plus", primary=True)
        self.add.clicked.connect(self.accept)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        names = label("\n".join(map(short_path, asked.paths[:3])), "muted", wrap=True)
        parts = (names, self.head, self.takes, self._endings, self.fields, self._banner)
        lay_out_sheet(self, parts, (cancel, self.add))
        self._show(estimate)

    def accept(self) -> None:
        """Add them, with the globs as they are now."""
        super().accept()
        fields = self.fields
        self.wanted.emit(
            msgspec.structs.replace(
                self._asked,
                include=fields.include,
                exclude=fields.exclude,
                watch=fields.watch.isChecked(),
            )
        )

    def _estimate(self) -> None:
        fields = self.fields
        asked = EstimateAdding(
            paths=self._asked.paths, include=fields.include, exclude=fields.exclude
        )
        self._backend.ask(asked, self._show)

    def _show(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self._banner.show_failure(answer)
        if not isinstance(answer, AddingEstimate):
            return
        self._banner.hide()
        self.add.setEnabled(answer.files > 0)
        self.head.setText(
            self.tr("%Ln file(s), {}", "", answer.files).format(data_size(answer.bytes))
        )
        takes = self.tr(
            "Reading them and finding them by meaning takes about {} on this computer, and about {}"
            " of its disk. Searching works meanwhile; what is read is found at once."
        )
        self.takes.setText(takes.format(minutes(answer.seconds), data_size(answer.disk)))
        shown = answer.endings[:_ENDINGS_SHOWN]
        nameless = self.tr("without ending")
        parts = [f"{one.ending.upper() or nameless} {number(one.files)}" for one in shown]
        rest = answer.files - sum(one.files for one in shown)
        parts += [self.tr("others {}").format(number(rest))] if rest else []
        self._endings.setText(" · ".join(parts))
        self.adjustSize()
