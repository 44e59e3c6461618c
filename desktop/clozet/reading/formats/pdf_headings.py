"""Headings of a PDF: by size, weight, capitals and numbers, against the document's own body."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from clozet.reading.printed import PageContent, PrintedLine, Style
from clozet.reading.text import Heading

MOST_WORDS = 18
LARGER = 1.12  # times the body's size

_NUMBERED = re.compile(
    r"(?:(?:§+|Article|Artikel|Section|Clause|Chapter|Kapitel|Part|Teil|Schedule|Annex|Appendix)"
    r"\s*)?(\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Z])[.):]?\s+\S",
)
_ENDS_LIKE_TEXT = re.compile(r"[,;.]$")


def headings(contents: Sequence[PageContent]) -> list[tuple[Heading, ...]]:
    """Return the headings of each page; levels follow the styles, the largest outermost."""
    if not any(content.lines for content in contents):
        return [() for _ in contents]
    body = body_style(contents)
    found = [
        [
            (start, end, style)
            for start, end, style in _paragraphs(content)
            if _is_heading(content.text[start:end], style, body)
        ]
        for content in contents
    ]
    styles = sorted({(-style.size, not style.bold) for page in found for *_, style in page})
    ranks = {style: rank for rank, style in enumerate(styles, 1)}
    return [
        tuple(
            Heading(start, end, ranks[-style.size, not style.bold] + _depth(content.text, start))
            for start, end, style in page
        )
        for page, content in zip(found, contents, strict=True)
    ]


def body_style(contents: Sequence[PageContent]) -> Style:
    """Return the style of most letters; there must be a line."""
    sizes: Counter[Style] = Counter()
    for content in contents:
        for line in content.lines:
            sizes[line.style] += line.end - line.start
    return sizes.most_common(1)[0][0]


def _paragraphs(content: PageContent) -> Iterator[tuple[int, int, Style]]:
    """Yield paragraphs set in one style throughout."""
    held: list[PrintedLine] = []
    for line in content.lines:
        if held and "\n" in content.text[held[-1].end : line.start]:
            yield from _of_one_style(held)
            held = []
        held.append(line)
    yield from _of_one_style(held)


def _of_one_style(lines: list[PrintedLine]) -> Iterator[tuple[int, int, Style]]:
    styles = {line.style for line in lines}
    if len(styles) == 1:
        yield lines[0].start, lines[-1].end, styles.pop()


def _is_heading(text: str, style: Style, body: Style) -> bool:
    if len(text.split()) > MOST_WORDS or sum(map(str.isalpha, text)) < 3:
        return False
    if style.size >= LARGER * body.size:
        return not text.endswith((",", ";"))
    if style.size < 0.95 * body.size or _ENDS_LIKE_TEXT.search(text):
        return False
    capitals = text.isupper() and len(text) > 5
    return (style.bold and not body.bold) or capitals


def _depth(text: str, start: int) -> int:
    """Return how deep a heading's number goes below the first: 1 for "7.2", 0 without one."""
    numbered = _NUMBERED.match(text, start)
    return numbered.group(1).count(".") if numbered else 0
