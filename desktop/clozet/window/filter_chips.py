"""What to search in, as chips: a collection, a folder, a kind, a language, a time."""

from collections.abc import Callable
from functools import partial
from pathlib import PurePath

import msgspec
from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QWidget,
)

from clozet.messages.kinds import GROUPS
from clozet.messages.library import Collections
from clozet.messages.search import Facets, FacetValue, Filters

from .chip import Chip
from .collection_rows import short_path
from .icons import icon
from .kind_names import kind_name, offered_kinds
from .language_names import language_name
from .theme import theme

_NO_FILTERS = Filters()
_YEARS = 25  # offered by name


class FilterChips(QWidget):
    """The chips and the button that adds one; `changed` carries the `Filters`."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filters = _NO_FILTERS
        self._collections: Collections | None = None
        self._facets: Facets | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme().units(1.5))
        self.add = QToolButton()
        self.add.setText(self.tr("Filter"))
        self.add.setIcon(icon("plus"))
        self.add.setProperty("look", "chip")
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add.setAccessibleName(self.tr("Add a filter"))
        self.add.setMenu(self._menu_of_all())
        self._row.addWidget(self.add)

    def set_collections(self, collections: Collections) -> None:
        """Offer these collections and sources."""
        self._collections = collections

    def set_facets(self, facets: Facets | None) -> None:
        """Offer what the documents found can be told apart by, with how many there are."""
        self._facets = facets

    def narrow(self, name: str, value: str) -> None:
        """Put one filter in force, by its name in `Filters`."""
        self._set(**{name: value})

    def set_filters(self, filters: Filters) -> None:
        """Show filters without telling."""
        self.filters = filters
        while self._row.count() > 1:
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, (names, text, fill) in enumerate(self._in_force()):
            menu = QMenu(self)
            menu.aboutToShow.connect(partial(_fill_anew, menu, fill))
            chip = Chip(partial(self._set, **dict.fromkeys(names)))
            chip.show_text(text, self.tr("Remove the filter “{0}”").format(text))
            chip.offer(menu)
            self._row.insertWidget(place, chip)

    def clear(self) -> None:
        """Take all filters away."""
        self._take(_NO_FILTERS)

    def _in_force(self) -> list[tuple[tuple[str, ...], str, Callable[[QMenu], None]]]:
        kept = self.filters
        found: list[tuple[tuple[str, ...], str, Callable[[QMenu], None]]] = []
        if kept.collection is not None:
            text = self.tr("in {0}").format(kept.collection)
            found.append((("collection",), text, self._fill_collections))
        if kept.folder is not None:
            text = self.tr("folder {0}").format(PurePath(kept.folder).name or kept.folder)
            found.append((("folder",), text, self._fill_folders))
        if kept.kind is not None:
            text = self.tr("kind {0}").format(kind_name(kept.kind))
            found.append((("kind",), text, self._fill_kinds))
        if kept.language is not None:
            text = self.tr("language {0}").format(language_name(kept.language))
            found.append((("language",), text, self._fill_languages))
        if kept.year is not None:
            found.append((("year",), self.tr("year {0}").format(kept.year), self._fill_times))
        if kept.since is not None:
            text = self.tr("new since {0}").format(_shown(kept.since[:10]))
            found.append((("since",), text, self._fill_times))
        if kept.after is not None or kept.before is not None:
            found.append((("after", "before"), self._time_text(), self._fill_times))
        return found

    def _time_text(self) -> str:
        after, before = _shown(self.filters.after), _shown(self.filters.before)
        if after and before:
            return self.tr("from {0} to {1}").format(after, before)
        if after:
            return self.tr("since {0}").format(after)
        return self.tr("until {0}").format(before)

    def _menu_of_all(self) -> QMenu:
        menu = QMenu(self)
        for name, text, fill in (
            ("tags", self.tr("Collection"), self._fill_collections),
            ("folder", self.tr("Folder"), self._fill_folders),
            ("file", self.tr("Kind"), self._fill_kinds),
            ("language", self.tr("Language"), self._fill_languages),
            ("calendar", self.tr("Date"), self._fill_times),
        ):
            part = menu.addMenu(icon(name), text)
            part.aboutToShow.connect(partial(_fill_anew, part, fill))
        return menu

    def _fill_collections(self, menu: QMenu) -> None:
        rows = self._collections.collections if self._collections is not None else ()
        for row in rows:
            self._offer(menu, row.name, collection=row.name)
        if not rows:
            menu.addAction(self.tr("There are no collections yet")).setEnabled(False)

    def _fill_folders(self, menu: QMenu) -> None:
        for facet in self._facets.folders if self._facets is not None else ():
            self._offer(menu, _counted(short_path(facet.value), facet), folder=facet.value)
        menu.addSeparator()
        sources = self._collections.sources if self._collections is not None else ()
        for source in sources:
            if source.folder:
                self._offer(menu, source.path, folder=source.path)
        menu.addAction(self.tr("Another folder…")).triggered.connect(self._choose_folder)

    def _fill_kinds(self, menu: QMenu) -> None:
        for facet in self._facets.kinds if self._facets is not None else ():
            self._offer(menu, _counted(kind_name(facet.value), facet), kind=facet.value)
        menu.addSeparator()
        for kind, name in offered_kinds().items():
            if kind in GROUPS:
                members = menu.addMenu(name)
                self._offer(members, self.tr("All of these"), kind=kind)
                members.addSeparator()
                for member in GROUPS[kind]:
                    self._offer(members, kind_name(member), kind=member)
            else:
                self._offer(menu, name, kind=kind)

    def _fill_languages(self, menu: QMenu) -> None:
        for facet in self._facets.languages if self._facets is not None else ():
            name = language_name(facet.value)
            self._offer(menu, _counted(name, facet), language=facet.value)
        if menu.isEmpty():
            words = self.tr("Search first: then the languages found stand here")
            menu.addAction(words).setEnabled(False)

    def _fill_times(self, menu: QMenu) -> None:
        for facet in self._facets.years if self._facets is not None else ():
            self._offer(menu, _counted(facet.value, facet), year=facet.value)
        menu.addSeparator()
        today = QDate.currentDate()
        for text, day in (
            (self.tr("Since a week ago"), today.addDays(-7)),
            (self.tr("Since a month ago"), today.addMonths(-1)),
            (self.tr("Since a year ago"), today.addYears(-1)),
            (self.tr("Since five years ago"), today.addYears(-5)),
        ):
            self._offer(menu, text, after=day.toString(Qt.DateFormat.ISODate), before=None)
        since, within = (
            menu.addMenu(self.tr("Since the year")),
            menu.addMenu(self.tr("In the year")),
        )
        for year in range(today.year(), today.year() - _YEARS, -1):
            first, last = f"{year:04}-01-01", f"{year:04}-12-31"
            self._offer(since, str(year), after=first, before=None)
            self._offer(within, str(year), after=first, before=last)

    def _offer(self, menu: QMenu, text: str, **change: str | None) -> None:
        made = menu.addAction(text.replace("&", "&&"))
        made.triggered.connect(lambda: self._set(**change))

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Search in a folder"))
        if folder:
            self._set(folder=folder)

    def _set(self, **change: str | None) -> None:
        self._take(msgspec.structs.replace(self.filters, **change))

    def _take(self, filters: Filters) -> None:
        self.set_filters(filters)
        self.add.setFocus()
        self.changed.emit(filters)


def _fill_anew(menu: QMenu, fill: Callable[[QMenu], None]) -> None:
    menu.clear()
    fill(menu)


def _counted(name: str, facet: FacetValue) -> str:
    """Return a name with its number of documents at the menu's other edge."""
    return f"{name}\t{QLocale().toString(facet.documents)}"


def _shown(day: str | None) -> str:
    """Return a date as a person says it: a year alone where it is the whole year."""
    if day is None:
        return ""
    if day.endswith(("-01-01", "-12-31")):
        return day[:4]
    return QLocale().toString(QDate.fromString(day, "yyyy-MM-dd"), QLocale.FormatType.ShortFormat)
