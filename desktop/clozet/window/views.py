"""The views of the window, each built when it is first wanted or when there is time.

The library is there at once; what the others import and build would keep the window from its
first second. A view is added by one line of `VIEWS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget

from .backend import Backend
from .library_view import LibraryView
from .overview import Overview
from .view import View

if TYPE_CHECKING:
    from .adapt_view import AdaptView
    from .blanks_view import BlanksView
    from .search_view import SearchView
    from .settings_view import SettingsView

translate = QCoreApplication.translate


@dataclass(frozen=True)
class ViewKind:
    """What the rail and the menus know of a view: its name in code, icon, word, and what builds it.

    Those `at_foot` stand apart. The n-th is reached by Ctrl+n.
    """

    name: str
    icon: str
    word: Callable[[], str]
    build: Callable[[Backend, Overview], View]
    at_foot: bool = False


def _search(backend: Backend, overview: Overview) -> View:
    from .search_view import SearchView

    return SearchView(backend, overview)


def _blanks(backend: Backend, overview: Overview) -> View:
    from .blanks_view import BlanksView

    return BlanksView(backend, overview)


def _adapt(backend: Backend, overview: Overview) -> View:
    from .adapt_view import AdaptView

    return AdaptView(backend, overview)


def _settings(backend: Backend, overview: Overview) -> View:
    from .settings_view import SettingsView

    return SettingsView(backend, overview)


def _library(backend: Backend, overview: Overview) -> View:
    raise AssertionError("the library is built before all others")


VIEWS = (
    ViewKind("library", "books", lambda: translate("Views", "Library"), _library),
    ViewKind("search", "search", lambda: translate("Views", "Search"), _search),
    ViewKind("blanks", "forms", lambda: translate("Views", "Blanks"), _blanks),
    ViewKind("adapt", "school", lambda: translate("Views", "Adapt"), _adapt),
    ViewKind(
        "settings", "settings", lambda: translate("Views", "Settings"), _settings, at_foot=True
    ),
)
NAMES = tuple(kind.name for kind in VIEWS)


class Views(QObject):
    """`built` carries a view's name and the view, once it is there."""

    built = Signal(str, object)

    def __init__(
        self, library: LibraryView, backend: Backend, overview: Overview, kept: QSettings
    ) -> None:
        super().__init__(library)
        self.stack = QStackedWidget()
        self.stack.addWidget(library)
        self._backend, self._overview, self._kept = backend, overview, kept
        self._views: dict[str, View] = {"library": library}
        self.current = "library"
        library.restore(kept)
        refuse_drops(library)

    @property
    def search(self) -> "SearchView":
        """The Search view, built now if it was not."""
        return cast("SearchView", self.view("search"))

    @property
    def blanks(self) -> "BlanksView":
        """The Blanks view, built now if it was not."""
        return cast("BlanksView", self.view("blanks"))

    @property
    def adapt(self) -> "AdaptView":
        """The Adapt view, built now if it was not."""
        return cast("AdaptView", self.view("adapt"))

    @property
    def settings(self) -> "SettingsView":
        """The Settings view, built now if it was not."""
        return cast("SettingsView", self.view("settings"))

    def view(self, name: str) -> View:
        """Return the view called `name`, built now if it was not."""
        if name not in self._views:
            kind = VIEWS[NAMES.index(name)]
            view = self._views[name] = kind.build(self._backend, self._overview)
            view.restore(self._kept)
            self.stack.addWidget(view)
            refuse_drops(view)
            self._overview.repeat()
            self.built.emit(name, view)
        return self._views[name]

    def build_next(self) -> bool:
        """Build one view that is not there yet; False when all are."""
        missing = next((name for name in NAMES if name not in self._views), None)
        return missing is not None and bool(self.view(missing))

    def go(self, name: str) -> None:
        """Show the view called `name`."""
        self.current = name
        view = self.view(name)
        self.stack.setCurrentWidget(view)
        view.show_now()

    def step_pane(self, step: int, around: list[QWidget]) -> None:
        """Give the focus to the next pane, or back; `around` come after the view's own."""
        view = self.view(self.current)
        own = [pane for pane in view.panes() if pane.isVisible() and pane.isEnabled()]
        panes, focus = own + around, QApplication.focusWidget()
        at = -1 if step > 0 else 0
        for number, pane in enumerate(panes):
            if focus is not None and (pane is focus or pane.isAncestorOf(focus)):
                at = number
        panes[(at + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save(self) -> None:
        """Remember the panes' sizes of what was built."""
        for view in self._views.values():
            view.save(self._kept)


def refuse_drops(view: QWidget) -> None:
    """Let a file dropped on a field be added by the window, not typed into the field."""
    for field in view.findChildren(QLineEdit):
        field.setAcceptDrops(False)
