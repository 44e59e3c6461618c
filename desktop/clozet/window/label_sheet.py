"""Labels: the chosen documents get one, and the rest is suggested, to be confirmed or refused."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from clozet.messages import labels
from clozet.messages.json_lines import Answer
from clozet.messages.library import DocumentRow
from clozet.messages.progress import Failed

from .backend import Backend
from .controls import button, label
from .failure_banner import FailureBanner
from .label_suggestions import LabelSuggestions
from .numbers import share
from .theme import theme
from .undo import Undo, Undoable

_NAME = Qt.ItemDataRole.UserRole


class LabelSheet(QDialog):
    """Names labels at the left; the chosen label's suggestions stand right of them."""

    def __init__(
        self, backend: Backend, undo: Undo, chosen: Sequence[DocumentRow], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Labels"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._backend, self._undo = backend, undo
        self._documents = tuple(sorted({row.id for row in chosen if row.id is not None}))
        self.names = QListWidget()
        self.names.setProperty("look", "pane")
        self.names.setAccessibleName(self.tr("Labels"))
        self.names.setSpacing(theme().units(0.5))
        self.new = QLineEdit(placeholderText=self.tr("New label"))
        self.new.setAccessibleName(self.tr("New label"))
        self.give = button(
            self.tr("Give it to the %Ln chosen document(s)", "", len(self._documents)),
            primary=True,
        )
        self.give.setVisible(bool(self._documents))
        self._title = label("", "head")
        self._quality = label("", "meta", wrap=True)
        self.suggestions = LabelSuggestions()
        self._banner = FailureBanner()
        self._fill_layout()
        self.names.currentItemChanged.connect(self._chosen)
        self.new.returnPressed.connect(self._create)
        self.give.clicked.connect(lambda: self._say(self._documents, "yes"))
        self.suggestions.answered.connect(lambda number, said: self._say((number,), said))
        self._chosen()
        self._list()

    @property
    def name(self) -> str:
        """The chosen label; "" where there is none."""
        item = self.names.currentItem()
        return str(item.data(_NAME)) if item else ""

    def _fill_layout(self) -> None:
        units = theme().units
        left, right, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.setContentsMargins(units(2), units(3), units(2), units(3))
        left.addWidget(self.names, 1)
        left.addWidget(self.new)
        head = QHBoxLayout()
        head.setContentsMargins(units(3), units(3), units(3), 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.give)
        self._quality.setContentsMargins(units(3), 0, units(3), units(2))
        for part in (head, self._quality, self._banner, self.suggestions):
            right.addLayout(part) if isinstance(part, QHBoxLayout) else right.addWidget(part)
        right.setStretchFactor(self.suggestions, 1)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addLayout(left, 1)
        both.addLayout(right, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(both)
        self.resize(units(220), units(130))

    def _list(self, then: str = "") -> None:
        self._backend.ask(labels.ListLabels(), lambda answer: self._listed(answer, then))

    def _listed(self, answer: Answer, then: str) -> None:
        if not isinstance(answer, labels.Labels):
            self._failed(answer)
            return
        wanted = then or self.name
        rows = [row for row in answer.labels if row.of == "documents"]
        self.names.blockSignals(True)
        self.names.clear()
        for row in rows:
            item = QListWidgetItem(f"{row.name}   {row.examples}")
            item.setData(_NAME, row.name)
            self.names.addItem(item)
            if row.name == wanted:
                self.names.setCurrentItem(item)
        if rows and not self.name:
            self.names.setCurrentRow(0)
        self.names.blockSignals(False)
        self._chosen()
        if not rows:
            self.new.setFocus()

    def _create(self) -> None:
        name = self.new.text().strip()
        if name:
            self.new.clear()
            asked = labels.ChangeLabel(act="create", name=name)
            self._backend.ask(asked, lambda answer: self._changed(answer, name))

    def _say(self, documents: tuple[int, ...], said: Literal["yes", "no"]) -> None:
        name = self.name
        asked = labels.SetLabel(name=name, ids=documents, answer=said)
        back = labels.SetLabel(name=name, ids=documents, answer="open")
        self._undo.remember(Undoable(self.tr("Labelling as {}").format(name), (back,)))
        self._backend.ask(asked, lambda answer: self._changed(answer, name))

    def _changed(self, answer: Answer, name: str) -> None:
        if isinstance(answer, Failed):
            self._failed(answer)
        self._list(then=name)

    def _chosen(self, *_: object) -> None:
        name = self.name
        self._title.setText(name or self.tr("No label yet"))
        self._quality.setText("")
        self.give.setEnabled(bool(name))
        if not name:
            self.suggestions.say(
                self.tr("Type a name, give it to some documents, and the others are suggested.")
            )
            return
        self._backend.ask(
            labels.SuggestLabel(name=name), lambda answer: self._suggested(name, answer)
        )

    def _suggested(self, name: str, answer: Answer) -> None:
        if name != self.name:
            return
        if isinstance(answer, Failed) and answer.kind == "nothing":
            remedy = self.tr("Choose documents in the library, and open this sheet again.")
            self.suggestions.say(f"{answer.message} {remedy}")
        elif isinstance(answer, labels.LabelSuggestions):
            self._quality.setText(self._said_of(answer))
            self.suggestions.show_rows(answer.suggestions)
        else:
            self._failed(answer)

    def _said_of(self, found: labels.LabelSuggestions) -> str:
        parts = [found.note] if found.note else []
        if found.accuracy is not None and found.baseline is not None:
            words = self.tr(
                "Cross-validated: {} of your answers foreseen; {} by always giving the same one."
            )
            parts.append(words.format(share(found.accuracy), share(found.baseline)))
        return " ".join(parts)

    def _failed(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self._banner.show_failure(answer)
