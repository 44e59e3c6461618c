"""The reader's foot: what can be done with the result and the document, as buttons."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from .controls import quiet_button
from .theme import theme


class ReaderFoot(QFrame):
    """One button for each of the reader's `actions` that has no other place."""

    def __init__(self, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "strip")
        units = theme().units
        row = QHBoxLayout(self)
        row.setContentsMargins(units(2.5), units(1), units(2.5), units(1))
        for name, made in (
            ("similar", quiet_button("", "file-search")),
            ("blank", quiet_button("", "forms")),
            ("cite", quiet_button("", "quote")),
            ("surprise", quiet_button("", "flask")),
            ("proofread", quiet_button("", "eyeglass")),
            ("open", quiet_button("", "external-link")),
        ):
            if name == "open":
                row.addStretch(1)
            row.addWidget(_named(made, actions[name]))
            if name == "proofread":  # few documents were recognised
                made.hide()
                actions[name].enabledChanged.connect(made.setVisible)


def _named(made: QToolButton, action: QAction) -> QToolButton:
    """Give a button the words, the key and the state of an action."""
    made.setText(action.iconText())
    keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    made.setToolTip(f"{action.text().replace('&', '')} ({keys})")
    made.setAccessibleName(action.text().replace("&", ""))
    made.clicked.connect(action.trigger)
    action.enabledChanged.connect(made.setEnabled)
    if action.isCheckable():
        made.setCheckable(True)
        made.setChecked(action.isChecked())
        action.toggled.connect(made.setChecked)
    return made
