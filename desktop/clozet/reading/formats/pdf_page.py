"""One page of a PDF: its text and the box of every word, from one pass over the page."""

from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any, Literal

import msgspec
from pymupdf import mupdf

from clozet.reading.hyphens import Vocabulary
from clozet.reading.layout import Line, reading_order
from clozet.reading.mupdf import pymupdf
from clozet.reading.printed import PageContent, Print, Style, Word

FLAGS = pymupdf.TEXT_MEDIABOX_CLIP | pymupdf.TEXT_PRESERVE_WHITESPACE

Direction = Literal["right", "down", "left", "up"]

_TENTHS = 10.0  # MuPDF prints whole numbers: tenths of points keep what matters


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


def read_page(page: Any, vocabulary: Vocabulary) -> PageContent:
    """Read the text of a `pymupdf.Page` in reading order, with the box of every word.

    `vocabulary` hears the page's words, and decides for words broken at a line's end.
    """
    text_page = page.get_textpage(flags=FLAGS)
    words = text_page.extractWORDS()
    vocabulary.hear(map(itemgetter(4), words))
    groups = [list(group) for _, group in groupby(words, itemgetter(5, 6))]
    direction = _direction(groups)
    blocks = _styled_lines(text_page)
    lines, styles = [], []
    for place, group in enumerate(groups):
        printed = blocks[group[0][5]].lines[group[0][6]]
        lines.append(_line(printed.bbox, direction, place, group))
        bold = printed.font.weight == "bold" or "bold" in printed.font.name.lower()
        styles.append(Style(printed.font.size / _TENTHS, bold))
    return Print(groups, styles, vocabulary).read(reading_order(lines))


def _styled_lines(text_page: Any) -> list[_JsonBlock]:
    """Let MuPDF itself print box and font of each line: far faster than asking from Python."""
    buffer = mupdf.fz_new_buffer(16384)
    output = mupdf.FzOutput(buffer)
    mupdf.fz_print_stext_page_as_json(output, text_page.this, _TENTHS)
    output.fz_close_output()
    printed = mupdf.fz_buffer_extract_copy(buffer)
    return _page_json.decode(printed.decode("utf-8", "replace")).blocks


def _direction(groups: list[list[Word]]) -> Direction:
    """Return whither most lines run on the unrotated page; Arabic, too, counts as rightward."""
    across = sum([abs(group[-1][0] - group[0][0]) for group in groups])
    along = sum([group[-1][1] - group[0][1] for group in groups])
    if abs(along) > across:
        return "down" if along > 0 else "up"
    downward = sum([b[0][1] > a[0][1] for a, b in pairwise(groups)])
    leftward = sum([group[-1][0] < group[0][0] for group in groups])
    turned = leftward > 0.8 * len(groups) > 2 and downward < 0.2 * len(groups)
    return "left" if turned else "right"


def _line(box: _Box, direction: Direction, place: int, group: list[Word]) -> Line:
    """Return a line as a reader who turned the page to it sees it."""
    x0, y0 = box.x / _TENTHS, box.y / _TENTHS
    x1, y1 = x0 + box.w / _TENTHS, y0 + box.h / _TENTHS
    if direction == "up":
        x0, y0, x1, y1 = -y1, x0, -y0, x1
    elif direction == "down":
        x0, y0, x1, y1 = y0, -x1, y1, -x0
    elif direction == "left":
        x0, y0, x1, y1 = -x1, -y1, -x0, -y0
    characters = len(group) - 1 + sum([len(word[4]) for word in group])
    return Line(x0, y0, x1, y1, group[0][5], place, characters)
