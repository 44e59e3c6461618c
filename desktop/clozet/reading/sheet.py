"""A sheet of paper for a text without pages: what stands around a passage, laid out to be lit."""

import html
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from clozet.messages.places import WordBox, cut_rectangles, rectangles
from clozet.messages.reading import Light, Rectangle

from .mupdf import pymupdf

WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 64.0  # points: A4
BEFORE = 700  # code points shown before the passage, at most
LINES_BEFORE = 12
MOST = 6000  # code points: more than a sheet holds

_CSS = "* {font-family: serif; font-size: 11pt; line-height: 1.35;} p {margin: 0 0 7pt 0;}"

Stretch = tuple[int, int]


class Sheet:
    """One sheet of `text`, beginning a little before the passage, or at the text's start."""

    def __init__(
        self,
        text: str,
        passage: Stretch | None,
        sentence: Stretch | None,
        surprise: Sequence[Sequence[Stretch]] = (),
    ) -> None:
        first = passage or sentence
        self.start = _start(text, first[0]) if first else 0
        self.text = text[self.start : self.start + MOST]
        self.passage, self.sentence, self.surprise = passage, sentence, surprise

    @contextmanager
    def laid_out(self) -> Iterator[tuple[Any, Light]]:
        """Give a PDF of one page and the places to light on it."""
        paper = pymupdf.Rect(0, 0, WIDTH, HEIGHT)
        target = io.BytesIO()
        writer = pymupdf.DocumentWriter(target)
        story = pymupdf.Story(html=_paragraphs(self.text), user_css=_CSS)
        device = writer.begin_page(paper)
        story.place(pymupdf.Rect(MARGIN, MARGIN, WIDTH - MARGIN, HEIGHT - MARGIN))
        story.draw(device)
        writer.end_page()
        writer.close()
        with pymupdf.open(stream=target.getvalue(), filetype="pdf") as file:
            boxes = list(self._boxes(file[0].get_text("words")))
            yield (
                file,
                Light(
                    passage=self._places(boxes, self.passage),
                    sentence=self._places(boxes, self.sentence),
                    surprise=tuple(self._cut(boxes, step) for step in self.surprise),
                ),
            )

    def _cut(self, boxes: list[WordBox], stretches: Sequence[Stretch]) -> tuple[Rectangle, ...]:
        return tuple(part for stretch in stretches for part in cut_rectangles(boxes, *stretch))

    def _boxes(self, words: list[Any]) -> Iterator[WordBox]:
        """Find the words of the sheet in the text, in order; its offsets go with their boxes."""
        at = 0
        for word in words:
            found = self.text.find(word[4], at, at + 400)
            if found >= 0:
                at = found + len(word[4])
                line = 1000 * word[5] + word[6]
                x0, y0, x1, y1 = word[:4]
                yield WordBox(self.start + found, self.start + at, x0, y0, x1, y1, line)

    def _places(self, boxes: list[WordBox], stretch: Stretch | None) -> tuple[Rectangle, ...]:
        return tuple(rectangles(boxes, *stretch)) if stretch else ()


def _start(text: str, passage: int) -> int:
    """Return where the sheet begins: at a paragraph or line not far before the passage."""
    start = max(0, passage - BEFORE)
    if start:
        start = max(text.rfind("\n", start, passage) + 1, text.find(" ", start, passage) + 1, start)
    before = text[start:passage].split("\n")
    return passage - len("\n".join(before[-LINES_BEFORE:]))


def _paragraphs(text: str) -> str:
    written = html.escape(text).replace("\t", " &#8195;").replace("\x0c", " ")
    return "".join(
        f"<p>{paragraph.replace(chr(10), '<br/>')}</p>" for paragraph in written.split("\n\n")
    )
