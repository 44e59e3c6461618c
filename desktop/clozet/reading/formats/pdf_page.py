"""One page of a PDF: its text and the box of every word, from one pass over the page."""

import re
import unicodedata
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import msgspec
from pymupdf import mupdf

from clozet.messages.places import WordBox
from clozet.reading.layout import Line, reading_order
from clozet.reading.mupdf import pymupdf

FLAGS = pymupdf.TEXT_MEDIABOX_CLIP | pymupdf.TEXT_PRESERVE_WHITESPACE

Word = tuple[float, float, float, float, str, int, int, int]

_TENTHS = 10.0  # MuPDF prints whole numbers: tenths of points keep what matters
_LIGATURES = re.compile("[\ufb00-\ufb06\ufb13-\ufb17]")
_SOFT = {0xAD: None, 0x200B: None, 0xFEFF: None}
_HYPHENS = ("-", "\u2010", "\u00ad")
_COMPOUND = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")
_ENDS_SENTENCE = re.compile(r"[.!?:;。！？][\"'”’)\]]*$")


class Style(NamedTuple):
    """How a line is set, by its first letter: size in points, bold or not."""

    size: float
    bold: bool


class PrintedLine(NamedTuple):
    """Code points [start, end) of the page's text that stand in one line of print."""

    start: int
    end: int
    style: Style


class PageContent(NamedTuple):
    """A page's text, its word boxes in points of the unrotated page, and its lines."""

    text: str
    words: list[WordBox]
    lines: list[PrintedLine]


class _Box(msgspec.Struct):
    x: float
    y: float
    w: float
    h: float


class _Font(msgspec.Struct):
    name: str
    weight: str
    size: float


class _JsonLine(msgspec.Struct):
    bbox: _Box
    font: _Font


class _JsonBlock(msgspec.Struct):
    lines: list[_JsonLine] = []


class _JsonPage(msgspec.Struct):
    blocks: list[_JsonBlock]


_page_json = msgspec.json.Decoder(_JsonPage)


def read_page(page: Any, compounds: set[str]) -> PageContent:
    """Read the text of a `pymupdf.Page` in reading order, with the box of every word.

    `compounds` collects the hyphenated words seen so far in the document; a word broken at such
    a hyphen keeps it.
    """
    text_page = page.get_textpage(flags=FLAGS)
    groups = [list(group) for _, group in groupby(text_page.extractWORDS(), itemgetter(5, 6))]
    blocks = _styled_lines(text_page)
    matrix = page.rotation_matrix if page.rotation else None
    lines, styles = [], []
    for place, group in enumerate(groups):
        printed = blocks[group[0][5]].lines[group[0][6]]
        lines.append(_line(printed.bbox, matrix, place, group))
        bold = printed.font.weight == "bold" or "bold" in printed.font.name.lower()
        styles.append(Style(printed.font.size / _TENTHS, bold))
    _collect_compounds(groups, compounds)
    return _Assembly(groups, styles, compounds, matrix is None).read(reading_order(lines))


def _styled_lines(text_page: Any) -> list[_JsonBlock]:
    """Let MuPDF itself print box and font of each line: far faster than asking from Python."""
    buffer = mupdf.fz_new_buffer(16384)
    output = mupdf.FzOutput(buffer)
    mupdf.fz_print_stext_page_as_json(output, text_page.this, _TENTHS)
    output.fz_close_output()
    printed = mupdf.fz_buffer_extract_copy(buffer)
    return _page_json.decode(printed.decode("utf-8", "replace")).blocks


def _line(box: _Box, matrix: Any, place: int, group: list[Word]) -> Line:
    x0, y0 = box.x / _TENTHS, box.y / _TENTHS
    x1, y1 = x0 + box.w / _TENTHS, y0 + box.h / _TENTHS
    if matrix is not None:
        x0, y0, x1, y1 = pymupdf.Rect(x0, y0, x1, y1) * matrix
    characters = len(group) - 1 + sum([len(word[4]) for word in group])
    return Line(x0, y0, x1, y1, group[0][5], place, characters)


def _collect_compounds(groups: list[list[Word]], compounds: set[str]) -> None:
    for group in groups:
        for word in group:
            if "-" in word[4]:
                compounds.update(found.lower() for found in _COMPOUND.findall(word[4]))


