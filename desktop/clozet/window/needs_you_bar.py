"""One line above the list: how many documents need the user, and for what."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from .controls import IconLabel, button, label
from .theme import theme


class NeedsYouBar(QFrame):
    """Hidden while nothing needs the user; `ocr_wanted` is for every page that waits for it."""

    wanted = Signal()
    ocr_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        units = theme().units
        self._words = label()
        show = button(self.tr("Show only these"))
        show.clicked.connect(self.wanted)
        self._recognise = button(self.tr("Recognise text"))
        self._recognise.clicked.connect(self.ocr_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(units(3), units(0.75), units(2.5), units(0.75))
        layout.setSpacing(units(2))
        layout.addWidget(IconLabel("alert-triangle", "warn"))
        layout.addWidget(self._words, 1)
        layout.addWidget(self._recognise)
        layout.addWidget(show)
        self.hide()

    def show_states(self, states: dict[str, int], *, all_shown: bool) -> None:
        """Count the states that need the user; say nothing where only these are shown."""
        reasons = {
            "needs password": self.tr("a password"),
            "needs ocr": self.tr("OCR"),
            "failed": self.tr("failed"),
            "flagged": self.tr("doubtful pages"),
            "missing": self.tr("gone"),
        }
        found = [state for state in reasons if states.get(state)]
        count = sum(states[state] for state in found)
        what = ", ".join(reasons[state] for state in found)
        self._words.setText(self.tr("%Ln document(s) need you: {}", "", count).format(what))
        self._recognise.setVisible("needs ocr" in found)
        self.setVisible(bool(found) and not all_shown)
