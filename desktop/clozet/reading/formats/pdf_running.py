"""Running headers, footers and page numbers: what stands at the same edge of page after page."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from clozet.reading.printed import PageContent, PrintedLine

from .pdf_headings import LARGER, body_style

MOST_ROWS = 3  # at each edge of a page
NEAR = 4  # pages before and after that are compared: headers change, odd and even pages differ
OTHERS = 2  # pages among those that must have the line, too; a number that counts needs one
SAME_PLACE = 4.0  # points
MOST_NUMBERS = 3  # more, and twice as many digits as letters, are a row of a table

_NUMBER = re.compile(r"\d+")
_BARE = re.compile(r"\W*(\d{1,4}|[ivxlc]+)\W*", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

Stretch = tuple[int, int]


class _Edge(NamedTuple):
    """A line at a page's edge: how it reads without its numbers, and where it stands.

    Of a row of numbers, such as a table has, the numbers count.
    `number` is that of a line that is nothing but a number, else None.
    """

    key: str
    top: float
    line: PrintedLine
    number: int | None


def bodies(contents: Sequence[PageContent]) -> list[Stretch]:
    """Return the stretch of each page's text without its running lines.

    A running line stays on the first page that has it, so that it can be found once; a page
    number is left out everywhere; a page of nothing else stays whole.
    """
    largest = LARGER * body_style(contents).size if any(page.lines for page in contents) else 0.0
    tops = [_edges(page, page.lines, largest) for page in contents]
    feet = [_edges(page, reversed(page.lines), largest) for page in contents]
    found = []
    for number, page in enumerate(contents):
        start, end = 0, len(page.text)
        for edge in tops[number]:
            if not _runs(tops, number, edge):
                break
            start = edge.line.end
        for edge in feet[number]:
            if not _runs(feet, number, edge):
                break
            end = edge.line.start
        found.append((start, end) if page.text[start:end].strip() else (0, len(page.text)))
    return found


def _edges(page: PageContent, lines: Iterable[PrintedLine], largest: float) -> list[_Edge]:
    edges: list[_Edge] = []
    rows: list[float] = []
    for line in lines:
        if not rows or abs(line.top - rows[-1]) > SAME_PLACE:
            rows.append(line.top)
        if len(rows) > MOST_ROWS:
            break
        text = page.text[line.start : line.end].casefold()
        if line.style.size > largest:
            break
        key = text if _is_row(text) else " ".join(_NUMBER.sub("#", text).split())
        edges.append(_Edge(key, line.top, line, _bare(text)))
    return edges


def _is_row(text: str) -> bool:
    digits = sum(map(str.isdigit, text))
    return len(_NUMBER.findall(text)) > MOST_NUMBERS and digits > 2 * sum(map(str.isalpha, text))


def _bare(text: str) -> int | None:
    """Return the number of a line that is nothing else, Arabic or Roman."""
    found = _BARE.fullmatch(text)
    if not found:
        return None
    if found[1].isdecimal():
        return int(found[1])
    values = [_ROMAN[letter] for letter in found[1].lower()]
    return sum(
        -value if value < max(values[place:]) else value for place, value in enumerate(values)
    )


def _runs(edges: Sequence[Sequence[_Edge]], number: int, edge: _Edge) -> bool:
    """Tell whether a line of a page runs on through the pages around it."""
    first = max(0, number - NEAR)
    alike = [
        other
        for other in range(first, min(len(edges), number + NEAR + 1))
        if other != number and any(_alike(edge, one, other - number) for one in edges[other])
    ]
    if edge.number is not None:
        return bool(alike)
    return len(alike) >= OTHERS and alike[0] < number


def _alike(edge: _Edge, other: _Edge, pages: int) -> bool:
    """Tell whether two lines are one running line, `pages` apart."""
    if abs(edge.top - other.top) > SAME_PLACE:
        return False
    if edge.number is None or other.number is None:
        return edge.key == other.key
    return other.number - edge.number == pages
