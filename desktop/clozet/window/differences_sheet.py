"""What differs between two drafts: each change in a row, one document left, the other right."""

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clozet.messages.drafts import Compare, Differences, Side
from clozet.messages.json_lines import Answer
from clozet.messages.library import DocumentRow
from clozet.messages.progress import Failed

from .backend import Backend
from .controls import label, rule
from .document_states import file_name
from .failure_banner import FailureBanner
from .numbers import share
from .theme import theme

MOST_SHOWN = 300


class DifferencesSheet(QDialog):
    """Asks for the differences when it is made, and shows them when they come."""

    def __init__(
        self, backend: Backend, one: DocumentRow, other: DocumentRow, parent: QWidget
    ) -> None:
        super().__init__(parent)
        assert one.id is not None and other.id is not None
        self.setWindowTitle(self.tr("What differs"))
        self._names = file_name(one), file_name(other)
        self.said = label(self.tr("Comparing…"), "strong", wrap=True)
        self._banner = FailureBanner()
        self.changes = QWidget()
        self._grid = QGridLayout(self.changes)
        self._fill_layout()
        backend.ask(Compare(one=one.id, other=other.id), self._take)

    def _fill_layout(self) -> None:
        units = theme().units
        self._grid.setContentsMargins(units(4), units(3), units(4), units(3))
        self._grid.setHorizontalSpacing(units(4))
        self._grid.setVerticalSpacing(units(2))
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
            self._grid.addWidget(label(self._names[column], "head", wrap=True), 0, column)
        head = QHBoxLayout()
        head.setContentsMargins(units(4), units(3), units(4), units(1))
        head.addWidget(self.said)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("What differs"))
        area.setWidget(self.changes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self._banner)
        layout.addWidget(area, 1)
        self.resize(units(200), units(130))

    def _take(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self._banner.show_failure(answer)
            self.said.clear()
        elif isinstance(answer, Differences):
            words = self.tr("{} of the words are the same. %Ln change(s).", "", len(answer.changes))
            self.said.setText(words.format(share(answer.alike)))
            for number, change in enumerate(answer.changes[:MOST_SHOWN]):
                self._grid.addWidget(rule(), 2 * number + 1, 0, 1, 2)
                self._grid.addWidget(self._side(change.one), 2 * number + 2, 0)
                self._grid.addWidget(self._side(change.other), 2 * number + 2, 1)
            self._grid.setRowStretch(2 * len(answer.changes) + 3, 1)

    def _side(self, side: Side) -> QWidget:
        made = QWidget()
        row = QVBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(self.tr("Page {}").format(side.page), "meta"))
        text = " ".join(side.text.split())
        row.addWidget(
            label(text or self.tr("nothing here"), "body" if text else "muted", wrap=True)
        )
        row.addStretch(1)
        return made
