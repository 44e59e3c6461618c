"""What can be done in the reader, each once: for its keys, its buttons and the menus."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

translate = QCoreApplication.translate

Act = Callable[[], object]


def action(owner: QWidget, text: str, keys: list[str | QKeySequence], act: Act) -> QAction:
    """Return an action of `owner`, whose keys work while the focus is in it."""
    made = QAction(text, owner)
    made.setShortcuts([QKeySequence(key) for key in keys])
    made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.triggered.connect(lambda _checked: act())
    owner.addAction(made)
    return made


def reader_actions(owner: QWidget, acts: dict[str, Act]) -> dict[str, QAction]:
    """Return the reader's actions by name; `acts` has what each does."""
    copy = QKeySequence(QKeySequence.StandardKey.Copy)
    plans: dict[str, tuple[str, list[str | QKeySequence]]] = {
        "copy": (translate("Reader", "&Copy"), [copy]),
        "next": (translate("Reader", "&Next hit"), ["N"]),
        "previous": (translate("Reader", "&Previous hit"), ["Shift+N"]),
        "similar": (translate("Reader", "&More like this"), ["M"]),
        "blank": (translate("Reader", "&Blank a word in this sentence"), ["B"]),
        "cite": (translate("Reader", "Copy c&itation"), ["Ctrl+Shift+C"]),
        "open": (translate("Reader", "&Open in viewer"), ["O"]),
        "proofread": (translate("Reader", "Check &doubtful words…"), ["D"]),
        "page_up": (translate("Reader", "Page &before"), ["Ctrl+PgUp"]),
        "page_down": (translate("Reader", "Page &after"), ["Ctrl+PgDown"]),
        "zoom_in": (translate("Reader", "Zoom &in"), ["+", "=", "Ctrl++"]),
        "zoom_out": (translate("Reader", "Zoom &out"), ["-", "Ctrl+-"]),
        "fit": (translate("Reader", "&Fit to width"), ["0", "Ctrl+0"]),
        "thumbnails": (translate("Reader", "&Thumbnails"), ["T"]),
        "surprise": (translate("Reader", "Colour by &surprise"), ["S"]),
        "leave": (translate("Reader", "&Back to the results"), ["Esc"]),
    }
    actions = {name: action(owner, text, keys, acts[name]) for name, (text, keys) in plans.items()}
    actions["blank"].setIconText(translate("Reader", "Blank a word"))
    actions["surprise"].setIconText(translate("Reader", "Surprise"))
    actions["proofread"].setIconText(translate("Reader", "Check words"))
    for name in ("thumbnails", "surprise"):
        actions[name].setCheckable(True)
    actions["thumbnails"].setChecked(True)
    return actions


def by_menu(actions: dict[str, QAction]) -> dict[str, list[QAction]]:
    """Return the reader's actions by the menu that they belong to."""
    menus = {
        "Edit": ("copy", "cite"),
        "View": ("zoom_in", "zoom_out", "fit", "thumbnails", "surprise"),
        "Search": ("next", "previous", "similar", "blank"),
        "Document": ("page_up", "page_down", "open", "proofread"),
    }
    return {menu: [actions[name] for name in names] for menu, names in menus.items()}
