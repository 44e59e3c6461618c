"""The head of the Blanks view: models, switches, sentences tried before, a text to paste."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from .backend import Backend
from .controls import Check, button, label
from .model_pickers import ModelPickers
from .sentence_history import SentenceHistory
from .theme import theme


class BlanksHeader(QFrame):
    """`wish_changed`: models or "together"; `surprise_changed`; `paste_wanted`."""

    wish_changed = Signal()
    surprise_changed = Signal(bool)
    paste_wanted = Signal()

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "header")
        self.models = ModelPickers(backend)
        self.together = Check(self.tr("Together"))
        self.together.setToolTip(self.tr("Fill all blanks at once, so that the words fit together"))
        self.surprise = Check(self.tr("Colour by surprise"))
        self.surprise.setToolTip(self.tr("Colour each word by how unexpected it is there"))
        self.history = SentenceHistory(backend)
        self.paste = button(self.tr("Paste a text"), "clipboard")
        self.paste.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        units = theme().units
        row = QHBoxLayout(self)
        row.setContentsMargins(units(4), units(2.5), units(3), units(2.5))
        row.setSpacing(units(3))
        row.addWidget(label(self.tr("Blanks"), "title"))
        row.addWidget(self.models)
        row.addStretch(1)
        for widget in (self.together, self.surprise, self.history, self.paste):
            row.addWidget(widget)
        self.models.changed.connect(self.wish_changed)
        self.together.toggled.connect(lambda _on: self.wish_changed.emit())
        self.surprise.toggled.connect(self.surprise_changed)
        self.paste.clicked.connect(self.paste_wanted)
