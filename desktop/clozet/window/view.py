"""What every view of the window has: panes, actions, sizes to remember."""

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget


class View(QWidget):
    """A part of the window, behind one button of the rail; `failed` carries a `Failed`."""

    failed = Signal(object)

    def panes(self) -> list[QWidget]:
        """Return the panes that F6 goes through, in reading order."""
        return []

    def menu_actions(self) -> dict[str, list[QAction]]:
        """Return the view's own actions by the name of the menu that they belong to."""
        return {}

    def show_now(self) -> None:
        """Ask for what may have changed since the view was last shown."""

    def save(self, settings: QSettings) -> None:
        """Remember the panes' sizes."""

    def restore(self, settings: QSettings) -> None:
        """Give the panes the sizes they had."""
