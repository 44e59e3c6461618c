"""The one place where a problem is said: a block in the flow, with what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from clozet.messages.progress import Failed

from .controls import IconLabel, label, quiet_button
from .icons import icon
from .theme import theme


class Disclosure(QWidget):
    """Details that stay closed until asked for, and can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._toggle = quiet_button(self.tr("Details, to copy"), "chevron-right")
        self._toggle.setCheckable(True)
        self._text = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self._text.setAccessibleName(self.tr("Details"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().units(1))
        layout.addWidget(self._toggle, alignment=Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self._text)
        self._toggle.toggled.connect(self._open)
        self._open(False)

    def set_text(self, text: str) -> None:
        """Set the details and close them."""
        self._text.setPlainText(text)
        self._toggle.setChecked(False)

    def _open(self, opened: bool) -> None:
        self._toggle.setIcon(icon("chevron-down" if opened else "chevron-right", "muted"))
        lines = self._text.document().blockCount() + 1
        self._text.setFixedHeight(self._text.fontMetrics().lineSpacing() * min(lines, 8))
        self._text.setVisible(opened)


class FailureBanner(QFrame):
    """A problem in one sentence and its remedy in another; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "problem")
        self.setProperty("severity", "bad")
        units = theme().units
        mark = IconLabel("alert-triangle", "bad")
        self._message = label("", "strong", wrap=True)
        self._remedy = label(wrap=True)
        self._details = Disclosure()
        close = quiet_button(self.tr("Dismiss"), "x")
        close.clicked.connect(self.clear)
        words = QVBoxLayout()
        words.setSpacing(units(1))
        for widget in (self._message, self._remedy, self._details):
            words.addWidget(widget)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(units(4), units(3), units(4), units(3))
        layout.setSpacing(units(2))
        layout.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        layout.addWidget(close, alignment=Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_failure(self, failure: Failed) -> None:
        """Show a failure until it is dismissed or another takes its place."""
        self._message.setText(failure.message)
        self._remedy.setText(failure.remedy)
        self._remedy.setVisible(bool(failure.remedy))
        self._details.set_text(
            "\n".join(
                (failure.message, failure.remedy, f"{failure.kind} (exit {failure.exit_code})")
            )
        )
        self.setAccessibleName(failure.message)
        self.setAccessibleDescription(failure.remedy)
        self.show()

    def clear(self) -> None:
        """Take the failure away."""
        self.hide()
