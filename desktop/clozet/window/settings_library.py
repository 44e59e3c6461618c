"""The part of Settings about the library: where it is, how big, its backup, its health."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from clozet.messages.housekeeping import AskDoctor, BackUp, Check, Checks, Status
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Failed

from .backend import Backend
from .collection_rows import short_path
from .controls import IconLabel, button, label
from .numbers import data_size, number
from .theme import theme


class LibrarySettings(QWidget):
    """`failed` carries a `Failed`."""

    failed = Signal(object)

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._size = label("", "muted", wrap=True)
        self._said = label("", wrap=True)
        self._said.hide()
        self._back_up = button(self.tr("Back up…"), "device-floppy")
        self._back_up.clicked.connect(self.back_up)
        self._check = button(self.tr("Check"), "stethoscope")
        self._check.clicked.connect(self._ask_doctor)
        folder = button(self.tr("Open its folder"), "folder-open")
        folder.clicked.connect(self._open_folder)
        row = QHBoxLayout()
        row.setSpacing(theme().units(2))
        for made in (self._back_up, self._check, folder):
            row.addWidget(made)
        row.addStretch(1)
        self._checks = QVBoxLayout()
        self._checks.setSpacing(theme().units(1.5))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().units(2))
        layout.addWidget(label(short_path(str(backend.library)), "strong", wrap=True))
        layout.addWidget(self._size)
        layout.addLayout(row)
        layout.addWidget(self._said)
        layout.addLayout(self._checks)
        layout.addWidget(
            label(
                self.tr(
                    "The library is not encrypted: your system's disk encryption protects it."
                    " To move it, close Clozet and use “clozet library move”."
                ),
                "meta",
                wrap=True,
            )
        )

    def show_status(self, status: Status) -> None:
        """Say how big the library is."""
        disk = status.disk
        parts = [
            self.tr("%Ln document(s)", "", status.documents),
            self.tr("{} passages, {} of them found by meaning").format(
                number(status.passages), number(status.vectors)
            ),
            self.tr("{} on disk").format(data_size(disk.database + disk.index + disk.models)),
        ]
        self._size.setText(" · ".join(parts))

    def back_up(self) -> None:
        """Ask where to, and write the backup there."""
        suggested = str(Path.home() / "clozet-backup.zip")
        file, _ = QFileDialog.getSaveFileName(self, self.tr("Back up the library"), suggested)
        if file:
            self._back_up.setEnabled(False)
            self._say(self.tr("Writing the backup …"))
            self._backend.ask(BackUp(file=file), lambda answer: self._backed_up(file, answer))

    def _backed_up(self, file: str, answer: Answer) -> None:
        self._back_up.setEnabled(True)
        if isinstance(answer, Failed):
            self._said.hide()
            self.failed.emit(answer)
        else:
            self._say(self.tr("The backup is at {}.").format(file))

    def _ask_doctor(self) -> None:
        self._check.setEnabled(False)
        self._say(self.tr("Checking …"))
        self._backend.ask(AskDoctor(), self._checked)

    def _checked(self, answer: Answer) -> None:
        self._check.setEnabled(True)
        self._said.hide()
        if isinstance(answer, Failed):
            self.failed.emit(answer)
        elif isinstance(answer, Checks):
            self._show_checks(answer.checks)

    def _show_checks(self, checks: tuple[Check, ...]) -> None:
        while (item := self._checks.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for check in checks:
            self._checks.addWidget(_check_line(check))
        wrong = sum(not check.ok for check in checks)
        self._say(
            self.tr("%Ln check(s) found something wrong.", "", wrong)
            if wrong
            else self.tr("All is well.")
        )

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.show()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._backend.library)))


def _check_line(check: Check) -> QWidget:
    made = QWidget()
    made.setAccessibleName(f"{check.check}: {check.message} {check.remedy}".strip())
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().units(2))
    row.addWidget(IconLabel(*(("circle-check", "ok") if check.ok else ("circle-x", "bad"))))
    words = f"{check.check}: {check.message}".rstrip(": ")
    if check.remedy:
        words += f" {check.remedy}"
    row.addWidget(label(words, wrap=True), 1)
    return made
