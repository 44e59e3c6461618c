"""A screen reader hears a name for everything that can have the focus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QScrollBar, QWidget

from clozet.window.views import NAMES

from .conftest import OpenWindow


def nameless(window: QWidget) -> list[str]:
    """Return the focusable widgets that have no name, by class and parents."""
    found = []
    for widget in window.findChildren(QWidget):
        tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not tabbed or isinstance(widget, QScrollBar):
            continue
        if not widget.isVisibleTo(window) or widget.objectName() == "qt_spinbox_lineedit":
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name) if interface is not None else ""
        if not name:
            parents = [type(widget).__name__, type(widget.parent()).__name__]
            found.append(" in ".join(parents))
    return found


@pytest.mark.parametrize("documents", [0, 8])
@pytest.mark.parametrize("view", NAMES)
def test_everything_that_takes_the_focus_has_a_name(
    open_window: OpenWindow, view: str, documents: int
) -> None:
    window = open_window(documents=documents)
    window.go(view)
    if documents:
        window.library.documents.choose(3)
    assert nameless(window) == []


def test_lists_have_names_and_rows_that_speak(open_window: OpenWindow) -> None:
    window = open_window(documents=8)
    for view in window.findChildren(QAbstractItemView):
        assert view.accessibleName() or not view.isVisibleTo(window)
