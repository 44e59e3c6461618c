"""Every action of the window, with its key, in the menu where it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from .icons import icon
from .views import VIEWS


@dataclass(frozen=True)
class Item:
    """An action of a menu: its name in code, its words, key and icon; words "" for a line."""

    name: str
    words: str = ""
    key: str = ""
    icon: str = ""
    checkable: bool = False


class Menus(QObject):
    """The window's actions by name, each in its menu and with its key."""

    def __init__(self, window: QWidget, bar: QMenuBar) -> None:
        super().__init__(window)
        self._bar = bar
        self.actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        self._add("file", self.tr("&File"), self._file())
        self._add("edit", self.tr("&Edit"), self._edit())
        self._add("view", self.tr("&View"), self._view())
        self._add("search", self.tr("Sea&rch"), self._search())
        self._add("document", self.tr("&Document"), self._document())
        self._add("blanks", self.tr("&Blanks"), [])
        self._add("adapt", self.tr("&Adapt"), [])
        self._add("help", self.tr("&Help"), self._help())
        self._make_views_exclusive()

    def connect_to(self, acts: Mapping[str, Callable[[], object]]) -> None:
        """Let the named actions do these acts."""
        for name, act in acts.items():
            self.actions[name].triggered.connect(lambda _checked=False, act=act: act())

    def add_to(self, menu: str, actions: list[QAction]) -> None:
        """Add a view's own actions to a menu."""
        self.menus[menu].addSeparator()
        self.menus[menu].addActions(actions)

    def keys(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return for each menu its title and its actions' words and keys."""
        return [
            (menu.title().replace("&", ""), found)
            for menu in self.menus.values()
            if (found := _keys_of(menu))
        ]

    def _add(self, name: str, title: str, items: list[Item]) -> None:
        menu = self._bar.addMenu(title)
        self.menus[name] = menu
        for item in items:
            if not item.words:
                menu.addSeparator()
                continue
            action = menu.addAction(item.words)
            if item.key:
                action.setShortcut(QKeySequence(item.key))
            if item.icon:
                action.setIcon(icon(item.icon))
                action.setIconVisibleInMenu(False)
            action.setCheckable(item.checkable)
            self.actions[item.name] = action

    def _make_views_exclusive(self) -> None:
        group = QActionGroup(self)
        for kind in VIEWS:
            action = self.actions[f"go {kind.name}"]
            action.setCheckable(True)
            action.setIcon(icon(kind.icon, checked="accent"))
            action.setIconVisibleInMenu(False)
            group.addAction(action)

    def _file(self) -> list[Item]:
        return [
            Item("add files", self.tr("Add files…"), "Ctrl+O", "file-plus"),
            Item("add folder", self.tr("Add a folder…"), "Ctrl+Shift+O", "folder-plus"),
            Item("watch folder", self.tr("Add a folder and watch it…"), "Ctrl+Shift+W", "eye"),
            Item("sync", self.tr("Look for changed files"), "Shift+F5"),
            Item("-"),
            Item("new collection", self.tr("New collection"), "Ctrl+Shift+N"),
            Item("back up", self.tr("Back up the library…"), "Ctrl+Shift+B"),
            Item("-"),
            Item("quit", self.tr("Quit"), "Ctrl+Q"),
        ]

    def _edit(self) -> list[Item]:
        return [
            Item("undo", self.tr("Nothing to undo"), "Ctrl+Z"),
            Item("-"),
            Item("filter", self.tr("Filter the list"), "Ctrl+F"),
        ]

    def _view(self) -> list[Item]:
        return [
            *(
                Item(f"go {kind.name}", kind.word(), f"Ctrl+{number}")
                for number, kind in enumerate(VIEWS, start=1)
            ),
            Item("-"),
            Item("next pane", self.tr("Next pane"), "F6"),
            Item("previous pane", self.tr("Previous pane"), "Shift+F6"),
            Item("details", self.tr("Details of the chosen document"), "F4", checkable=True),
            Item("compact", self.tr("Compact rows"), "Ctrl+Shift+D", checkable=True),
            Item("-"),
            Item("jobs", self.tr("Jobs"), "Ctrl+J"),
            Item("ledger", self.tr("What was read, refused, tried"), "Ctrl+L"),
        ]

    def _search(self) -> list[Item]:
        return [Item("search", self.tr("Search everything"), "Ctrl+K", "search")]

    def _document(self) -> list[Item]:
        return [
            Item("read", self.tr("Open in the reader"), "Return", "book"),
            Item("open outside", self.tr("Open in the system's viewer"), "Ctrl+E"),
            Item("press", self.tr("Do what the row offers"), "Ctrl+Return"),
            Item("-"),
            Item("give password", self.tr("Give the password"), "Ctrl+G"),
            Item("retry", self.tr("Try again"), "Ctrl+R"),
            Item("recognise", self.tr("Recognise text"), "Ctrl+Shift+R"),
            Item("proofread", self.tr("Check doubtful words…"), "Ctrl+Shift+E"),
            Item("compare", self.tr("What differs between the two…"), "Ctrl+Shift+M"),
            Item("skip", self.tr("Skip for good"), "Ctrl+Shift+X"),
            Item("-"),
            Item("labels", self.tr("Label…"), "Ctrl+T", "tag"),
            Item("copy path", self.tr("Copy path"), "Ctrl+Shift+P"),
            Item("remove", self.tr("Remove from the library"), "Del"),
        ]

    def _help(self) -> list[Item]:
        return [
            Item("keys", self.tr("Keys"), "F1"),
            Item("about", self.tr("About Clozet")),
        ]


def _keys_of(menu: QMenu) -> list[tuple[str, str]]:
    return [
        (action.text().replace("&", ""), key)
        for action in menu.actions()
        if (key := action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
    ]
