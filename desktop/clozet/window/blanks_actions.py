"""What can be done in Blanks, each once: for its key, its button and the menu."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from .reader_actions import action

translate = QCoreApplication.translate

Act = Callable[[], object]


def blanks_actions(view: QWidget, field: QWidget, acts: dict[str, Act]) -> dict[str, QAction]:
    """Return the actions by name; those of the field work only while it has the focus."""
    plans = {
        "next word": (translate("Blanks", "Next &word"), "Alt+Right", field),
        "word before": (translate("Blanks", "Word &before"), "Alt+Left", field),
        "blank": (translate("Blanks", "Blank the word, or &give it back"), "Space", field),
        "next blank": (translate("Blanks", "&Next blank"), "Ctrl+Right", view),
        "blank before": (translate("Blanks", "Blank b&efore"), "Ctrl+Left", view),
        "ask": (translate("Blanks", "&Ask my files"), "Ctrl+Shift+A", view),
        "together": (translate("Blanks", "Fill &together"), "Alt+T", view),
        "surprise": (translate("Blanks", "Colour by &surprise"), "Alt+S", view),
        "paste": (translate("Blanks", "&Paste a text"), "Ctrl+Shift+V", view),
        "history": (translate("Blanks", "Sentences tried be&fore"), "Ctrl+H", view),
        "copy": (translate("Blanks", "&Copy as text"), "Ctrl+Shift+C", view),
        "copy csv": (translate("Blanks", "Copy as CS&V"), "Ctrl+Shift+T", view),
        "save csv": (translate("Blanks", "Sa&ve the candidates as CSV…"), "Ctrl+Shift+E", view),
        "save picture": (translate("Blanks", "Save a pictu&re…"), "Ctrl+Shift+G", view),
    }
    actions = {
        name: action(owner, words, [key], acts[name]) for name, (words, key, owner) in plans.items()
    }
    actions["blank"].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    for name in ("together", "surprise"):
        actions[name].setCheckable(True)
    return actions
