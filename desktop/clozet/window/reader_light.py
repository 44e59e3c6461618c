"""What is lit in the reader, hits or words by their surprise, and the marks beside it."""

from collections.abc import Sequence

from clozet.messages.reading import Span
from clozet.messages.search import Result

from .hit_light import page_lights, spot, text_light
from .page_view import PageView, Spot
from .result_scroll_bar import Mark
from .surprise_light import Words, least_expected, spot_of, steps_in_text, tinted
from .text_page import TextPage


class ReaderLight:
    """Lights and marks the view of a document, its `pages` or its `text`."""

    def __init__(self, pages: PageView, text: TextPage) -> None:
        self._pages, self._text = pages, text
        self._spots: list[Spot] = []
        self._spans: list[Span] = []

    def show(
        self, view: PageView | TextPage, result: Result | None, hits: Sequence[Result], words: Words
    ) -> None:
        """Light the hits; on pages whose `words` are there, tint these instead."""
        light = self._in_text if view is self._text else self._on_pages
        places = light(result, hits, words)
        present = [result is not None and hit.passage == result.passage for hit in hits]
        marks = [Mark(at, here) for at, here in zip(places, present, strict=False)]
        view.marks.set_marks([*marks, *(Mark(at, surprise=True) for at in places[len(hits) :])])

    def go_to_word(self, number: int) -> None:
        """Go to one of the words that are marked, counted from 0."""
        if self._spans:
            self._text.go_to(self._spans[number])
        else:
            self._pages.go_to(self._spots[number])

    def _on_pages(self, result: Result | None, hits: Sequence[Result], words: Words) -> list[float]:
        boxes = self._pages.selection.words.words
        self._spans = []
        self._pages.set_light(tinted(page_lights(result, hits), words, boxes))
        least = least_expected(words)
        self._spots = [spot_of(page, word, boxes(page)) for page, word in least]
        return [self._pages.mark_at(at) for at in [*map(spot, hits), *self._spots]]

    def _in_text(self, result: Result | None, hits: Sequence[Result], words: Words) -> list[float]:
        self._text.set_light(text_light(result, hits))
        self._text.set_surprise(steps_in_text(words))
        least = least_expected(words)
        self._spans = [Span(page=page, start=word.start, end=word.end) for page, word in least]
        return [self._text.mark_at(at) for at in [*(hit.spans[0] for hit in hits), *self._spans]]
