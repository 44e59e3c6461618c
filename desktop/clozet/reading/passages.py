"""Pages become passages: whole sentences, as many as the encoder takes in.

A heading starts a new passage, since a passage on one matter is found more surely, and the
reader sees the lit place begin where its clause begins. Only a passage that is still tiny (a
title, an address, a heading without text of its own) goes on under the next heading. Inside a
section each passage begins with the last sentence of the one before it, so that what stands
across the border is found whole; across a heading nothing is repeated.

Tables and code have no sentences: their rows are the units, nothing is repeated, and a block
(rows without an empty line between them) that fits into a passage of its own is not parted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clozet.messages.reading import HEADINGS, Passage, Span
from clozet.sketch import sketch
from clozet.wording import HASHES

from .text import Page
from .units import MOST_PIECES, MOST_WORDS, PieceCounts, SentenceSpans, Unit, units

TINY = 25  # words: shorter than this, a passage goes on under the next heading


def passages(
    pages: Sequence[Page], sentence_spans: SentenceSpans, counts: PieceCounts
) -> Iterator[Passage]:
    """Cut pages into passages; every word of the pages' bodies stands in at least one."""
    texts = {page.number: page.text for page in pages}
    path: list[tuple[int, str]] = []
    draft = _Draft()
    for unit in units(pages, sentence_spans, counts):
        if unit.level:
            if draft.words >= TINY:
                yield draft.passage(texts)
                draft = _Draft()
            path = [above for above in path if above[0] < unit.level]
            path.append((unit.level, unit.heading))
        if not draft.takes(unit):
            yield draft.passage(texts)
            draft = draft.next(unit)
        draft.add(unit, path)
    if draft.units:
        yield draft.passage(texts)


@dataclass
class _Draft:
    """The passage that is being filled."""

    units: list[Unit] = field(default_factory=list)
    words: int = 0
    pieces: int = 0
    heading: str = ""
    has_sentence: bool = False

    def takes(self, unit: Unit) -> bool:
        if not self.units:
            return True
        words, pieces = unit.words, unit.pieces
        if self.words >= TINY and unit.block[0] <= MOST_WORDS and unit.block[1] <= MOST_PIECES:
            words, pieces = max(words, unit.block[0]), max(pieces, unit.block[1])
        return self.words + words <= MOST_WORDS and self.pieces + pieces <= MOST_PIECES

    def add(self, unit: Unit, path: list[tuple[int, str]]) -> None:
        """Add a unit; the headings above are those above the first sentence."""
        if not self.has_sentence:
            self.heading = HEADINGS.join(text for _, text in path)
            self.has_sentence = not unit.level
        self.units.append(unit)
        self.words += unit.words
        self.pieces += unit.pieces

    def next(self, unit: Unit) -> "_Draft":
        """Return the draft that follows: it begins with the last sentence, where that fits."""
        draft = _Draft()
        last = self.units[-1]
        if last.repeats and not last.level and len(self.units) > 1:
            trial = _Draft([last], last.words, last.pieces, self.heading, has_sentence=True)
            if trial.takes(unit):
                return trial
        return draft

    def passage(self, texts: dict[int, str]) -> Passage:
        """Return the passage: one span for each page."""
        spans: list[Span] = []
        for span in (span for unit in self.units for span in unit.spans):
            if spans and spans[-1].page == span.page:
                spans[-1] = Span(page=span.page, start=spans[-1].start, end=span.end)
            else:
                spans.append(span)
        text = "\n".join(texts[span.page][span.start : span.end] for span in spans)
        return Passage(
            text=text, heading=self.heading, spans=tuple(spans), hashes=sketch(text)[:HASHES]
        )
