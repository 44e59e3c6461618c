"""The Library view: collections, documents, the chosen one."""

import msgspec
from PySide6.QtCore import QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from clozet.messages.housekeeping import Status
from clozet.messages.library import Collections, DocumentRow, SourceRow

from .backend import Backend
from .collection_acts import CollectionActs
from .collection_rows import Place
from .collections_pane import CollectionsPane
from .controls import label
from .details_pane import DetailsPane
from .document_acts import DocumentActs
from .document_rows import DocumentTable
from .documents_view import DocumentsView
from .first_start import FirstStart
from .library_header import LibraryHeader
from .needs_you_bar import NeedsYouBar
from .overview import Overview
from .source_sheet import SourceSheet
from .theme import theme
from .undo import Undo
from .view import View

_TYPING_MILLISECONDS = 120
_PANES = (56, 189, 75)  # units
_DETAILS_FROM = 250


class LibraryView(View):
    """`opened`: a document for the reader; `search_wanted`: the search box."""

    opened = Signal(object)
    search_wanted = Signal()

    def __init__(
        self,
        backend: Backend,
        overview: Overview,
        undo: Undo,
        acts: DocumentActs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._backend = backend
        self._overview = overview
        self._acts = acts
        self._place = Place("all", self.tr("All documents"))
        self._menu_actions: list[QAction] = []
        self._details_wanted = True
        self.header = LibraryHeader()
        self.first_start = FirstStart()
        self.collections = CollectionsPane()
        self.collection_acts = CollectionActs(backend, undo, self)
        self.rows = DocumentTable(backend, self)
        self.documents = DocumentsView(self.rows)
        self.details = DetailsPane(backend)
        self.details.setMinimumWidth(theme().units(40))
        self._needs_you = NeedsYouBar()
        self._empty = label("", "muted", wrap=True)
        self._lists = QStackedWidget()
        self._stack = QStackedWidget()
        self._splitter = self._made_splitter()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MILLISECONDS)
        self._fill_layout()
        self._connect_lists()
        self._connect_collections()
        self._ask()

    def show_empty(self, empty: bool) -> None:
        """Show the first start or the lists."""
        self._stack.setCurrentIndex(0 if empty else 1)
        self.header.filter.setVisible(not empty)
        if empty:
            self.header.set_place(self.tr("Library"))
            self.header.set_nothing()
        else:
            self.header.set_place(self._place.name)

    @property
    def chosen(self) -> list[DocumentRow]:
        """The rows that are chosen."""
        return self.documents.rows_chosen()

    def set_menu(self, actions: list[QAction]) -> None:
        """Give the rows' context menu the window's actions on documents."""
        self._menu_actions = actions

    def save(self, settings: QSettings) -> None:
        """Remember the panes' sizes."""
        settings.setValue("library/splitter", self._splitter.saveState())

    def restore(self, settings: QSettings) -> None:
        """Give the panes the sizes they had."""
        state = settings.value("library/splitter")
        if state is not None:
            self._splitter.restoreState(state)

    def show_details(self, shown: bool) -> None:
        """Show or hide the pane of the chosen document, whatever the window's width says."""
        self._details_wanted = shown
        self.details.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Leave the details out where the list would get too narrow."""
        super().resizeEvent(event)
        before, now = event.oldSize().width(), self.width()
        narrow = theme().units(_DETAILS_FROM)
        if (before < narrow) != (now < narrow) or before < 0:
            self.details.setVisible(self._details_wanted and now >= narrow)

    def panes(self) -> list[QWidget]:
        """Return the panes that F6 goes through, in reading order."""
        if self._stack.currentIndex() == 0:
            return [self.first_start.add]
        return [self.header.filter, self.collections.list, self.documents, self.details]

    def _made_splitter(self) -> QSplitter:
        middle = QFrame()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lists.addWidget(self.documents)
        self._lists.addWidget(self._empty)
        for widget in (self._needs_you, self._lists):
            layout.addWidget(widget)
        splitter = QSplitter()
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for pane in (self.collections, middle, self.details):
            splitter.addWidget(pane)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([theme().units(size) for size in _PANES])
        return splitter

    def _fill_layout(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._stack)
        self._stack.addWidget(self.first_start)
        self._stack.addWidget(self._splitter)
        self._stack.setCurrentIndex(1)

    def _connect_lists(self) -> None:
        self._typing.timeout.connect(self._ask)
        self.header.filter.textChanged.connect(self._typed)
        self.header.filter.left.connect(self.documents.setFocus)
        self.header.search_wanted.connect(self.search_wanted)
        self.header.language_chosen.connect(self._ask)
        self.documents.typed.connect(self._type)
        self.documents.chosen.connect(self.details.show_rows)
        self.documents.acted.connect(self.do)
        self.documents.doubleClicked.connect(lambda index: self._open(index.row()))
        self.documents.menu_wanted.connect(self._menu)
        self.rows.counted.connect(self._counted)
        self.rows.dataChanged.connect(lambda: self.details.show_rows(self.chosen))
        self.rows.failed.connect(self.failed)
        self.details.acted.connect(self.do)
        self.details.password.connect(lambda row, typed: self._acts.retry([row], typed))
        self.details.opened_outside.connect(lambda row: self._acts.open_outside([row]))
        self.details.path_copied.connect(lambda row: self._acts.copy_paths([row]))
        self._overview.renewed.connect(self.rows.reload)
        self._overview.status.connect(self._take_status)
        self._needs_you.ocr_wanted.connect(self._acts.recognise_all)
        self._needs_you.wanted.connect(lambda: self.collections.choose("needing"))

    def _connect_collections(self) -> None:
        pane, acts = self.collections, self.collection_acts
        pane.chosen.connect(self._go)
        pane.created.connect(lambda: acts.create(self._overview.last_collections))
        pane.renamed.connect(acts.rename)
        pane.deleted.connect(acts.delete)
        pane.dropped.connect(self._acts.put_into)
        pane.offered.connect(self._acts.add)
        pane.adjusted.connect(self._adjust)
        acts.created.connect(pane.edit_when_there)
        acts.renamed.connect(pane.follow)
        acts.failed.connect(self.failed)
        self._overview.collections.connect(self._take_collections)

    def _adjust(self, source: SourceRow) -> None:
        SourceSheet(self._backend, source, self).open()

    def do(self, row: DocumentRow, act: str) -> None:
        """Do what the button of a row says."""
        match act:
            case "retry":
                self._acts.retry([row])
            case "ocr":
                self._acts.recognise([row])
            case "skip":
                self._acts.skip([row])
            case "remove":
                self._acts.remove([row])
            case "show":
                self.header.filter.setText(row.paths[0])
            case "look" | "password":
                number = self.rows.number_of(row.path)
                if number is not None:
                    self.documents.choose(number)
                self.details.setFocus()
                if act == "password":
                    self.details.focus_password()

    def _ask(self) -> None:
        name = self.header.filter.text().strip()
        narrowed = {"name": name, "language": self.header.language}
        self.rows.show_only(msgspec.structs.replace(self._place.question, **narrowed))
        self.details.show_rows([])

    def _go(self, place: Place) -> None:
        self._place = place
        self.header.set_place(place.name)
        self._show_needs_you()
        self._ask()

    def _counted(self, total: int, needing: int) -> None:
        if self._stack.currentIndex() == 1:
            self.header.set_counts(total, needing)
        self._lists.setCurrentIndex(0 if total else 1)
        if self.header.filter.text():
            words = self.tr("No document here has “{}” in its name.")
            self._empty.setText(words.format(self.header.filter.text()))
        elif self._place.kind == "collection" and self.header.language is None:
            self._empty.setText(
                self.tr("Drop documents here, or right-click a document and choose its collection.")
            )
        else:
            self._empty.setText(self.tr("No documents here."))

    def _take_collections(self, found: Collections) -> None:
        self.collections.fill(found)
        self.header.set_languages(found.languages)
        self.show_empty(not found.total)

    def _take_status(self, status: Status) -> None:
        self._show_needs_you()

    def _show_needs_you(self) -> None:
        status = self._overview.last_status
        if status is not None:
            only_these = self._place.kind == "needing"
            self._needs_you.show_states(status.states, all_shown=only_these)

    def _open(self, number: int) -> None:
        row = self.rows.row(number)
        if row is not None:
            self.opened.emit(row)

    def _typed(self, text: str) -> None:
        self._typing.start()

    def _type(self, letters: str) -> None:
        self.header.filter.setText(self.header.filter.text() + letters)
        self.header.filter.setFocus()

    def _menu(self, at: QPoint) -> None:
        if not self.chosen:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._menu_actions)
        menu.popup(self.documents.viewport().mapToGlobal(at))
