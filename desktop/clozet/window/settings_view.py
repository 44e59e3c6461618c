"""The Settings view: library, looks, work, searches, ledger, about."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from clozet import __version__
from clozet.messages.housekeeping import (
    AskSettings,
    ChangeSearches,
    ChangeSentences,
    ChangeSetting,
    Settings,
    Status,
)
from clozet.messages.json_lines import Answer, Request
from clozet.messages.progress import Failed

from .backend import Backend
from .controls import Field, button, label, rule
from .ledger_table import LedgerTable
from .overview import Overview
from .segments import Segments
from .settings_adapting import AdaptingSettings
from .settings_library import LibrarySettings
from .settings_models import ModelsSettings
from .theme import theme
from .view import View

_NAME_UNITS, _CONTENT_UNITS = 44, 190


class SettingsView(View):
    """`scheme_chosen` and `density_chosen` carry what the window should look like."""

    scheme_chosen = Signal(str)
    density_chosen = Signal(str)

    def __init__(self, backend: Backend, overview: Overview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self.library = LibrarySettings(backend)
        self.library.failed.connect(self.failed)
        self.models = ModelsSettings(backend, overview)
        self.models.failed.connect(self.failed)
        self.scheme = Segments(
            self.tr("Theme"),
            [
                ("system", self.tr("System")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ],
        )
        self.scheme.chosen.connect(self._choose_scheme)
        self.density = Segments(
            self.tr("Rows"),
            [("comfortable", self.tr("Comfortable")), ("compact", self.tr("Compact"))],
        )
        self.density.chosen.connect(self.choose_density)
        self.threads = self._made_threads()
        self._ocr_hint = label(self.tr("Tesseract's names, joined by +, such as deu+eng"), "muted")
        self.ocr_language = self._made_ocr_language()
        self.adapting = AdaptingSettings()
        self.adapting.chosen.connect(self._change)
        self.history = self._made_memory("history", self.tr("Searches"))
        self.sentences = self._made_memory("sentences", self.tr("Sentences"))
        self.ledger = LedgerTable(backend)
        self._area = QScrollArea()
        self._fill_layout()
        overview.status.connect(self._take_status)

    def ask(self) -> None:
        """Ask for the settings as the library has them."""
        self._backend.ask(AskSettings(), self._take_settings)

    def show_now(self) -> None:
        """Ask for what may have changed since the view was last shown."""
        self.ask()
        self.ledger.ask()
        self.models.ask()

    def show_ledger(self) -> None:
        """Bring the ledger into sight."""
        self._area.ensureWidgetVisible(self.ledger)
        self.ledger.table.setFocus()

    def panes(self) -> list[QWidget]:
        """Return the panes that F6 goes through."""
        return [self.models, self.scheme, self.threads, self.ledger.table]

    def _made_threads(self) -> QSpinBox:
        made = QSpinBox()
        made.setRange(0, 256)
        made.setSpecialValueText(self.tr("As many as the machine has"))
        made.setAccessibleName(self.tr("Threads"))
        made.setMinimumWidth(theme().units(50))
        made.editingFinished.connect(lambda: self._change("threads", made.value()))
        return made

    def _made_ocr_language(self) -> Field:
        made = Field()
        made.setPlaceholderText(self.tr("The system's own, with English"))
        made.setAccessibleName(self.tr("Language for text recognition"))
        made.setAccessibleDescription(self._ocr_hint.text())
        made.editingFinished.connect(lambda: self._change("ocr_language", made.text().strip()))
        return made

    def _fill_layout(self) -> None:
        units = theme().units
        header = QFrame()
        header.setProperty("look", "header")
        header.setFixedHeight(units(12))
        head = QHBoxLayout(header)
        head.setContentsMargins(units(4), 0, units(4), 0)
        head.addWidget(label(self.tr("Settings"), "title"))
        inner = QFrame()
        inner.setProperty("look", "pane")
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(units(4), units(5), units(4), units(5))
        self._grid.setHorizontalSpacing(units(4))
        self._grid.setVerticalSpacing(units(4))
        self._grid.setColumnMinimumWidth(0, units(_NAME_UNITS))
        self._grid.setColumnStretch(1, 1)
        self._add_sections()
        self._area.setWidget(inner)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.tr("Settings"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (header, self._area):
            layout.addWidget(widget)

    def _add_sections(self) -> None:
        self._section(self.tr("Library"), self.library)
        self._section(self.tr("Models"), self.models)
        self._section(self.tr("Theme"), self.scheme)
        self._section(self.tr("Rows in lists"), self.density)
        self._section(self.tr("Threads at work"), _beside(self.threads))
        self._section(self.tr("Text recognition (OCR)"), _beside(self.ocr_language, self._ocr_hint))
        self._section(self.tr("Adapting"), self.adapting)
        self._section(self.tr("Searches"), self._memory(self.history, ChangeSearches(act="clear")))
        sentences = self._memory(self.sentences, ChangeSentences(act="clear"))
        self._section(self.tr("Sentences tried"), sentences)
        self._section(self.tr("Ledger"), self.ledger)
        self._section(self.tr("About"), self._about(), last=True)

    def _made_memory(self, setting: str, name: str) -> Segments:
        made = Segments(name, [("on", self.tr("Remember")), ("", self.tr("Do not remember"))])
        made.chosen.connect(lambda on: self._change(setting, bool(on)))
        return made

    def _memory(self, switch: Segments, clearing: Request) -> QWidget:
        clear = button(self.tr("Clear what is remembered"))
        clear.clicked.connect(lambda: self._backend.ask(clearing, self._changed))
        return _beside(switch, clear)

    def _section(self, name: str, content: QWidget, last: bool = False) -> None:
        row = self._grid.rowCount()
        caption = label(name, "head")
        self._grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        content.setMaximumWidth(theme().units(_CONTENT_UNITS))
        cell = QHBoxLayout()
        cell.addWidget(content, 1)
        cell.addStretch(0)
        self._grid.addLayout(cell, row, 1)
        if last:
            self._grid.setRowStretch(row + 1, 1)
        else:
            self._grid.addWidget(rule(), row + 1, 0, 1, 2)

    def _about(self) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().units(1.5))
        layout.addWidget(label(self.tr("Clozet {}").format(__version__), "strong"))
        words = self.tr(
            "Free software under the GNU Affero General Public License 3, without any warranty."
            " Reading PDF is by PyMuPDF (AGPL-3.0), the icons are by Tabler (MIT)."
        )
        layout.addWidget(label(words, "muted", wrap=True))
        return made

    def _take_status(self, status: Status) -> None:
        self.library.show_status(status)
        self.threads.setSpecialValueText(self.tr("All {}").format(status.hardware.threads))
        self.threads.setMaximum(max(1, status.hardware.threads))

    def _take_settings(self, answer: Answer) -> None:
        if not isinstance(answer, Settings):
            return
        for switch, name, chosen in (
            (self.scheme, "theme", self.scheme_chosen),
            (self.density, "density", self.density_chosen),
        ):
            kept = str(answer.values.get(name, switch.value))
            if kept != switch.value:
                switch.set_value(kept)
                chosen.emit(kept)
        self.threads.setValue(int(answer.values.get("threads", 0)))
        self.ocr_language.setText(str(answer.values.get("ocr_language", "")))
        self.adapting.show_settings(answer.values)
        for memory, name in ((self.history, "history"), (self.sentences, "sentences")):
            memory.set_value("on" if answer.values.get(name, True) else "")

    def _choose_scheme(self, value: str) -> None:
        self._change("theme", value)
        self.scheme_chosen.emit(value)

    def choose_density(self, value: str) -> None:
        """Set the height of rows, and keep it."""
        self.density.set_value(value)
        self._change("density", value)
        self.density_chosen.emit(value)

    def _change(self, name: str, value: str | int | bool) -> None:
        self._backend.ask(ChangeSetting(name=name, value=value), self._changed)

    def _changed(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self.failed.emit(answer)


def _beside(*widgets: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().units(4))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return made
