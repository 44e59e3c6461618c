"""What the window remembers from one time to the next, in a file of the library's folder."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow

from clozet.paths import LibraryPaths

from .theme import Density, Scheme, theme


class WindowPlace:
    """Place, size, last view, theme and density of one library's window."""

    def __init__(self, library: Path) -> None:
        self._folder = LibraryPaths(library).folder
        file = self._folder / "window.ini"
        self.settings = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def view(self) -> str:
        """The name of the view that was shown last."""
        return str(self.settings.value("window/view", "library"))

    @property
    def scheme(self) -> Scheme:
        """What the user chose: the system's colours, light or dark."""
        kept = str(self.settings.value("window/scheme", "system"))
        return cast(Scheme, kept) if kept in ("light", "dark") else "system"

    @property
    def density(self) -> Density:
        """The row height that the user chose."""
        compact = self.settings.value("window/density") == "compact"
        return "compact" if compact else "comfortable"

    def restore(self, window: QMainWindow) -> None:
        """Put the window where it was."""
        geometry = self.settings.value("window/geometry")
        if not (isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)):
            window.resize(theme().units(320), theme().units(200))

    def save(self, window: QMainWindow, view: str) -> None:
        """Keep where the window is and what it shows; not where there is no library yet."""
        self.settings.setValue("window/geometry", window.saveGeometry())
        self.settings.setValue("window/view", view)
        self.settings.setValue("window/scheme", theme().scheme)
        self.settings.setValue("window/density", theme().density)
        if self._folder.is_dir():
            self.settings.sync()
