"""One file in, its text and passages out; a file that cannot be read says why."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from clozet.messages.reading import FileText, PageText

from .formats import pdf
from .passages import PieceCounts, passages
from .text import Document

Progress = Callable[[int, int], object]


def read(path: Path, password: str | None = None, progress: Progress | None = None) -> FileText:
    """Read one file; `progress` is called with (page, of) after each page.

    A file that cannot be read comes back with its state, one sentence of reason and a remedy.
    """
    document = pdf.read(path, password, progress or (lambda page, of: None))
    return _file_text(path, "pdf", document)


def _file_text(path: Path, kind: str, document: Document) -> FileText:
    from clozet.models.sentences import sentence_spans

    return FileText(
        state=document.state,
        reason=document.reason,
        remedy=document.remedy,
        kind=kind,
        title=_title(path, document),
        date=document.date or datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(),
        words=sum(len(page.text.split()) for page in document.pages),
        pages=tuple(
            PageText(
                number=page.number,
                text=page.text,
                width=page.width,
                height=page.height,
                words=page.words,
            )
            for page in document.pages
        ),
        passages=tuple(passages(document.pages, sentence_spans, _counts())),
    )


def _title(path: Path, document: Document) -> str:
    """Return the file's own title, else its first heading, else the file's name."""
    if document.title.strip():
        return document.title.strip()
    for page in document.pages:
        for heading in page.headings:
            return " ".join(page.text[heading.start : heading.end].split())
    return path.name


@cache
def _counts() -> PieceCounts:
    from clozet.models.pieces import Pieces

    return PieceCounts(Pieces.load().count)