class _Assembly:
    """Lines in reading order become one text; what is dropped or joined keeps its boxes."""

    def __init__(
        self, groups: list[list[Word]], styles: list[Style], compounds: set[str], upright: bool
    ) -> None:
        self.groups, self.styles, self.compounds = groups, styles, compounds
        self.upright = upright
        self.parts: list[str] = []
        self.boxes: list[WordBox] = []
        self.lines: list[PrintedLine] = []
        self.at = 0

    def read(self, stacks: list[list[Line]]) -> PageContent:
        """Return the page's text, boxes and lines; the stacks are in reading order."""
        before: Line | None = None
        for stack in stacks:
            edge = max([line.x1 for line in stack])
            for line in stack:
                tokens = _tokens(self.groups[line.place])
                if not tokens:
                    continue
                if before is not None and not self._join_word(before, line, tokens[0][0]):
                    self._separate(self._gap(before, line, tokens[0], edge, line is stack[0]))
                self._append(tokens, self.styles[line.place])
                before = line
        return PageContent("".join(self.parts), self.boxes, self.lines)

    def _append(self, tokens: list[tuple[str, Word]], style: Style) -> None:
        start = at = self.at
        number = len(self.lines)
        boxes = self.boxes
        for token, word in tokens:
            end = at + len(token)
            boxes.append(WordBox(at, end, word[0], word[1], word[2], word[3], number))
            at = end + 1
        self.parts.append(" ".join([token for token, _ in tokens]))
        self.at = at - 1
        self.lines.append(PrintedLine(start, self.at, style))

    def _separate(self, gap: str) -> None:
        self.parts.append(gap)
        self.at += len(gap)

    def _join_word(self, before: Line, line: Line, first: str) -> bool:
        """Join a word that a hyphen breaks at the line's end; tell whether there was one."""
        last = self.parts[-1]
        if last[-1] not in _HYPHENS or len(last) < 2 or not last[-2].isalpha():
            return False
        sizes = self.styles[before.place].size, self.styles[line.place].size
        if not first[0].islower() or max(sizes) > 1.3 * min(sizes):
            return False
        head = last[:-1].rsplit(" ", 1)[-1]
        tail = re.match(r"\w*", first)
        if f"{head}-{tail.group() if tail else ''}".lower() not in self.compounds:
            self.parts[-1] = last[:-1]
            self.boxes[-1] = self.boxes[-1]._replace(end=self.boxes[-1].end - 1)
            self.lines[-1] = self.lines[-1]._replace(end=self.lines[-1].end - 1)
            self.at -= 1
        return True

    def _gap(
        self, before: Line, line: Line, first: tuple[str, Word], edge: float, new_stack: bool
    ) -> str:
        """Return what parts two lines: a space, a line's end that was meant, a paragraph's."""
        if min(before.y1, line.y1) - max(before.y0, line.y0) > (line.y1 - line.y0) / 2:
            return " " if line.x0 >= before.x1 - 1 else "\n\n"
        runs_on = first[0][0].islower() and not _ENDS_SENTENCE.search(self.parts[-1])
        if new_stack:
            return " " if runs_on else "\n\n"
        was, style = self.styles[before.place], self.styles[line.place]
        if abs(was.size - style.size) > 0.1 * style.size and not runs_on:
            return "\n\n"
        word = first[1]
        width = word[2] - word[0] if self.upright else 0.0
        meant = before.x1 + width + 0.3 * style.size < edge - 0.2 * style.size
        if not meant or runs_on:
            return " "
        return "\n\n" if was.bold != style.bold else "\n"


def _tokens(group: list[Word]) -> list[tuple[str, Word]]:
    """Return the words of a line, normalised, each with what MuPDF says of it."""
    tokens = [(word[4], word) for word in group]
    if all(token.isascii() for token, _ in tokens):
        return tokens
    cleaned = [(_normalised(token), word) for token, word in tokens]
    if cleaned[-1][0] and tokens[-1][0].endswith("\u00ad"):
        cleaned[-1] = (cleaned[-1][0] + "\u00ad", cleaned[-1][1])
    return [(token, word) for token, word in cleaned if token]


def _normalised(token: str) -> str:
    """Write ligatures as letters and leave out what does not show."""
    token = token.translate(_SOFT)
    return _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found.group()), token)
