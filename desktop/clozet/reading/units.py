"""Pages become units: sentences, headings, rows of tables, lines of code; long ones in parts."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from clozet.messages.reading import Span

from .text import Page

MOST_WORDS = 160
MOST_PIECES = 254

_WITHOUT_SPACES = re.compile(  # letters and stops of Thai, Lao, Burmese, Khmer, Chinese, Japanese
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\uff01-\uffee]"
)
_STOP = re.compile(r"[.!?]\S*\s")  # without one, a line in ASCII is one sentence
_WORD = re.compile(r"\S+")
_GAP = re.compile(r"\n\n+")

SentenceSpans = Callable[[str], list[tuple[int, int]]]
CountPieces = Callable[[str], int]


class Unit(NamedTuple):
    """A sentence, a heading, or a part of a sentence that is too long: what is never cut."""

    spans: tuple[Span, ...]
    words: int
    pieces: int
    level: int = 0  # of a heading; 0 for a sentence
    heading: str = ""
    repeats: bool = True  # may be repeated at the start of the next passage
    block: tuple[int, int] = (0, 0)  # words and pieces of the block that it begins


class PieceCounts(dict[str, int]):
    """How many word pieces a word has, counted once for each word.

    Pieces never cross white space, so that the words' counts add up to the text's.
    """

    MOST = 200_000

    def __init__(self, count: CountPieces) -> None:
        super().__init__()
        self.count = count

    def __missing__(self, word: str) -> int:
        if len(self) >= self.MOST:
            self.clear()
        pieces = self[word] = self.count(word)
        return pieces


def units(
    pages: Sequence[Page], sentence_spans: SentenceSpans, counts: PieceCounts
) -> Iterator[Unit]:
    """Yield headings and sentences; a sentence that goes on overleaf is one unit."""
    held: Unit | None = None
    last = ""
    for page in pages:
        for unit in _page_units(page, sentence_spans, counts):
            joined = _overleaf(held, unit, last + page.text[unit.spans[0].start])
            if held is not None and joined is None:
                yield held
            held = joined or unit
            last = page.text[unit.spans[-1].end - 1]
    if held is not None:
        yield held


def _overleaf(held: Unit | None, unit: Unit, border: str) -> Unit | None:
    """Return both as one sentence where it runs on overleaf: no full stop, then a small letter.

    `border` is the last character of `held` and the first of `unit`.
    """
    if held is None or held.level or unit.level or held.spans[-1].page == unit.spans[0].page:
        return None
    words, pieces = held.words + unit.words, held.pieces + unit.pieces
    runs_on = (border[0].isalnum() or border[0] in ",;-–") and border[-1].islower()
    if not runs_on or words > MOST_WORDS or pieces > MOST_PIECES:
        return None
    return Unit(held.spans + unit.spans, words, pieces)


def _page_units(page: Page, sentence_spans: SentenceSpans, counts: PieceCounts) -> Iterator[Unit]:
    at, stop = page.body or (0, len(page.text))
    for heading in page.headings:
        if heading.start < at or heading.end > stop:
            continue
        yield from _text_units(page, at, heading.start, sentence_spans, counts)
        yield from _heading_units(page, heading.start, heading.end, heading.level, counts)
        at = heading.end
    yield from _text_units(page, at, stop, sentence_spans, counts)


def _text_units(
    page: Page, start: int, end: int, sentence_spans: SentenceSpans, counts: PieceCounts
) -> Iterator[Unit]:
    if page.by_rows:
        for first, last in _blocks(page.text, start, end):
            yield from _rows(page, first, last, counts)
    else:
        yield from _sentences(page, start, end, sentence_spans, counts)


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield stretches between empty lines."""
    at = start
    for gap in _GAP.finditer(text, start, end):
        yield at, gap.start()
        at = gap.end()
    yield at, end


def _rows(page: Page, start: int, end: int, counts: PieceCounts) -> Iterator[Unit]:
    """Yield the rows of one block; the first knows how much follows it."""
    rows = [
        unit._replace(repeats=False)
        for first, last in _paragraphs(page.text, start, end)
        for unit in _parts(page, first, last, counts)
    ]
    if rows:
        block = sum(row.words for row in rows), sum(row.pieces for row in rows)
        yield rows[0]._replace(block=block)
        yield from rows[1:]


def _heading_units(
    page: Page, start: int, end: int, level: int, counts: PieceCounts
) -> Iterator[Unit]:
    title = " ".join(page.text[start:end].split())
    for unit in _parts(page, start, end, counts):
        yield Unit(unit.spans, unit.words, unit.pieces, level, title)
        level = level and 0


def _sentences(
    page: Page, start: int, end: int, sentence_spans: SentenceSpans, counts: PieceCounts
) -> Iterator[Unit]:
    """Yield the sentences of each paragraph between two code points of a page."""
    for first, last in _paragraphs(page.text, start, end):
        paragraph = page.text[first:last]
        if paragraph.isascii() and not _STOP.search(paragraph):
            yield from _parts(page, first, last, counts)
            continue
        for a, b in _at_words(paragraph, sentence_spans(paragraph)):
            yield from _parts(page, first + a, first + b, counts)


def _at_words(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Undo cuts inside a word ("......7", "a.b"), but not in scripts without spaces."""
    held: tuple[int, int] | None = None
    for start, end in spans:
        if held is None:
            held = start, end
        elif held[1] == start and not _WITHOUT_SPACES.search(text, start - 1, start + 1):
            held = held[0], end
        else:
            yield held
            held = start, end
    if held is not None:
        yield held


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield stretches without a line's end that was meant; those end sentences too."""
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if stop > at and not text[at:stop].isspace():
            yield at, stop
        at = stop + 1


def _parts(page: Page, start: int, end: int, counts: PieceCounts) -> Iterator[Unit]:
    """Yield a sentence as one unit, or cut at words where it is longer than a passage."""
    text = page.text[start:end]
    words = text.split()
    if not words:
        return
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    pieces = sum([counts[word] for word in words])
    if len(words) <= MOST_WORDS and pieces <= MOST_PIECES:
        span = Span(page=page.number, start=start, end=end)
        yield Unit((span,), len(words), pieces)
        return
    yield from _cut(page, start, end, counts)


def _cut(page: Page, start: int, end: int, counts: PieceCounts) -> Iterator[Unit]:
    first = at = start
    words = pieces = 0
    for a, b, count in _fitting_words(page.text, start, end, counts):
        if words and (words == MOST_WORDS or pieces + count > MOST_PIECES):
            span = Span(page=page.number, start=first, end=at)
            yield Unit((span,), words, pieces, repeats=False)
            first, words, pieces = a, 0, 0
        at, words, pieces = b, words + 1, pieces + count
    yield Unit((Span(page=page.number, start=first, end=at),), words, pieces, repeats=False)


def _fitting_words(
    text: str, start: int, end: int, counts: PieceCounts
) -> Iterable[tuple[int, int, int]]:
    """Yield (start, end, pieces) of each word; halve one that alone is too long."""
    waiting = [
        (start + found.start(), start + found.end())
        for found in reversed(list(_WORD.finditer(text[start:end])))
    ]
    while waiting:
        a, b = waiting.pop()
        count = counts[text[a:b]]
        if count > MOST_PIECES and b - a > 1:
            middle = (a + b) // 2
            waiting += [(middle, b), (a, middle)]
        else:
            yield a, b, count
