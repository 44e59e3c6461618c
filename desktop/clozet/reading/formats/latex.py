"""LaTeX source: as it is written, its sectioning commands as headings."""

import re
from pathlib import Path

from clozet.reading.flow import Flow
from clozet.reading.text import Document, Progress

from .plain_text import of_text, paragraphs

_SECTION = re.compile(r"\\(part|chapter|(?:sub){0,2}section|(?:sub)?paragraph)\*?\s*[\[{].*")
_ALONE = re.compile(  # commands that stand on lines of their own, whatever is around them
    r"^[^\S\n]*\\(?:documentclass|usepackage|title|author|date|maketitle|begin|end|item|label|caption|"
    r"input|include|newcommand|renewcommand|part|chapter|(?:sub){0,2}section|(?:sub)?paragraph)\b.*$",
    re.MULTILINE,
)
_TITLE = re.compile(r"\\title\s*\{([^{}]*)\}")
_LEVELS = {
    "part": 1, "chapter": 2, "section": 3, "subsection": 4, "subsubsection": 5, "paragraph": 6,
    "subparagraph": 7,
}  # fmt: skip


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read LaTeX source; nothing in it is run."""
    return of_text(path, _document)


def _document(text: str) -> Document:
    flow = Flow()
    for paragraph in paragraphs(_ALONE.sub(lambda line: f"\n\n{line.group()}\n\n", text)):
        section = _SECTION.fullmatch(paragraph)
        if section:
            flow.heading(paragraph, _LEVELS[section.group(1)])
        elif _ALONE.fullmatch(paragraph):
            flow.row(paragraph)
        else:
            flow.paragraph(paragraph)
    title = _TITLE.search(text)
    return Document((flow.page(),), title.group(1) if title else "")
