"""MOBI books without copy protection: their text as MuPDF unpacks it, as one text."""

import struct
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
_UTF_8 = (65001).to_bytes(4, "big")
_APART = "p {margin: 1em 0}"  # else paragraphs that only indents part would be one
_ENCRYPTED_AT, _CODE_PAGE_AT, _TITLE_AT = 12, 28, 84  # in the first record

mupdf = pymupdf.mupdf


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read a MOBI book (PalmDOC, Mobipocket)."""
    raw = path.read_bytes()
    if _protected(raw):
        return failed("The book is locked by copy protection.", "Get a copy without protection.")
    flow = Flow()
    mupdf.fz_set_user_css(_APART)
    try:
        with pymupdf.open(stream=raw, filetype="mobi") as book:
            book.layout(width=WIDTH, height=HEIGHT, fontsize=11)
            _pour(book, flow, progress)
    except DAMAGE:
        return failed("The book is damaged: its contents cannot be unpacked.")
    finally:
        mupdf.fz_set_user_css("")
    page = flow.page()
    if not page.text:
        return failed("There is no text in this book.")
    return Document((page,), _title(raw))


def _first_record(raw: bytes) -> bytes:
    """Return what the Palm database begins with: the book's header."""
    return raw[int.from_bytes(raw[78:82], "big") :]


def _protected(raw: bytes) -> bool:
    return _first_record(raw)[_ENCRYPTED_AT : _ENCRYPTED_AT + 2] not in (b"\0\0", b"")


def _title(raw: bytes) -> str:
    """Return the title that the header points at, or "" where it has none."""
    header = _first_record(raw)
    if header[16:20] != b"MOBI":
        return ""
    at, length = struct.unpack_from(">II", header, _TITLE_AT)
    encoding = "utf-8" if header[_CODE_PAGE_AT : _CODE_PAGE_AT + 4] == _UTF_8 else "cp1252"
    return str(header[at : at + min(length, 1000)].decode(encoding, "replace"))


def _pour(book: Any, flow: Flow, progress: Progress) -> None:
    for number, page in enumerate(book, 1):
        root = html.parse(page.get_text("xhtml"))
        if root is not None:
            html.pour(root, flow)
        progress(number, book.page_count)
