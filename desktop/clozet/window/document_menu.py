"""The Document menu: what it does to the chosen rows, and when it can."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from clozet.messages.library import DocumentRow

from .document_acts import DocumentActs
from .library_view import LibraryView
from .menus import Menus
from .overview import Overview

_IN_LIST = (
    "read",
    "open outside",
    "press",
    "give password",
    "retry",
    "recognise",
    "proofread",
    "compare",
    "skip",
    "copy path",
    "remove",
)


class DocumentMenu(QObject):
    """Connects the menu's actions to the rows chosen in the library's list."""

    def __init__(
        self, menus: Menus, library: LibraryView, acts: DocumentActs, overview: Overview
    ) -> None:
        super().__init__(library)
        self._menus, self._library, self._acts = menus, library, acts
        self._overview = overview
        menu = menus.menus["document"]
        self._add_to = QMenu(self.tr("Add to collection"), menu)
        self._take_from = QMenu(self.tr("Take out of collection"), menu)
        before = menus.actions["copy path"]
        for inner in (self._add_to, self._take_from):
            menu.insertMenu(before, inner)
        self._keep_keys_in_the_list()
        menus.connect_to(self._acts_by_name())
        library.set_menu(menu.actions())
        library.documents.chosen.connect(self._enable)
        self._add_to.aboutToShow.connect(self._list_collections)
        self._take_from.aboutToShow.connect(self._list_own_collections)
        self._enable([])

    def _keep_keys_in_the_list(self) -> None:
        for name in _IN_LIST:
            action = self._menus.actions[name]
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._library.documents.addAction(action)

    def _acts_by_name(self) -> dict[str, Callable[[], object]]:
        library, acts = self._library, self._acts
        return {
            "read": lambda: self._first(library.opened.emit),
            "open outside": lambda: acts.open_outside(library.chosen),
            "press": library.documents.press_button,
            "give password": lambda: self._first(lambda row: library.do(row, "password")),
            "retry": lambda: acts.retry(library.chosen),
            "recognise": lambda: acts.recognise(library.chosen),
            "proofread": lambda: self._first(lambda row: acts.proofread(row, library)),
            "compare": lambda: acts.compare(library.chosen[0], library.chosen[1], library),
            "skip": lambda: acts.skip(library.chosen),
            "copy path": lambda: acts.copy_paths(library.chosen),
            "remove": lambda: acts.remove(library.chosen),
        }

    def _first(self, act: Callable[[DocumentRow], object]) -> None:
        chosen = self._library.chosen
        if chosen:
            act(chosen[0])

    def _enable(self, rows: list[DocumentRow]) -> None:
        for name in _IN_LIST:
            self._menus.actions[name].setEnabled(bool(rows))
        locked = bool(rows) and rows[0].state == "needs password"
        self._menus.actions["give password"].setEnabled(locked)
        pictures = any(row.needs_ocr for row in rows)
        self._menus.actions["recognise"].setEnabled(pictures)
        self._menus.actions["proofread"].setEnabled(len(rows) == 1 and rows[0].recognised > 0)
        both = len(rows) == 2 and all(row.id is not None for row in rows)
        self._menus.actions["compare"].setEnabled(both)
        self._add_to.setEnabled(any(row.id is not None for row in rows))
        self._take_from.setEnabled(any(row.collections for row in rows))

    def _ids(self) -> list[int]:
        return sorted({row.id for row in self._library.chosen if row.id is not None})

    def _list_collections(self) -> None:
        self._add_to.clear()
        known = self._overview.last_collections
        for row in known.collections if known is not None else ():
            put = partial(self._acts.put_into, row.name, self._ids())
            self._add_to.addAction(row.name, put)
        if self._add_to.isEmpty():
            self._add_to.addAction(self.tr("There is no collection yet")).setEnabled(False)

    def _list_own_collections(self) -> None:
        self._take_from.clear()
        for name in sorted({name for row in self._library.chosen for name in row.collections}):
            self._take_from.addAction(name, partial(self._acts.take_out, name, self._ids()))
