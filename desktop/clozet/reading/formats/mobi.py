"""MOBI books without copy protection: their text as MuPDF unpacks it, as one text."""

from pathlib import Path
from typing import Any

from clozet.reading.flow import Flow
from clozet.reading.mupdf import DAMAGE, pymupdf
from clozet.reading.text import Document, Progress, failed

from . import html

WIDTH, HEIGHT = (
    1000,
    20_000,
)  # points: pages as long as may be, since paragraphs break at their ends
_ENCRYPTED_AT = 12  # in the first record: 0 for a book without copy protection


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read a MOBI book (PalmDOC, Mobipocket)."""
    raw = path.read_bytes()
    if _protected(raw):
        return failed("The book is locked by copy protection.", "Get a copy without protection.")
    flow = Flow()
    try:
        with pymupdf.open(stream=raw, filetype="mobi") as book:
            book.layout(width=WIDTH, height=HEIGHT, fontsize=11)
            _pour(book, flow, progress)
            title = (book.metadata or {}).get("title") or ""
    except DAMAGE:
        return failed("The book is damaged: its contents cannot be unpacked.")
    page = flow.page()
    if not page.text:
        return failed("There is no text in this book.")
    return Document((page,), title)


def _protected(raw: bytes) -> bool:
    """Tell by the header in the first record of the Palm database."""
    first = int.from_bytes(raw[78:82], "big")
    return raw[first + _ENCRYPTED_AT : first + _ENCRYPTED_AT + 2] not in (b"\0\0", b"")


def _pour(book: Any, flow: Flow, progress: Progress) -> None:
    for number, page in enumerate(book, 1):
        root = html.parse(page.get_text("xhtml"))
        if root is not None:
            html.pour(root, flow)
        progress(number, book.page_count)
