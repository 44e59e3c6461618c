"""One page of a PDF: its text and the box of every word, from one pass over the page."""

from itertools import pairwise
from typing import Any, Literal

import msgspec

from clozet.reading import right_to_left, vertical
from clozet.reading.hyphens import Vocabulary
from clozet.reading.layout import Line, reading_order
from clozet.reading.mupdf import pymupdf
from clozet.reading.printed import NO_WORDS, PageContent, Print, PrintedWords, Style, Word

FLAGS = (
    pymupdf.TEXT_MEDIABOX_CLIP
    | pymupdf.TEXT_PRESERVE_WHITESPACE
    | pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE
)

Direction = Literal["right", "down", "left", "up", "leftward"]  # how one reads along a line

mupdf = pymupdf.mupdf

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
    words: list[Word] = text_page.extractWORDS()
    if not words:
        return PageContent("", NO_WORDS, [])
    whole = "".join([word[4] for word in words])
    leftward = not whole.isascii() and bool(right_to_left.LETTER.search(whole))
    if leftward:
        words = right_to_left.mended(words, text_page.extractRAWDICT())
    if not whole.isascii() and vertical.LETTER.search(whole):
        words = vertical.columns(words)
    texts = [word[4] for word in words]
    vocabulary.hear(texts)
    starts = [place for place, word in enumerate(words) if word[7] == 0]  # first of their lines
    direction = _direction(words, starts, whole)
    blocks = _styled_lines(text_page)
    lines, printed = [], []
    for place, (start, end) in enumerate(pairwise([*starts, len(words)])):
        block, line = words[start][5:7]
        styled = blocks[block].lines[line]
        held, text = words[start:end], " ".join(texts[start:end])
        if leftward:
            turn = styled.bbox.w > styled.bbox.h and right_to_left.runs_leftward(text)
            held = right_to_left.ordered(held) if turn else right_to_left.whole(held)
            text = " ".join([word[4] for word in held])
        box = _around(held) if direction == "down" else styled.bbox
        lines.append(_line(box, direction, block, place, len(text)))
        printed.append(PrintedWords(held, text, _style(styled.font)))
    along = direction in ("up", "down")
    return Print(printed, vocabulary, along=along).read(reading_order(lines))


def _styled_lines(text_page: Any) -> list[_JsonBlock]:
    """Let MuPDF itself print box and font of each line: far faster than asking from Python."""
    buffer = mupdf.fz_new_buffer(16384)
    output = mupdf.FzOutput(buffer)
    mupdf.fz_print_stext_page_as_json(output, text_page.this, _TENTHS)
    output.fz_close_output()
    printed = mupdf.fz_buffer_extract_copy(buffer)
    try:
        return _page_json.decode(printed).blocks
    except (msgspec.DecodeError, UnicodeDecodeError):  # a font's name need not be UTF-8
        return _page_json.decode(printed.decode("utf-8", "replace")).blocks


def _around(words: list[Word]) -> _Box:
    x0, y0 = min([word[0] for word in words]), min([word[1] for word in words])
    x1, y1 = max([word[2] for word in words]), max([word[3] for word in words])
    return _Box(_TENTHS * x0, _TENTHS * y0, _TENTHS * (x1 - x0), _TENTHS * (y1 - y0))


def _style(font: _Font) -> Style:
    bold = font.weight == "bold" or "bold" in font.name.lower()
    return Style(round(font.size / _TENTHS * 2) / 2, bold)


def _direction(words: list[Word], starts: list[int], whole: str) -> Direction:
    """Return how one reads along the lines of the unrotated page, by its text."""
    if vertical.run_downward(words, whole):
        return "down"
    direction = _run(words, starts)
    return "leftward" if direction == "right" and right_to_left.runs_leftward(whole) else direction


def _run(words: list[Word], starts: list[int]) -> Direction:
    """Return whither most lines run; Arabic, too, counts as rightward."""
    ends = [place - 1 for place in [*starts[1:], len(words)]]
    across = [words[end][0] - words[start][0] for start, end in zip(starts, ends, strict=True)]
    along = sum([words[end][1] - words[start][1] for start, end in zip(starts, ends, strict=True)])
    if abs(along) > sum(map(abs, across)):
        return "down" if along > 0 else "up"
    leftward = sum([distance < 0 for distance in across])
    if leftward <= 0.8 * len(starts):
        return "right"
    downward = sum([words[b][1] > words[a][1] for a, b in pairwise(starts)])
    return "left" if downward < 0.2 * len(starts) else "right"


def _line(box: _Box, direction: Direction, block: int, place: int, characters: int) -> Line:
    """Return a line as a reader who turned the page to it sees it."""
    x0, y0 = box.x / _TENTHS, box.y / _TENTHS
    x1, y1 = x0 + box.w / _TENTHS, y0 + box.h / _TENTHS
    if direction == "up":
        x0, y0, x1, y1 = -y1, x0, -y0, x1
    elif direction == "down":
        x0, y0, x1, y1 = y0, -x1, y1, -x0
    elif direction == "leftward":
        x0, x1 = -x1, -x0
    elif direction == "left":
        x0, y0, x1, y1 = -x1, -y1, -x0, -y0
    return Line(x0, y0, x1, y1, block, place, characters)
