"""Comments on a page of a PDF: written in notes and marks, but not drawn on the page."""

import re
from collections.abc import Iterator
from typing import Any

from clozet.messages.places import Columns
from clozet.reading.printed import PageContent, PrintedLine, Style

_DRAWN = {"FreeText", "Stamp", "Watermark", "Redact"}  # what they say stands on the page
_WORD = re.compile(r"\S+")
_SIZE = 10.0  # points, as if they were print

Comment = tuple[str, tuple[float, float, float, float]]


def with_comments(page: Any, content: PageContent) -> PageContent:
    """Return a page's text with its comments below, each word in the place of its mark."""
    if page.first_annot is None:
        return content
    text, lines = content.text, list(content.lines)
    columns: list[list[Any]] = [list(column) for column in content.words]
    row = max(content.words.lines, default=-1)
    for comment, box in _comments(page):
        text += "\n\n" if text else ""
        row += 1
        for found in _WORD.finditer(comment):
            values = (len(text) + found.start(), len(found[0]), *box, row)
            for column, value in zip(columns, values, strict=True):
                column.append(value)
        end = len(text) + len(comment)
        lines.append(PrintedLine(len(text), end, Style(_SIZE, bold=False), box[1]))
        text += comment
    return PageContent(text, Columns(*columns), lines)


def _comments(page: Any) -> Iterator[Comment]:
    for mark in page.annots():
        comment = " ".join((mark.info.get("content") or "").split())
        if comment and mark.type[1] not in _DRAWN:
            box = mark.rect
            yield comment, (box.x0, box.y0, box.x1, box.y1)
