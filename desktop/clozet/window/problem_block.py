"""What is wrong with a document, and the buttons that do something about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clozet.messages.library import DocumentRow

from . import document_states
from .controls import IconLabel, button, label
from .failure_banner import Disclosure
from .theme import theme

_ACTS: tuple[document_states.Act, ...] = ("ocr", "retry", "show", "skip", "remove")
_QUIET_STATES = ("read", "waiting")


class ProblemBlock(QFrame):
    """State, reason and remedy of one document; hidden where nothing is wrong.

    `password` carries what was typed; `acted` the act of a button.
    """

    password = Signal(str)
    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "problem")
        units = theme().units
        self._icon = IconLabel("flag", "warn")
        self._word = label("", "strong", wrap=True)
        self._reason = label(wrap=True)
        self._remedy = label("", "muted", wrap=True)
        self._field = QLineEdit()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setPlaceholderText(self.tr("Password of this file"))
        self._field.setAccessibleName(self.tr("Password of this file"))
        self._field.returnPressed.connect(self._give)
        self._give_button = button(self.tr("Give it"), primary=True)
        self._give_button.clicked.connect(self._give)
        self._buttons = {act: self._act_button(act) for act in _ACTS}
        self._details = Disclosure()
        head = QHBoxLayout()
        head.setSpacing(units(1.5))
        head.addWidget(self._icon)
        head.addWidget(self._word, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(units(3), units(2.5), units(3), units(2.5))
        layout.setSpacing(units(1.5))
        layout.addLayout(head)
        layout.addWidget(self._reason)
        layout.addWidget(self._remedy)
        layout.addWidget(self._field)
        layout.addLayout(self._row_of_buttons())
        layout.addWidget(self._details)

    def show_row(self, row: DocumentRow) -> None:
        """Show what is wrong with `row`, or hide."""
        shown = document_states.shown(row)
        wrong = row.state not in _QUIET_STATES or shown.act == "show"
        self.setVisible(wrong)
        if not wrong:
            return
        bad, muted = shown.colour == "bad", shown.colour == "muted"
        self.setProperty("severity", "bad" if bad else "muted" if muted else "warn")
        self.style().polish(self)
        self._icon.set(shown.icon, shown.colour)
        self._word.setText(shown.word)
        for part, text in ((self._reason, row.reason), (self._remedy, row.remedy)):
            part.setText(text)
            part.setVisible(bool(text))
        locked = row.state == "needs password"
        self._field.clear()
        self._field.setVisible(locked)
        self._give_button.setVisible(locked)
        offered = _offered(row, shown.act)
        for act, made in self._buttons.items():
            made.setVisible(act in offered)
        self._details.set_text("\n".join((row.path, row.state, row.reason, row.remedy)).strip())
        self.setAccessibleName(shown.word)
        self.setAccessibleDescription(f"{row.reason} {row.remedy}".strip())

    def focus_password(self) -> None:
        """Let the user type the password."""
        self._field.setFocus()

    def _give(self) -> None:
        if self._field.text():
            self.password.emit(self._field.text())
            self._field.clear()

    def _act_button(self, act: document_states.Act) -> QWidget:
        made = button(document_states.act_word(act))
        made.clicked.connect(lambda: self.acted.emit(act))
        return made

    def _row_of_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().units(2))
        row.addWidget(self._give_button)
        for made in self._buttons.values():
            row.addWidget(made)
        row.addStretch(1)
        return row


def _offered(row: DocumentRow, act: document_states.Act | None) -> set[str]:
    offered = {act} if act is not None else set()
    if row.state in ("failed", "needs password", "needs ocr"):
        offered.add("skip")
    return {str(one) for one in offered}
