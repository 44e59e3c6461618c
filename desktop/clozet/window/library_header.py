"""The bar over the library: where one looks, how much is there, filter, search, add."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from clozet.messages.library import LanguageRow

from .controls import Picker, button, label, native_keys
from .icons import icon
from .language_names import language_name
from .numbers import number
from .theme import theme

_ROOMY_UNITS = 250  # the least for the field of languages and the way to Search beside it


class FilterField(QLineEdit):
    """Keeps the rows whose name or path has what is typed; Esc empties it."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Filter this list"))
        self.setAccessibleName(self.tr("Filter this list"))
        self.addAction(icon("filter", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Empty with Esc, then go back to the list with Esc or Down."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class LibraryHeader(QFrame):
    """Title, count, and what is at hand everywhere in the library."""

    search_wanted = Signal()
    language_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        units = theme().units
        self.setProperty("look", "header")
        self.setFixedHeight(units(12))
        self._title = label(self.tr("Library"), "title")
        self._count = label("", "muted")
        self.filter = FilterField()
        self.filter.setFixedWidth(units(44))
        self.languages = Picker()
        self.languages.setAccessibleName(self.tr("Language of the documents"))
        self.languages.activated.connect(lambda _at: self.language_chosen.emit())
        self._search = self._search_button()
        self.add = button(self.tr("Add…"), "folder-plus")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(units(4), 0, units(3), 0)
        layout.setSpacing(units(2))
        layout.addWidget(self._title)
        layout.addWidget(self._count, 1)
        layout.addWidget(self.languages)
        layout.addWidget(self.filter)
        layout.addWidget(self._search)
        layout.addWidget(self.add)

    @property
    def language(self) -> str | None:
        """The language that is listed, None for all."""
        chosen: str | None = self.languages.currentData()
        return chosen

    def set_languages(self, rows: tuple[LanguageRow, ...]) -> None:
        """Offer the languages of the documents, where there is more than one."""
        chosen = self.language
        self.languages.clear()
        self.languages.addItem(self.tr("All languages"), None)
        for row in rows:
            self.languages.addItem(
                f"{language_name(row.language)} ({number(row.documents)})", row.language
            )
        self.languages.setCurrentIndex(max(0, self.languages.findData(chosen)))
        self.languages.setVisible(len(rows) > 1)
        self._make_room()
        if self.language != chosen:
            self.language_chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Leave out, where there is little room, what the rail says as well."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        roomy = self.width() >= theme().units(_ROOMY_UNITS)
        self._search.setVisible(roomy or self.languages.isHidden())

    def set_place(self, name: str) -> None:
        """Show the name of the place one looks in."""
        self._title.setText(name)

    def set_counts(self, total: int, needing: int) -> None:
        """Show how many documents are listed, and how many of them need the user."""
        text = self.tr("%Ln document(s)", "", total)
        if needing:
            text += ", " + self.tr("%Ln need(s) you", "", needing)
        self._count.setText(text)

    def set_nothing(self) -> None:
        """Say that the library is empty."""
        self._count.setText(self.tr("nothing in it yet"))

    def set_add_menu(self, actions: list[QAction]) -> None:
        """Offer the ways to add behind the Add button."""
        menu = QMenu(self)
        menu.addActions(actions)
        self.add.setMenu(menu)

    def _search_button(self) -> QPushButton:
        made = QPushButton(self.tr("Search everything") + "   " + native_keys("Ctrl+K"))
        made.setProperty("look", "field")
        made.setIcon(icon("search", "muted"))
        made.setIconSize(QSize(theme().units(6), theme().units(4)))
        made.setAccessibleName(self.tr("Search everything"))
        made.clicked.connect(self.search_wanted)
        return made
