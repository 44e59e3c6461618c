"""The reader: a document's pages or text, with the results in it lit."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clozet.file_names import to_path
from clozet.messages.library import DocumentShown
from clozet.messages.reading import Span
from clozet.messages.search import Result

from .backend import Backend
from .controls import label
from .failure_banner import FailureBanner
from .hit_light import page_lights, sentence_span, spot
from .letter_pointer import LetterPointer
from .opening import open_file
from .page_column import page_sizes
from .page_view import PageView, Spot
from .proofreading_sheet import ProofreadingSheet
from .reader_actions import by_menu, reader_actions
from .reader_foot import ReaderFoot
from .reader_header import ReaderHeader
from .reader_light import ReaderLight
from .reader_opening import ReaderOpening
from .recognition_bar import RecognitionBar
from .result_text import citation
from .surprise_bar import SurpriseBar
from .text_page import TextPage
from .thumbnails import Thumbnails

_ZOOM_STEP = 1.2


class ReaderPane(QFrame):
    """Shows one document; `hit_stepped` (1 or -1), `hit_chosen` (a passage) and
    `similar_wanted` (a `Result`) tell what the user wants of the search, `blank_wanted` is a text
    for Blanks, `left` tells that it was Esc.
    """

    hit_stepped = Signal(int)
    hit_chosen = Signal(int)
    similar_wanted = Signal(object)
    blank_wanted = Signal(str)
    left = Signal()

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "pane")
        self.setAccessibleName(self.tr("Reader"))
        self._backend = backend
        self._document: DocumentShown | None = None
        self._opening = ReaderOpening(backend, self)
        self._result: Result | None = None
        self._hits: Sequence[Result] = ()
        self._go_to_page = self._page = 1
        self._roomy = True
        self.pages = PageView(backend)
        self.text = TextPage()
        self.thumbnails = Thumbnails(backend)
        self.surprise = SurpriseBar(backend)
        self._lit = ReaderLight(self.pages, self.text)
        self.actions_by_name = self._make_actions()
        self._header = ReaderHeader(self.actions_by_name)
        self._recognition = RecognitionBar(backend)
        self._failure = FailureBanner()
        self._lay_out()
        self._connect()
        self.clear()

    def show_result(self, result: Result, hits: Sequence[Result], number: tuple[int, int]) -> None:
        """Show a result lit on its page, and the other `hits` of its document."""
        self._result, self._hits = result, hits
        self._header.show_hits(*number)
        if self._document is not None and self._document.document.id == result.document.id:
            self._light()
        else:
            self._opening.open(result.document.id)

    def show_document(self, document: int, page: int = 1) -> None:
        """Show a document by its id, with nothing lit."""
        self._result, self._hits, self._go_to_page = None, (), page
        self._header.show_hits(0, 0)
        self._opening.open(document)

    def clear(self) -> None:
        """Show nothing."""
        self._opening.stop()
        self._document = self._result = None
        self._stack.setCurrentWidget(self._empty)
        self._header.hide()
        self._foot.hide()
        self.surprise.show_document(None)
        self._enable()

    def menu_actions(self) -> dict[str, list[QAction]]:
        """Return the actions by the menu that they belong to."""
        return by_menu(self.actions_by_name)

    @property
    def _shown(self) -> PageView | TextPage:
        return self.text if self._stack.currentWidget() is self.text else self.pages

    def _make_actions(self) -> dict[str, QAction]:
        return reader_actions(
            self,
            {
                "copy": self._copy,
                "next": partial(self.hit_stepped.emit, 1),
                "previous": partial(self.hit_stepped.emit, -1),
                "similar": lambda: self.similar_wanted.emit(self._result),
                "blank": self._blank,
                "cite": self._cite,
                "open": self._open_in_viewer,
                "proofread": self._proofread,
                "page_up": lambda: self._shown.step_page(-1),
                "page_down": lambda: self._shown.step_page(1),
                "zoom_in": lambda: self._shown.set_zoom(self._shown.zoom * _ZOOM_STEP),
                "zoom_out": lambda: self._shown.set_zoom(self._shown.zoom / _ZOOM_STEP),
                "fit": self._fit,
                "thumbnails": self._show_thumbnails,
                "surprise": lambda: self.surprise.set_on(
                    self.actions_by_name["surprise"].isChecked()
                ),
                "leave": self.left.emit,
            },
        )

    def _lay_out(self) -> None:
        self._empty = label(self.tr("Choose a result to read it here."), "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._with_pages = QWidget()
        beside = QHBoxLayout(self._with_pages)
        self._foot = ReaderFoot(self.actions_by_name)
        self._stack = QStackedWidget()
        for widget in (self._empty, self._with_pages, self.text):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        for layout in (beside, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        for widget in (self.thumbnails, self.pages):
            beside.addWidget(widget)
        above, below = (self._header, self._failure, self._recognition), (self.surprise, self._foot)
        for part in (*above, self._stack, *below):
            column.addWidget(part, int(part is self._stack))
        self.setFocusProxy(self.pages)

    def _connect(self) -> None:
        self._header.page_asked.connect(self._show_page)
        self.thumbnails.page_chosen.connect(self._show_page)
        for act in (self._describe, self._tint):
            self.pages.selection.words.arrived.connect(lambda _page, act=act: act())
        for area, at in ((self.pages, self.pages.selection), (self.text, self.text)):
            LetterPointer(area, at.letter_at).pointed.connect(self.surprise.point)
        self.surprise.changed.connect(self._tint)
        for bar in (self.surprise, self._recognition):
            bar.failed.connect(self._failure.show_failure)
        self._recognition.recognised.connect(self._read_anew)
        self._opening.arrived.connect(self._show)
        self._opening.failed.connect(self._failure.show_failure)
        for view in (self.pages, self.text):
            view.page_changed.connect(self._page_changed)
            view.zoom_changed.connect(self._header.show_zoom)
            view.marks.mark_clicked.connect(self._mark_clicked)

    def _read_anew(self, document: int) -> None:
        if self._document is not None and self._document.document.id == document:
            self._go_to_page = self._page
            self._opening.open(document)

    def _show(self, shown: DocumentShown) -> None:
        self._document = shown
        sizes = page_sizes(shown.pages)
        if sizes is None:
            self.text.show_pages(shown.pages)
        else:
            self.pages.show_document(shown.document, sizes)
            self.thumbnails.show_document(shown.document, sizes)
        path = to_path(shown.document.path, shown.document.path_escaped)
        self._header.show_document(path.name, str(path), len(shown.pages))
        self._header.show_page(1)
        self._failure.clear()
        self._recognition.show_document(shown.document)
        self._header.show()
        self._foot.show()
        self._stack.setCurrentWidget(self.text if sizes is None else self._with_pages)
        self.setFocusProxy(self._shown)
        self.surprise.show_document(shown.document.id)
        self._header.show_zoom(self._shown.zoom)
        self._light()

    def _light(self) -> None:
        """Light the result and the other hits, mark them, and go there."""
        result = self._result
        self._tint()
        if self._shown is self.pages:
            self.thumbnails.set_light(page_lights(result, self._hits))
            self.pages.go_to(spot(result) if result is not None else Spot(self._go_to_page))
        elif result is not None:
            self.text.go_to(sentence_span(result) or result.spans[0])
        self._describe()
        self._enable()

    def _tint(self) -> None:
        self._lit.show(self._shown, self._result, self._hits, self.surprise.words)

    def _mark_clicked(self, number: int) -> None:
        if number < len(self._hits):
            self.hit_chosen.emit(self._hits[number].passage)
        else:
            self._lit.go_to_word(number - len(self._hits))

    def _show_page(self, page: int) -> None:
        if self._shown is self.pages:
            self.pages.go_to(Spot(page))
        else:
            self.text.go_to(Span(page=page, start=0, end=0))
        self._shown.setFocus()

    def _page_changed(self, page: int) -> None:
        self._header.show_page(page)
        if self._shown is self.pages:
            self.thumbnails.follow(page)
        self._page = page
        self.surprise.go_to(page)
        self._describe()

    def _describe(self) -> None:
        """Give a screen reader the page: the lit sentence first, then its text."""
        if self._document is None:
            return
        page = self._page
        name = self.tr("Page {0} of {1}").format(page, len(self._document.pages))
        sentence = self._result.sentence if self._result is not None else None
        lit = sentence.text if sentence is not None and sentence.page == page else ""
        text = self.pages.selection.words.text(page) if self._shown is self.pages else ""
        self._shown.setAccessibleName(name)
        self._shown.setAccessibleDescription("\n".join(part for part in (lit, text) if part))

    def _enable(self) -> None:
        for name, action in self.actions_by_name.items():
            wants_result = name in ("next", "previous", "similar", "cite")
            there = self._result if wants_result else self._document
            paged = name != "thumbnails" or self._shown is self.pages
            action.setEnabled(there is not None and paged)
        document = self._document.document if self._document is not None else None
        recognised = document is not None and document.recognised > 0
        self.actions_by_name["proofread"].setEnabled(recognised)

    def _fit(self) -> None:
        self._shown.fit()

    def _show_thumbnails(self) -> None:
        wanted = self.actions_by_name["thumbnails"].isChecked()
        self.thumbnails.setVisible(wanted and self._roomy)

    def set_roomy(self, roomy: bool) -> None:
        """Tell whether there is room for thumbnails and words on buttons."""
        self._roomy = roomy
        self._header.set_roomy(roomy)
        self._show_thumbnails()

    def _copy(self) -> None:
        self._shown.copy()

    def _cite(self) -> None:
        if self._result is not None:
            QGuiApplication.clipboard().setText(citation(self._result))

    def _blank(self) -> None:
        """Send what is selected, or else the lit sentence, to Blanks."""
        paged = self._shown is self.pages
        chosen = self.pages.selection.text() if paged else self.text.textCursor().selectedText()
        sentence = self._result.sentence if self._result is not None else None
        text = chosen or (sentence.text if sentence is not None else "")
        if text.strip():
            self.blank_wanted.emit(" ".join(text.split()))

    def _open_in_viewer(self) -> None:
        if self._document is not None:
            open_file(self._document.document)

    def _proofread(self) -> None:
        """Show the doubtful words of recognised text; what was corrected is read anew."""
        if self._document is not None and self._document.document.id is not None:
            document = self._document.document.id
            sheet = ProofreadingSheet(self._backend, self._document.document, self)
            sheet.finished.connect(lambda _result: self._read_anew(document))
            sheet.open()
