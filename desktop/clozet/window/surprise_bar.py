"""Surprise in the reader: measured page by page while it is on; the legend, one word's number."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from clozet.messages.bits import bits
from clozet.messages.cloze import MeasureSurprise, Surprise, WordSurprise
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Failed, Progress

from .backend import Backend, Ticket
from .controls import label
from .surprise_colours import SurpriseLegend, surprise_in_words
from .theme import theme

_QUIET_MILLISECONDS = 300  # a page that is only scrolled past is not measured


class SurpriseBar(QFrame):
    """`changed` tells that other words are to be tinted, `failed` carries a `Failed`."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "strip")
        self._backend = backend
        self._document: int | None = None
        self._page = 0
        self._on = False
        self._measured: dict[int, tuple[WordSurprise, ...]] = {}
        self._ticket: Ticket | None = None
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self._ask)
        self.said = label("", "strong")
        self.said.setMinimumWidth(1)
        self.legend = SurpriseLegend(paper=True)
        row = QHBoxLayout(self)
        units = theme().units
        row.setContentsMargins(units(3.5), units(0.5), units(3.5), units(0.5))
        row.addWidget(self.said, 1)
        row.addWidget(self.legend)
        self.hide()

    def set_on(self, on: bool) -> None:
        """Tint or not; what was measured is kept."""
        self._on = on
        self.setVisible(on)
        self._want()
        self.changed.emit()

    def show_document(self, document: int | None) -> None:
        """Forget the last document and take another."""
        if document != self._document:
            self._document, self._measured = document, {}
            self._want()

    def go_to(self, page: int) -> None:
        """Measure this page, and no longer the one before."""
        self._page = page
        self._want()

    @property
    def words(self) -> dict[int, tuple[WordSurprise, ...]]:
        """The words to tint, by page; punctuation is measured but not tinted."""
        return self._measured if self._on else {}

    def point(self, page: int, at: int) -> None:
        """Say in words how surprising the word at a code point of a page is."""
        found = [one for one in self.words.get(page, ()) if one.start <= at < one.end]
        if found:
            one = found[0]
            said = surprise_in_words(one.word, bits(one.log_probability))
            expected = self.tr("rather expected: {0}").format(one.expected)
            same = one.expected.casefold() == one.word.casefold()
            self.said.setText(said if same else f"{said} · {expected}")

    def _want(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        self.said.setText("")
        if self._on and self._document is not None and self._page not in self._measured:
            self.said.setText(self.tr("Measuring page {0} …").format(self._page))
            self._quiet.start()
        else:
            self._quiet.stop()

    def _ask(self) -> None:
        if self._document is None or not self._page:
            return
        asked = MeasureSurprise(document=self._document, page=self._page)
        taken = partial(self._take, self._document, self._page)
        self._ticket = self._backend.ask(asked, taken, progressed=self._progressed)

    def _progressed(self, answer: Answer) -> None:
        if isinstance(answer, Progress) and answer.of and self._ticket is not None:
            said = self.tr("Measuring page {0}: {1} %")
            self.said.setText(said.format(self._page, round(100 * answer.done / answer.of)))

    def _take(self, document: int, page: int, answer: Answer) -> None:
        if document != self._document:
            return
        if page == self._page:
            self._ticket = None
            self.said.setText("")
        if isinstance(answer, Surprise):
            self._measured[page] = tuple(filter(_is_word, answer.words))
            self.changed.emit()
        elif isinstance(answer, Failed):
            self._measured[page] = ()
            self.failed.emit(answer)


def _is_word(one: WordSurprise) -> bool:
    return any(character.isalnum() for character in one.word)
