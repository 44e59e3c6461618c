"""Source code and settings: as they are written, by lines and blocks."""

from pathlib import Path

from clozet.reading.text import Document, Page, Progress

from .plain_text import of_text

_GONE = {0: None, 0xFEFF: None}


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read source code; indents and empty lines stay."""
    return of_text(path, lambda text: Document((page_of_lines(text),)))


def page_of_lines(text: str) -> Page:
    """Return text as one page whose lines are units, without what stands at their ends."""
    lines = (line.expandtabs(4).rstrip() for line in text.translate(_GONE).splitlines())
    return Page(1, "\n".join(lines).strip("\n"), by_rows=True)
