"""Markdown: its headings, paragraphs, tables and code, with the marks inside a line left as is."""

import re
from pathlib import Path

from markdown_it import MarkdownIt

from clozet.reading.flow import Flow
from clozet.reading.text import Document, Progress

from .plain_text import of_text, paragraphs

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\n", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE)


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read a Markdown file; YAML at its top gives the title."""
    return of_text(path, _document)


def _document(written: str) -> Document:
    text = written.lstrip("\ufeff").replace("\r\n", "\n")
    front = _FRONT_MATTER.match(text)
    title = _FRONT_TITLE.search(front.group(1)) if front else None
    flow = Flow()
    _pour(text[front.end() :] if front else text, flow)
    return Document((flow.page(),), title=title.group(1) if title else "")


def _pour(text: str, flow: Flow) -> None:
    level = 0
    cells: list[str] | None = None
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text):
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            flow.row("\t".join(cells or []))
            cells = None
        elif token.type == "inline" and cells is not None:
            cells.append(token.content)
        elif token.type == "inline" and level:
            flow.heading(token.content, level)
            level = 0
        elif token.type == "inline":
            for paragraph in paragraphs(token.content):
                flow.paragraph(paragraph)
        elif token.type in ("fence", "code_block", "html_block"):
            flow.paragraph(token.content)
