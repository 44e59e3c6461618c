"""Words on the pages of a document: where they stand, which are selected, and their text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Signal

from clozet.messages.json_lines import Answer
from clozet.messages.library import DocumentShown, PageWords, PlaceWords, ShowDocument
from clozet.messages.places import WordBox, rectangles
from clozet.messages.reading import Rectangle

from .backend import Backend

WordPlace = tuple[int, int]  # page from 1, word from 0; in reading order as tuples compare


@dataclass(frozen=True)
class Selection:
    """Words from `anchor` to `cursor`, both included, in either order."""

    anchor: WordPlace
    cursor: WordPlace

    @property
    def first(self) -> WordPlace:
        """The end that comes first in reading order."""
        return min(self.anchor, self.cursor)

    @property
    def last(self) -> WordPlace:
        """The end that comes last in reading order."""
        return max(self.anchor, self.cursor)


def word_at(words: Sequence[WordBox], x: float, y: float) -> int | None:
    """Return the word at, or nearest to, a point of the unrotated page; None without words."""

    def distance(word: WordBox) -> float:
        across = max(word.x0 - x, 0.0, x - word.x1)
        along = max(word.y0 - y, 0.0, y - word.y1)
        return across + 4 * along  # beside a line is nearer than above it

    if not words:
        return None
    return min(range(len(words)), key=lambda at: distance(words[at]))


def is_on_word(words: Sequence[WordBox], x: float, y: float) -> bool:
    """Tell whether a point of the unrotated page lies on a word."""
    return any(word.x0 <= x <= word.x1 and word.y0 <= y <= word.y1 for word in words)


class DocumentWords(QObject):
    """The words and texts of one document's pages, asked for page by page."""

    arrived = Signal(int)

    def __init__(self, backend: Backend, parent: QObject) -> None:
        super().__init__(parent)
        self._backend = backend
        self._document: int | None = None
        self._texts: dict[int, str] = {}
        self._words: dict[int, tuple[WordBox, ...]] = {}
        self._asked: set[int] = set()

    def show(self, document: int | None) -> None:
        """Forget the last document and take another."""
        self._document = document
        self._texts.clear()
        self._words.clear()
        self._asked.clear()

    def want(self, pages: Sequence[int]) -> None:
        """Ask for the pages' words and texts that are not there; `arrived` tells each page."""
        for page in pages:
            if page not in self._asked and self._document is not None:
                self._asked.add(page)
                take = partial(self._take, self._document, page)
                self._backend.ask(ShowDocument(id=self._document, page=page), take)
                self._backend.ask(PlaceWords(document=self._document, page=page), take)

    def words(self, page: int) -> tuple[WordBox, ...]:
        """Return a page's words in reading order, none until they have come."""
        return self._words.get(page, ())

    def text(self, page: int) -> str:
        """Return a page's text, "" until it has come."""
        return self._texts.get(page, "")

    def selected(self, selection: Selection) -> Iterator[tuple[int, int, int]]:
        """Yield page, start and end (code points of its text) of what is selected."""
        for page in range(selection.first[0], selection.last[0] + 1):
            words = self.words(page)
            first = selection.first[1] if page == selection.first[0] else 0
            last = selection.last[1] if page == selection.last[0] else len(words) - 1
            if words:
                yield page, words[first].start, words[min(last, len(words) - 1)].end

    def selected_text(self, selection: Selection) -> str:
        """Return the selected text, pages parted by a line break."""
        parts = self.selected(selection)
        return "\n".join(self.text(page)[start:end] for page, start, end in parts)

    def selected_places(self, selection: Selection) -> dict[int, list[Rectangle]]:
        """Return for each page one rectangle a selected line, points of the unrotated page."""
        parts = self.selected(selection)
        return {page: rectangles(self.words(page), start, end) for page, start, end in parts}

    def _take(self, document: int, page: int, answer: Answer) -> None:
        if not shiboken6.isValid(self) or document != self._document:
            return
        if isinstance(answer, PageWords):
            self._words[page] = answer.words
        elif isinstance(answer, DocumentShown):
            self._texts.update({shown.page: shown.text for shown in answer.pages})
        self.arrived.emit(page)
