"""The chosen document: what it is, what is wrong with it, where it lies, how it reads."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from clozet.messages.json_lines import Answer
from clozet.messages.library import DocumentRow, DocumentShown, PageShown, ShowDocument
from clozet.messages.reading import PageImage, RenderPage
from clozet.paths import LibraryPaths

from . import document_states
from .backend import Backend
from .controls import button, label, rule
from .document_facts import Facts, Places
from .first_page import WIDTH_UNITS, FirstPage
from .numbers import data_size
from .problem_block import ProblemBlock
from .theme import theme

_TEXT_SHOWN = 600


class DetailsPane(QScrollArea):
    """Shows one chosen row; `acted` its acts, `password` what was typed for it."""

    acted = Signal(object, str)
    password = Signal(object, str)
    opened = Signal(object)
    opened_outside = Signal(object)
    path_copied = Signal(object)

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._row: DocumentRow | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The chosen document"))
        self._title = label("", "head", wrap=True)
        self._meta = label("", "meta", wrap=True)
        self._problem = ProblemBlock()
        self._problem.acted.connect(lambda act: self.acted.emit(self._row, act))
        self._problem.password.connect(lambda typed: self.password.emit(self._row, typed))
        self._page = FirstPage()
        self._facts = Facts()
        self._places = Places()
        self._caption = label(self.tr("Text as read"), "caption")
        self._text = label("", wrap=True)
        self._rule = rule()
        self._buttons = self._made_buttons()
        self._fill_layout()
        self.show_rows([])

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for the width that the page and the facts need."""
        return QSize(theme().units(75), theme().units(100))

    def show_rows(self, rows: list[DocumentRow]) -> None:
        """Show the one chosen row, or how many are chosen."""
        row = rows[0] if len(rows) == 1 else None
        again = row is not None and self._row is not None and row.path == self._row.path
        unchanged = again and row == self._row
        self._row = row
        if unchanged:
            return
        for part in (self._page, self._facts, self._places, self._caption, self._text):
            part.setVisible(row is not None)
        for widget in (self._buttons, self._rule):
            widget.setVisible(row is not None)
        if row is None:
            self._show_none(len(rows))
        else:
            self._show_one(row, again)

    def focus_password(self) -> None:
        """Let the user type the password of the row shown."""
        self._problem.focus_password()

    def _show_none(self, count: int) -> None:
        self._problem.hide()
        self._title.setText(self.tr("%Ln document(s) chosen", "", count) if count else "")
        self._meta.setText("" if count else self.tr("Choose a document to see what was read."))

    def _show_one(self, row: DocumentRow, again: bool) -> None:
        self._title.setText(document_states.file_name(row))
        self._meta.setText(self._facts_in_a_line(row))
        self._problem.show_row(row)
        self._facts.show_row(row)
        self._places.show_row(row)
        if not again:
            self._text.clear()
            self._caption.hide()
            self._page.hide()
        if row.id is None:
            self._page.hide()
            return
        asked = row.id
        self._backend.ask(
            ShowDocument(id=asked, page=1), lambda answer: self._take_text(asked, answer)
        )

    def _take_text(self, asked: int, answer: Answer) -> None:
        if self._row is None or self._row.id != asked or not isinstance(answer, DocumentShown):
            return
        page = answer.pages[0] if answer.pages else None
        text = " ".join((page.text if page else "").split())
        short = text if len(text) <= _TEXT_SHOWN else text[:_TEXT_SHOWN].rsplit(" ", 1)[0] + " …"
        self._text.setText(short)
        self._caption.setVisible(bool(text))
        self._page.show()
        if page is None or not page.width or not page.height:
            self._page.set_without(
                self.tr("No picture of the first page: this kind has no pages of its own.")
            )
        else:
            self._draw_page(self._row, asked, page)

    def _draw_page(self, row: DocumentRow, document: int, page: PageShown) -> None:
        width, height = page.width or 1.0, page.height or 1.0
        self._page.expect(document_states.file_name(row), width, height)
        wanted = theme().units(WIDTH_UNITS) * self.devicePixelRatioF()
        zoom = max(0.05, round(wanted / width, 2))
        png = LibraryPaths(self._backend.library).page_image(document, 1, zoom)
        request = RenderPage(
            path=row.path, path_escaped=row.path_escaped, page=1, png=str(png), zoom=zoom
        )
        self._backend.ask(request, lambda answer: self._take_picture(document, answer))

    def _take_picture(self, document: int, answer: Answer) -> None:
        if self._row is None or self._row.id != document:
            return
        if isinstance(answer, PageImage):
            self._page.set_picture(answer.png)
        else:
            self._page.set_without(self.tr("The first page could not be drawn."))

    def _facts_in_a_line(self, row: DocumentRow) -> str:
        parts = [row.kind.upper() if len(row.kind) <= 4 else row.kind] if row.kind else []
        if row.pages:
            parts.append(self.tr("%Ln page(s)", "", row.pages))
        parts.append(data_size(row.bytes))
        if row.collections:
            parts.append(self.tr("in {}").format(", ".join(row.collections)))
        return " · ".join(parts)

    def _made_buttons(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().units(2))
        for word, signal in (
            (self.tr("Open in viewer"), self.opened_outside),
            (self.tr("Copy path"), self.path_copied),
        ):
            one = button(word)
            one.clicked.connect(lambda _checked=False, signal=signal: signal.emit(self._row))
            row.addWidget(one)
        row.addStretch(1)
        return made

    def _fill_layout(self) -> None:
        units = theme().units
        inner = QFrame()
        inner.setProperty("look", "pane")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(units(4), units(4), units(4), units(4))
        layout.setSpacing(units(3))
        head = QVBoxLayout()
        head.setSpacing(units(0.75))
        head.addWidget(self._title)
        head.addWidget(self._meta)
        layout.addLayout(head)
        layout.addWidget(self._problem)
        beside = QHBoxLayout()
        beside.setSpacing(units(3.5))
        beside.addWidget(self._page, 0, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(self._facts, 1, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(beside)
        for widget in (self._places, self._buttons, self._rule, self._caption, self._text):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.setWidget(inner)
