"""By what the documents found can be told apart: a button each, its values counted in a menu."""

from functools import partial
from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from clozet.messages.search import Facets, FacetValue

from .icons import icon
from .kind_names import kind_name
from .language_names import language_name
from .numbers import number
from .theme import theme

_ICONS = {"folder": "folder", "kind": "file", "year": "calendar", "language": "language"}


class FacetBar(QWidget):
    """Shows what restricts further; `narrowed` carries the name of a filter and its value."""

    narrowed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().units(0.5))
        self._roomy = True
        self._facets: Facets | None = None
        self.buttons: dict[str, QToolButton] = {}
        for name, icon_name in _ICONS.items():
            made = QToolButton()
            made.setProperty("look", "quiet")
            made.setIcon(icon(icon_name, "muted"))
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            made.setMenu(QMenu(made))
            self.buttons[name] = made
            row.addWidget(made)
        self.show_facets(None)

    def show_facets(self, facets: Facets | None) -> None:
        """Offer the values of each facet that has more than one."""
        self._facets = facets
        values = {
            "folder": facets.folders if facets else (),
            "kind": facets.kinds if facets else (),
            "year": facets.years if facets else (),
            "language": facets.languages if facets else (),
        }
        for name, found in values.items():
            made = self.buttons[name]
            made.setVisible(len(found) > 1)
            count = number(len(found))
            made.setText(f"{self._name(name)} {count}" if self._roomy else count)
            made.setAccessibleName(self._spoken(name, len(found)))
            made.setToolTip(made.accessibleName())
            self._fill(made.menu(), name, found)

    def set_roomy(self, roomy: bool) -> None:
        """Leave the names to icons and tooltips where there is little room."""
        if roomy != self._roomy:
            self._roomy = roomy
            self.show_facets(self._facets)

    def _fill(self, menu: QMenu, name: str, found: tuple[FacetValue, ...]) -> None:
        menu.clear()
        for one in found:
            text = value_name(name, one.value).replace("&", "&&")
            made = menu.addAction(f"{text}\t{number(one.documents)}")
            made.setToolTip(one.value)
            made.triggered.connect(partial(self._narrow, name, one.value))

    def _narrow(self, name: str, value: str, _checked: bool = False) -> None:
        self.narrowed.emit(name, value)

    def _name(self, name: str) -> str:
        names = {
            "folder": self.tr("Folder"),
            "kind": self.tr("Kind"),
            "year": self.tr("Year"),
            "language": self.tr("Language"),
        }
        return names[name]

    def _spoken(self, name: str, count: int) -> str:
        said = {
            "folder": self.tr("Narrow to one of %Ln folder(s)", "", count),
            "kind": self.tr("Narrow to one of %Ln kind(s)", "", count),
            "year": self.tr("Narrow to one of %Ln year(s)", "", count),
            "language": self.tr("Narrow to one of %Ln language(s)", "", count),
        }
        return said[name]


def value_name(name: str, value: str) -> str:
    """Return what a value of a facet is called."""
    match name:
        case "folder":
            return PurePath(value).name or value
        case "kind":
            return kind_name(value)
        case "language":
            return language_name(value)
    return value
