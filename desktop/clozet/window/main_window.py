"""The window's frame: menu bar, rail, the views, the job strip."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QMainWindow, QWidget

from clozet.messages.housekeeping import Status
from clozet.messages.json_lines import Answer
from clozet.messages.library import Add, Collections, DocumentRow, Sync
from clozet.messages.progress import Failed
from clozet.messages.search import WarmUp
from clozet.messages.sources import AddingEstimate
from clozet.paths import resources

from .adding_sheet import AddingSheet
from .backend import Backend, worker_command
from .document_acts import DocumentActs
from .document_menu import DocumentMenu
from .dropping import ask_files, ask_folder, local_files
from .embedding import Embedding
from .failure_banner import FailureBanner
from .job_strip import JobStrip
from .keys_sheet import KeysSheet
from .label_sheet import LabelSheet
from .library_view import LibraryView
from .menus import Menus
from .overview import Overview
from .rail import Rail, RailEntry
from .theme import theme
from .undo import Undo
from .view_links import ViewLinks
from .views import NAMES, VIEWS, Views
from .window_place import WindowPlace
from .worker_ended import WorkerEnded

if TYPE_CHECKING:
    from .search_view import SearchView
    from .settings_view import SettingsView

_REST_MILLISECONDS = 100  # after the window is up, before the other views are built


class MainWindow(QMainWindow):
    """One library's window."""

    def __init__(self, library: Path, command: Callable[[str], list[str]] = worker_command) -> None:
        super().__init__()
        self.setWindowTitle("Clozet")
        self.setAcceptDrops(True)
        self._place = WindowPlace(library)
        theme().start_as(self._place.scheme, self._place.density)
        self.backend = Backend(library, command)
        self.overview = Overview(self.backend, self)
        self.undo = Undo(self.backend, self)
        self.acts = DocumentActs(self.backend, self.undo, self)
        self.embedding = Embedding(self.backend, self.overview, self)
        self.menus = Menus(self, self.menuBar())
        self.library = LibraryView(self.backend, self.overview, self.undo, self.acts)
        self.views = Views(self.library, self.backend, self.overview, self._place.settings)
        self.links = ViewLinks(self.views, self.menus, self.go)
        self.strip = JobStrip(self.backend, self.overview, self.embedding)
        self.banner = FailureBanner()
        self._warm = False
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._build_rest)
        self._fill_layout()
        self._connect_actions()
        self._connect_parts()
        self._place.restore(self)
        self.library.documents.setFocus()
        self.go(self._place.view if self._place.view in NAMES else "library")

    @property
    def view(self) -> str:
        """The name of the view that is shown."""
        return self.views.current

    @property
    def search(self) -> "SearchView":
        """The Search view."""
        return self.views.search

    @property
    def settings(self) -> "SettingsView":
        """The Settings view."""
        return self.views.settings

    def go(self, view: str) -> None:
        """Show a view."""
        self.views.go(view)
        self.menus.actions[f"go {view}"].setChecked(True)

    def go_search(self) -> None:
        """Show the Search view, its box ready for typing."""
        self.go("search")
        self.search.focus_box()

    def add(self, paths: Sequence[str], watch: bool = False) -> None:
        """Add files and folders."""
        self.acts.add(paths, watch=watch)

    def showEvent(self, event: QShowEvent) -> None:  # Qt's name
        """Ask the library only once the window stands."""
        super().showEvent(event)
        QTimer.singleShot(0, self.overview, self.overview.ask)
        self._rest.start(_REST_MILLISECONDS)

    def closeEvent(self, event: QCloseEvent) -> None:  # Qt's name
        """Remember the place, then end the workers."""
        self._rest.stop()
        self.views.save()
        self._place.save(self, self.view)
        self.hide()
        self.backend.close()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Follow the system's font and palette."""
        super().changeEvent(event)
        if event.type() in (
            QEvent.Type.ApplicationFontChange,
            QEvent.Type.ApplicationPaletteChange,
        ):
            theme().refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # Qt's name
        """Take files and folders anywhere."""
        if local_files(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # Qt's name
        """Add what is dropped."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.add(local_files(event.mimeData()))

    def _fill_layout(self) -> None:
        go = self.menus.actions
        self.rail = Rail([RailEntry(go[f"go {kind.name}"], kind.at_foot) for kind in VIEWS])
        middle = QWidget()
        layout = QGridLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail, 0, 0, 2, 1)
        layout.addWidget(self.banner, 0, 1)
        layout.addWidget(self.views.stack, 1, 1)
        layout.addWidget(self.strip, 2, 0, 1, 2)
        layout.setRowStretch(1, 1)
        self.setCentralWidget(middle)
        self.setMinimumSize(theme().units(240), theme().units(160))

    def _connect_actions(self) -> None:
        DocumentMenu(self.menus, self.library, self.acts, self.overview)
        self.menus.connect_to(
            {
                "add files": lambda: self.add(ask_files(self, self.tr("Add files"))),
                "add folder": self._add_folder,
                "watch folder": lambda: self.add(
                    ask_folder(self, self.tr("Add a folder and watch it")), watch=True
                ),
                "sync": self._sync_all,
                "new collection": self._new_collection,
                "back up": lambda: self.settings.library.back_up(),  # noqa: PLW0108  # not built yet
                "quit": self.close,
                "labels": self._label,
                "undo": self.undo.undo,
                "filter": self._filter,
                "next pane": lambda: self._step_pane(1),
                "previous pane": lambda: self._step_pane(-1),
                "jobs": self.strip.show_jobs,
                "ledger": self._show_ledger,
                "search": self.go_search,
                "keys": lambda: KeysSheet(self.menus.keys(), self).open(),
                "about": lambda: self.go("settings"),
            }
            | {f"go {name}": partial(self.go, name) for name in NAMES}
        )
        details, compact = (self.menus.actions[name] for name in ("details", "compact"))
        details.setChecked(True)
        details.toggled.connect(self.library.show_details)
        compact.setChecked(theme().density == "compact")
        compact.triggered.connect(self._choose_density)
        self.library.header.set_add_menu(
            [self.menus.actions[name] for name in ("add files", "add folder", "watch folder")]
        )
        self._name_undo()

    def _connect_parts(self) -> None:
        self.backend.worker_ended.connect(self._worker_ended)
        self.overview.status.connect(self._take_status)
        self.overview.collections.connect(self._take_collections)
        self.undo.changed.connect(self._name_undo)
        for source in (self.backend, self.overview, self.undo, self.acts, self.embedding):
            source.failed.connect(self._failed)
        for part in (self.library, self.strip):
            part.failed.connect(self._failed)
        for done in (self.acts.acted, self.library.collection_acts.acted, self.undo.undone):
            done.connect(self.overview.ask)
        self.strip.ledger_wanted.connect(self._show_ledger)
        self.acts.many.connect(self._ask_before_many)
        self.library.search_wanted.connect(self.go_search)
        self.library.opened.connect(self._open)
        self.library.first_start.folder_wanted.connect(self._add_folder)
        self.library.first_start.samples_wanted.connect(
            lambda: self.add([str(resources() / "sample")])
        )
        self.links.failed.connect(self._failed)
        self.links.progress.connect(self.strip.take_progress)
        self.links.noted.connect(self.strip.note)
        self.links.undoable.connect(self.undo.remember)

    def _open(self, row: DocumentRow) -> None:
        if row.id is None:
            self.acts.open_outside([row])
        else:
            self.go("search")
            self.search.open_document(row)

    def _build_rest(self) -> None:
        """Build what is not shown yet, one view at a time: what is typed comes between."""
        if self.views.build_next():
            self._rest.start(0)

    def _add_folder(self) -> None:
        self.add(ask_folder(self, self.tr("Add a folder")))

    def _ask_before_many(self, asked: Add, estimate: AddingEstimate) -> None:
        sheet = AddingSheet(self.backend, asked, estimate, self)
        sheet.wanted.connect(self.acts.add_now)
        sheet.open()

    def _new_collection(self) -> None:
        self.go("library")
        self.library.collection_acts.create(self.overview.last_collections)

    def _label(self) -> None:
        LabelSheet(self.backend, self.undo, self.library.chosen, self).open()

    def _filter(self) -> None:
        self.go("library")
        self.library.header.filter.setFocus()

    def _show_ledger(self) -> None:
        self.go("settings")
        self.settings.show_ledger()

    def _sync_all(self) -> None:
        self.backend.ask(Sync(), self._synced_now)

    def _synced_now(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self._failed(answer)

    def _choose_density(self, compact: bool) -> None:
        self.settings.choose_density("compact" if compact else "comfortable")

    def _take_status(self, status: Status) -> None:
        if not self._warm and status.vectors:
            self._warm = True  # a library without vectors has nothing to be warm for
            self.backend.ask(WarmUp(), lambda answer: None)

    def _take_collections(self, found: Collections) -> None:
        self.rail.set_needing(found.needing)

    def _failed(self, failure: Failed) -> None:
        if failure.kind != "worker":  # `_worker_ended` says that one, once
            self.banner.show_failure(failure)

    def _worker_ended(self, ended: WorkerEnded) -> None:
        again = self.tr("It was started again; nothing that was finished is lost.")
        later = self.tr("It is started again when it is needed; nothing finished is lost.")
        remedy = again if ended.restarted else later
        self.banner.show_failure(
            Failed(kind="worker", message=ended.sentence, remedy=remedy, exit_code=1)
        )

    def _name_undo(self) -> None:
        act, action = self.undo.next, self.menus.actions["undo"]
        action.setEnabled(act is not None)
        nothing = self.tr("Nothing to undo")
        action.setText(self.tr("Undo: {}").format(act.name) if act else nothing)

    def _step_pane(self, step: int) -> None:
        around: list[QWidget] = [self.rail.buttons[NAMES.index(self.view)], self.strip.network]
        self.views.step_pane(step, around)
