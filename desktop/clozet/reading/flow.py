"""Paragraphs and headings poured into one page of text: for formats without pages."""

import re

from .text import Heading, Page

_SPACES = re.compile(r"[^\S\n\t]+|[^\S\n]*\t[^\S\n]*")
_SOFT = {0xAD: None, 0x200B: None, 0xFEFF: None, 0x2060: None}


class Flow:
    """A text that grows by paragraphs; an empty line parts them."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._headings: list[Heading] = []
        self._length = 0

    def paragraph(self, text: str) -> None:
        """Add a paragraph; its line breaks stay, other white space becomes one space."""
        self._add(text, "\n\n")

    def row(self, text: str) -> None:
        """Add a line that belongs to the one before: a row of a table, an item of a list."""
        self._add(text, "\n")

    def heading(self, text: str, level: int) -> None:
        """Add a heading; level 1 is the outermost."""
        before = self._length
        self._add(text.replace("\n", " "), "\n\n")
        if self._length > before:
            start = before + (2 if before else 0)
            self._headings.append(Heading(start, self._length, level))

    def page(self, number: int = 1, *, by_rows: bool = False) -> Page:
        """Return all that was poured in as one page."""
        return Page(number, "".join(self._parts), tuple(self._headings), by_rows=by_rows)

    def _add(self, text: str, gap: str) -> None:
        lines = (_spaced(line) for line in text.translate(_SOFT).split("\n"))
        clean = "\n".join(line for line in lines if line)
        if not clean:
            return
        if self._parts:
            self._parts.append(gap)
            self._length += len(gap)
        self._parts.append(clean)
        self._length += len(clean)


def _spaced(line: str) -> str:
    return _SPACES.sub(lambda run: "\t" if "\t" in run.group() else " ", line).strip()
