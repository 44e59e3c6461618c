"""What can be done in Blanks, each once: for its key, its button and the menu."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from .reader_actions import action

Act = Callable[[], object]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Blanks", text)


def blanks_actions(view: QWidget, field: QWidget, acts: dict[str, Act]) -> dict[str, QAction]:
    """Return the actions by name; those of the field work only while it has the focus."""
    plans = {
        "next word": (_tr("Next &word"), "Alt+Right", field),
        "word before": (_tr("Word &before"), "Alt+Left", field),
        "blank": (_tr("Blank the word, or &give it back"), "Space", field),
        "next blank": (_tr("&Next blank"), "Ctrl+Right", view),
        "blank before": (_tr("Blank b&efore"), "Ctrl+Left", view),
        "ask": (_tr("&Ask my files"), "Ctrl+Shift+A", view),
        "together": (_tr("Fill &together"), "Alt+T", view),
        "surprise": (_tr("Colour by &surprise"), "Alt+S", view),
        "paste": (_tr("&Paste a text"), "Ctrl+Shift+V", view),
        "history": (_tr("Sentences tried be&fore"), "Ctrl+H", view),
        "copy": (_tr("&Copy as text"), "Ctrl+Shift+C", view),
        "copy csv": (_tr("Copy as CS&V"), "Ctrl+Shift+T", view),
        "save csv": (_tr("Sa&ve the candidates as CSV…"), "Ctrl+Shift+E", view),
        "save picture": (_tr("Save a pictu&re…"), "Ctrl+Shift+G", view),
    }
    actions = {
        name: action(owner, words, [key], acts[name]) for name, (words, key, owner) in plans.items()
    }
    actions["blank"].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    for name in ("together", "surprise"):
        actions[name].setCheckable(True)
    return actions
