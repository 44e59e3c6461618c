"""A chip: something in force for a search, and a button that takes it away."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from .icons import icon


class Chip(QFrame):
    """A value and a cross; Delete does what the cross does."""

    def __init__(self, remove: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "chip")
        self._remove = remove
        self.value, self.cross = QToolButton(), QToolButton()
        self.cross.setIcon(icon("x"))
        self.cross.clicked.connect(self._cross_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self.value, self.cross):
            part.setProperty("look", "chip-part")
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(part)

    def show_text(self, text: str, removing: str) -> None:
        """Show what is in force; `removing` says what the cross does."""
        self.value.setText(text.replace("&", "&&"))
        self.cross.setAccessibleName(removing)
        self.cross.setToolTip(removing)

    def offer(self, menu: QMenu) -> None:
        """Open `menu` from the value."""
        self.value.setMenu(menu)
        self.value.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _cross_clicked(self) -> None:
        self._remove()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove with Delete."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
        else:
            super().keyPressEvent(event)
