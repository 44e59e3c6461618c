"""One model in Settings: what it is, its card, and what can be done with it."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QTextEdit, QVBoxLayout, QWidget

from clozet.messages.models import ModelRow, ModelShown

from .controls import IconLabel, button, label
from .numbers import data_size, number
from .theme import theme
from .training_words import decimal

_CARD_UNITS = 60
_MARKDOWN = (
    QTextDocument.MarkdownFeature.MarkdownNoHTML
    | QTextDocument.MarkdownFeature.MarkdownDialectGitHub
)
_FAMILIES = {
    "bert": "BERT",
    "distilbert": "DistilBERT",
    "roberta": "RoBERTa",
    "xlm-roberta": "XLM-RoBERTa",
    "camembert": "CamemBERT",
    "electra": "ELECTRA",
    "albert": "ALBERT",
    "deberta-v2": "DeBERTa v2",
    "modernbert": "ModernBERT",
    "mpnet": "MPNet",
}


class ModelBlock(QFrame):
    """`used`, `described`, `exported` and `removed` say what the user wants of it.

    `coming` tells that it is an encoder whose vectors are being made, `leaving` that it answers
    until another one's are there.
    """

    used = Signal()
    described = Signal()
    exported = Signal()
    removed = Signal()

    def __init__(
        self, row: ModelRow, coming: bool, leaving: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.row = row
        self._coming = coming
        self._leaving = leaving
        self._card = QTextEdit(readOnly=True, tabChangesFocus=True)
        self._card.setAccessibleName(self.tr("Card of {}").format(row.name))
        self._card.setFixedHeight(theme().units(_CARD_UNITS))
        self._how = label("", "muted", wrap=True)
        for part in (self._how, self._card):
            part.hide()
        self._remove = button(self.tr("Remove"))
        self._remove.clicked.connect(self._ask_once_more)
        self._certain = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().units(1))
        layout.addLayout(self._head())
        layout.addWidget(label(self._numbers(), "muted", wrap=True))
        layout.addWidget(label(f"{self._licence()} · {row.origin}", "meta", wrap=True))
        for part in (self._how, self._card):
            layout.addWidget(part)
        self.setAccessibleName(f"{row.name}, {self._state()}, {self._numbers()}")

    def show_card(self, shown: ModelShown) -> None:
        """Show the card: how the model is used, and what its makers say of it."""
        self._card.document().setMarkdown(_without_head(shown.card), _MARKDOWN)
        self._card.moveCursor(QTextCursor.MoveOperation.Start)
        facts = [self.tr("Texts of up to {} word pieces").format(number(shown.limit))]
        if shown.pooling:
            facts.append(self.tr("one vector a text by {}").format(shown.pooling))
        facts += [
            f"{kind}: {QLocale().quoteString(prompt)}" for kind, prompt in shown.prompts.items()
        ]
        self._how.setText(" · ".join(facts))
        self._how.show()
        self._card.setVisible(bool(shown.card))

    def _head(self) -> QHBoxLayout:
        marks = {True: ("circle-check", "ok"), False: ("circle", "muted")}
        mark = ("hourglass", "muted") if self._coming else marks[self.row.in_use]
        row = QHBoxLayout()
        row.setSpacing(theme().units(2))
        row.addWidget(IconLabel(*mark))
        row.addWidget(label(self.row.name, "strong"))
        row.addWidget(label(self._state(), "muted"), 1)
        for made in self._acts():
            row.addWidget(made)
        return row

    def _state(self) -> str:
        if self._coming:
            return self.tr("answers when the library is embedded with it")
        return self.tr("in use") if self.row.in_use else self.tr("not in use")

    def _numbers(self) -> str:
        row = self.row
        return " · ".join(
            (
                _FAMILIES.get(row.family, row.family),
                self.tr("{} layers × {}").format(row.layers, row.dimension),
                self.tr("{} weights").format(_count(row.parameters)),
                self.tr("{} word pieces").format(number(row.vocabulary)),
                data_size(row.bytes),
            )
        )

    def _licence(self) -> str:
        unknown = self.row.licence == "unknown"
        return self.tr("licence unknown") if unknown else self.row.licence

    def _acts(self) -> list[QPushButton]:
        use, card, export = (
            button(self.tr("Stay with it") if self._leaving else self.tr("Use")),
            button(self.tr("Card")),
            button(self.tr("Copy out…")),
        )
        use.setVisible(self._leaving or not (self.row.in_use or self._coming))
        use.clicked.connect(self.used)
        card.clicked.connect(self._toggle_card)
        export.clicked.connect(self.exported)
        self._remove.setVisible(not self.row.ships)
        acts = [use, card, export, self._remove]
        for made in acts:
            made.setAccessibleName(f"{made.text()}: {self.row.name}")
        return acts

    def _toggle_card(self) -> None:
        if self._how.isVisible():
            self._how.hide()
            self._card.hide()
        else:
            self.described.emit()

    def _ask_once_more(self) -> None:
        """Remove at the second click: the first one says that it is for good."""
        if self._certain:
            self.removed.emit()
        self._certain = True
        self._remove.setText(self.tr("Remove for good"))


def _count(numbers: int) -> str:
    """Return a count of weights as people say it."""
    return f"{decimal(numbers / 1e6)} M" if numbers >= 1_000_000 else number(numbers)


def _without_head(card: str) -> str:
    """Return a card without the lines for programs at its head."""
    if card.startswith("---\n"):
        return card.partition("\n---\n")[2].lstrip()
    return card
