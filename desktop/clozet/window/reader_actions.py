"""What can be done in the reader, each once: for its keys, its buttons and the menus."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

Act = Callable[[], object]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reader", text)


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
        "copy": (_tr("&Copy"), [copy]),
        "next": (_tr("&Next hit"), ["N"]),
        "previous": (_tr("&Previous hit"), ["Shift+N"]),
        "similar": (_tr("&More like this"), ["M"]),
        "blank": (_tr("&Blank a word in this sentence"), ["B"]),
        "cite": (_tr("Copy c&itation"), ["Ctrl+Shift+C"]),
        "open": (_tr("&Open in viewer"), ["O"]),
        "page_up": (_tr("Page &before"), ["Ctrl+PgUp"]),
        "page_down": (_tr("Page &after"), ["Ctrl+PgDown"]),
        "zoom_in": (_tr("Zoom &in"), ["+", "=", "Ctrl++"]),
        "zoom_out": (_tr("Zoom &out"), ["-", "Ctrl+-"]),
        "fit": (_tr("&Fit to width"), ["0", "Ctrl+0"]),
        "thumbnails": (_tr("&Thumbnails"), ["T"]),
        "surprise": (_tr("Colour by &surprise"), ["S"]),
        "leave": (_tr("&Back to the results"), ["Esc"]),
    }
    actions = {name: action(owner, text, keys, acts[name]) for name, (text, keys) in plans.items()}
    for name in ("thumbnails", "surprise"):
        actions[name].setCheckable(True)
    actions["thumbnails"].setChecked(True)
    return actions
