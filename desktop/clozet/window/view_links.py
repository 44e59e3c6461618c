"""What a view is tied to once it is built: its menus, the other views, the theme."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from .menus import Menus
from .theme import theme
from .view import View
from .views import Views

if TYPE_CHECKING:
    from .adapt_view import AdaptView
    from .blanks_view import BlanksView
    from .search_view import SearchView
    from .settings_view import SettingsView


class ViewLinks(QObject):
    """Ties each view when it is built; `failed` carries what a view could not do.

    `progress`: a `Progress` for the strip. `noted`: a sentence for it. `undoable`: an `Undoable`.
    """

    failed = Signal(object)
    progress = Signal(object)
    noted = Signal(str)
    undoable = Signal(object)

    def __init__(self, views: Views, menus: Menus, go: Callable[[str], None]) -> None:
        super().__init__(views)
        self._views, self._menus, self._go = views, menus, go
        views.built.connect(self._tie)

    def _tie(self, name: str, view: View) -> None:
        for menu, actions in view.menu_actions().items():
            self._menus.add_to(menu.lower(), actions)
        view.failed.connect(self.failed)
        if name == "settings":
            self._tie_settings(self._views.settings)
        elif name == "search":
            self._views.search.reader.blank_wanted.connect(self._blank)
            self._views.search.report.noted.connect(self.noted)
        elif name == "blanks":
            self._tie_blanks(self._views.blanks)
        elif name == "adapt":
            self._tie_adapt(self._views.adapt)

    def _tie_to_reader(self, view: "BlanksView | AdaptView") -> None:
        view.result_wanted.connect(lambda found: self._search_view().open_result(found))
        view.page_wanted.connect(lambda number, page: self._search_view().open_page(number, page))

    def _tie_blanks(self, view: "BlanksView") -> None:
        self._tie_to_reader(view)
        view.search_wanted.connect(lambda query: self._search_view().search(query))

    def _tie_adapt(self, view: "AdaptView") -> None:
        view.adapting.progress.connect(self.progress)
        view.search.progress.connect(self.progress)
        view.adapting.noted.connect(self.noted)
        view.search.noted.connect(self.noted)
        view.undoable.connect(self.undoable)
        view.acts.compared.connect(self._compare)
        self._tie_to_reader(view)

    def _compare(self, base: str, adapted: str) -> None:
        self._views.blanks.header.models.compare(base, adapted)

    def _search_view(self) -> "SearchView":
        self._go("search")
        return self._views.search

    def _blank(self, text: str) -> None:
        self._go("blanks")
        self._views.blanks.show_text(text)

    def _tie_settings(self, view: "SettingsView") -> None:
        view.models.progress.connect(self.progress)
        view.scheme.set_value(theme().scheme)
        view.density.set_value(theme().density)
        view.scheme_chosen.connect(theme().set_scheme)
        view.density_chosen.connect(theme().set_density)
        theme().changed.connect(self._show_density)
        view.ask()

    def _show_density(self) -> None:
        self._views.settings.density.set_value(theme().density)
        self._menus.actions["compact"].setChecked(theme().density == "compact")
