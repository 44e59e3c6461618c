"""A word of a page corrected: text, passages and word boxes, all of whose offsets move along."""

from collections.abc import Sequence
from itertools import accumulate

import msgspec

from clozet.messages.places import WordBox, pack, unpack
from clozet.messages.reading import PageText, Passage, Span
from clozet.sketch import sketch
from clozet.wording import HASHES

Stretch = tuple[int, int]
"""Code points [start, end) of a page's text."""


def corrected(
    page: PageText, passages: Sequence[Passage], place: Stretch, to: str
) -> tuple[PageText, tuple[Passage, ...]]:
    """Return the page and the document's passages with `to` at `place`."""
    start, end = place
    text = page.text[:start] + to + page.text[end:]
    boxes = pack([_box(box, place, to) for box in unpack(page.words)])
    changed = msgspec.structs.replace(page, text=text, words=boxes)
    return changed, tuple(_passage(passage, page.number, place, to) for passage in passages)


def _moved(offset: int, place: Stretch, to: str) -> int:
    """Return where a border lies after the change; one inside the word goes to its end."""
    start, end = place
    if offset <= start:
        return offset
    return offset + len(to) - (end - start) if offset >= end else start + len(to)


def _box(box: WordBox, place: Stretch, to: str) -> WordBox:
    return box._replace(start=_moved(box.start, place, to), end=_moved(box.end, place, to))


def _passage(passage: Passage, page: int, place: Stretch, to: str) -> Passage:
    if all(span.page != page or span.end <= place[0] for span in passage.spans):
        return passage
    text = passage.text
    lengths = (span.end - span.start + 1 for span in passage.spans)
    for at, span in zip(accumulate(lengths, initial=0), passage.spans, strict=False):
        if span.page == page and span.start <= place[0] and place[1] <= span.end:
            first = at + place[0] - span.start
            text = text[:first] + to + text[first + place[1] - place[0] :]
    spans = tuple(
        Span(page=page, start=_moved(s.start, place, to), end=_moved(s.end, place, to))
        if s.page == page
        else s
        for s in passage.spans
    )
    return Passage(text=text, heading=passage.heading, spans=spans, hashes=sketch(text)[:HASHES])
