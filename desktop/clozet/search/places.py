"""Offsets in a passage's text become spans of pages, and spans become rectangles."""

from collections.abc import Callable, Iterable, Sequence

from clozet.messages.places import WordBox, rectangles
from clozet.messages.reading import Rectangle, Span

PageWords = Callable[[int], Sequence[WordBox]]
"""Gives the words of a page, by its number from 1."""


def locate(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return where code points [start, end) of a passage's text stand on its pages.

    The text is the spans' texts, joined by one line break each.
    """
    found: list[Span] = []
    begin = 0
    for span in spans:
        length = span.end - span.start
        first, last = max(start, begin), min(end, begin + length)
        if first < last:
            offset = span.start - begin
            found.append(Span(page=span.page, start=first + offset, end=last + offset))
        begin += length + 1
    return tuple(found)


def light(spans: Iterable[Span], words: PageWords) -> dict[int, tuple[Rectangle, ...]]:
    """Return the rectangles of spans by page, a line of print each; no entry without a picture."""
    lit: dict[int, tuple[Rectangle, ...]] = {}
    for span in spans:
        found = rectangles(words(span.page), span.start, span.end)
        if found:
            lit[span.page] = (*lit.get(span.page, ()), *found)
    return lit
