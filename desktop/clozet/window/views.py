"""The views of the window, each built when it is first wanted or when there is time.

The library is there at once; what the others import and build would keep the window from its
first second.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget

from .backend import Backend
from .library_view import LibraryView
from .overview import Overview

if TYPE_CHECKING:
    from .search_view import SearchView
    from .settings_view import SettingsView

NAMES = ("library", "search", "settings")


class Views(QObject):
    """`search_built` and `settings_built` carry the view when it is there."""

    search_built = Signal(object)
    settings_built = Signal(object)

    def __init__(
        self, library: LibraryView, backend: Backend, overview: Overview, kept: QSettings
    ) -> None:
        super().__init__(library)
        self.library = library
        self.stack = QStackedWidget()
        self.stack.addWidget(library)
        self._backend, self._overview, self._kept = backend, overview, kept
        self._search: SearchView | None = None
        self._settings: SettingsView | None = None
        self.current = "library"
        library.restore(kept)
        refuse_drops(library)

    @property
    def search(self) -> "SearchView":
        """The Search view, built now if it was not."""
        if self._search is None:
            from .search_view import SearchView

            self._search = SearchView(self._backend, self._overview)
            self._search.restore(self._kept)
            self._take_in(self._search)
            self.search_built.emit(self._search)
        return self._search

    @property
    def settings(self) -> "SettingsView":
        """The Settings view, built now if it was not."""
        if self._settings is None:
            from .settings_view import SettingsView

            self._settings = SettingsView(self._backend, self._overview)
            self._take_in(self._settings)
            self.settings_built.emit(self._settings)
        return self._settings

    def build_next(self) -> bool:
        """Build one view that is not there yet; False when all are."""
        if self._search is None:
            return bool(self.search)
        if self._settings is None:
            return bool(self.settings)
        return False

    def go(self, name: str) -> None:
        """Show the view called `name`."""
        self.current = name
        self.stack.setCurrentWidget(self._shown())

    def step_pane(self, step: int, around: list[QWidget]) -> None:
        """Give the focus to the next pane, or back; `around` come after the view's own."""
        own = [pane for pane in self._shown().panes() if pane.isVisible() and pane.isEnabled()]
        panes, focus = own + around, QApplication.focusWidget()
        at = -1 if step > 0 else 0
        for number, pane in enumerate(panes):
            if focus is not None and (pane is focus or pane.isAncestorOf(focus)):
                at = number
        panes[(at + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save(self) -> None:
        """Remember the panes' sizes of what was built."""
        self.library.save(self._kept)
        if self._search is not None:
            self._search.save(self._kept)

    def _shown(self) -> "LibraryView | SearchView | SettingsView":
        views: dict[str, Callable[[], LibraryView | SearchView | SettingsView]] = {
            "search": lambda: self.search,
            "settings": lambda: self.settings,
        }
        return views.get(self.current, lambda: self.library)()

    def _take_in(self, view: QWidget) -> None:
        self.stack.addWidget(view)
        refuse_drops(view)
        self._overview.repeat()


def refuse_drops(view: QWidget) -> None:
    """Let a file dropped on a field be added by the window, not typed into the field."""
    for field in view.findChildren(QLineEdit):
        field.setAcceptDrops(False)
