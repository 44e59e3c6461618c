"""The box, the switch between words and meaning, and the searches that are kept."""

from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
)

from clozet.messages.housekeeping import ChangeSearches, ListSearches, SavedSearch, Searches
from clozet.messages.json_lines import Answer
from clozet.messages.search import Mode

from .backend import Backend
from .controls import button, quiet_button
from .icons import icon
from .theme import theme


class SearchBox(QLineEdit):
    """One box; `left` tells that the cursor goes down into the list."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Ask in your own words"))
        self.setAccessibleName(self.tr("Search"))
        self.setAccessibleDescription(
            self.tr("Results appear as you type. “exact phrase”, -without, +with, begin*")
        )
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        clear = self.addAction(icon("x", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        clear.setToolTip(self.tr("Empty the box"))
        clear.setVisible(False)
        clear.triggered.connect(self.clear)
        self.textChanged.connect(lambda text: clear.setVisible(bool(text)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down into the list with Down; empty with Esc."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class ModeSwitch(QWidget):
    """Both, words or meaning; the arrow keys move between them."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Search by"))
        names = {
            "both": self.tr("Both"),
            "words": self.tr("Words"),
            "meaning": self.tr("Meaning"),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for mode, end in zip(get_args(Mode), ("first", "", "last"), strict=True):
            made = QToolButton()
            made.setText(names[mode])
            made.setCheckable(True)
            made.setProperty("look", "segment")
            made.setProperty("end", end)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            made.clicked.connect(lambda _checked, mode=mode: self.changed.emit(mode))
            self._buttons[mode] = made
            self._group.addButton(made)
            row.addWidget(made)
        self.set_mode("both")

    @property
    def mode(self) -> Mode:
        """The mode that is chosen."""
        chosen: Mode = next(mode for mode in get_args(Mode) if self._buttons[mode].isChecked())
        return chosen

    def set_mode(self, mode: str) -> None:
        """Choose a mode without telling."""
        self._buttons[mode].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to the next or previous mode with the arrow keys, as radio buttons do."""
        keys = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = keys.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        if self.isRightToLeft():
            step = -step
        modes = get_args(Mode)
        made = self._buttons[modes[(modes.index(self.mode) + step) % len(modes)]]
        made.setFocus()
        made.click()


class SearchBar(QFrame):
    """`typed`: the text, as it is typed; `entered`: Return; `mode_changed`; `wanted`: a
    query and a mode from the searches that are kept; `news_wanted`: a `SavedSearch`.
    """

    typed = Signal(str)
    entered = Signal()
    mode_changed = Signal(str)
    wanted = Signal(str, str)
    news_wanted = Signal(object)

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._added: tuple[str, ...] = ()
        self.box = SearchBox()
        self.switch = ModeSwitch()
        self._save = button(self.tr("Save search"), "bookmark")
        self._save.clicked.connect(self.save)
        self._kept = quiet_button("", "history")
        self._kept.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._kept.setToolTip(self.tr("Recent and saved searches"))
        self._kept.setAccessibleName(self.tr("Recent and saved searches"))
        self._kept.clicked.connect(self.list_searches)
        self.box.textEdited.connect(self.typed)
        self.box.textChanged.connect(self._text_changed)
        self.box.returnPressed.connect(self.entered)
        self.switch.changed.connect(self.mode_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().units(2.5))
        row.addWidget(self.box, 1)
        for widget in (self.switch, self._save, self._kept):
            row.addWidget(widget)
        self._text_changed("")

    def remember(self) -> None:
        """Keep the query among the recent ones."""
        query = self.box.text().strip()
        if query:
            self._change(ChangeSearches(act="remember", query=query, mode=self.switch.mode))

    def set_added(self, parts: tuple[str, ...]) -> None:
        """Note what is searched for beside what stands in the box, so that it is saved, too."""
        if parts != self._added:
            self._added = parts
            self._offer_saving()

    def save(self) -> None:
        """Keep the search by its own words."""
        name = self.box.text().strip()
        if name:
            query, mode = " ".join([name, *self._added]), self.switch.mode
            self._change(ChangeSearches(act="save", query=query, name=name, mode=mode))
            self._save.setText(self.tr("Saved"))
            self._save.setEnabled(False)

    def list_searches(self) -> None:
        """Show the recent and the saved searches under their button."""
        self._backend.ask(ListSearches(), self._show_searches)

    def _offer_saving(self) -> None:
        self._save.setText(self.tr("Save search"))
        self._save.setEnabled(bool(self.box.text().strip()))

    def _text_changed(self, text: str) -> None:
        self._added = ()
        self._offer_saving()
        if not text:
            self.typed.emit("")

    def _change(self, request: ChangeSearches) -> None:
        self._backend.ask(request, lambda _answer: None)

    def _show_searches(self, answer: Answer) -> None:
        if isinstance(answer, Searches):
            menu = self.searches_menu(answer)
            menu.popup(self._kept.mapToGlobal(self._kept.rect().bottomLeft()))

    def searches_menu(self, searches: Searches) -> QMenu:
        """Return the menu of kept searches."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if searches.saved:
            menu.addSection(self.tr("Saved"))
        for saved in searches.saved:
            menu.addMenu(self._saved_menu(menu, saved))
        menu.addSection(self.tr("Recent"))
        for query in searches.recent:
            self._add(menu, query, lambda query=query: self.wanted.emit(query, ""))
        if not searches.recent:
            menu.addAction(self.tr("None yet")).setEnabled(False)
        menu.addSeparator()
        clear = self._add(
            menu, self.tr("Clear recent"), lambda: self._change(ChangeSearches(act="clear"))
        )
        clear.setEnabled(bool(searches.recent))
        return menu

    def _saved_menu(self, parent: QMenu, saved: SavedSearch) -> QMenu:
        menu = QMenu(saved.name.replace("&", "&&"), parent)
        self._add(menu, self.tr("Search"), lambda: self.wanted.emit(saved.query, saved.mode))
        self._add(menu, self.tr("What is new"), lambda: self._ask_news(saved))
        forget = ChangeSearches(act="forget", name=saved.name, query=saved.query)
        self._add(menu, self.tr("Forget"), lambda: self._change(forget))
        return menu

    def _ask_news(self, saved: SavedSearch) -> None:
        """Ask for what is new, and note that it was looked at: saving it anew sets its time."""
        self.news_wanted.emit(saved)
        anew = ChangeSearches(act="save", query=saved.query, name=saved.name, mode=saved.mode)
        self._change(anew)

    @staticmethod
    def _add(menu: QMenu, text: str, act: object) -> QAction:
        made = menu.addAction(text.replace("&", "&&"))
        made.triggered.connect(act)
        return made
