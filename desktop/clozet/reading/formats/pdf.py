"""PDF files: pages of text with the place of every word."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pymupdf

from clozet.messages.places import pack
from clozet.reading.text import Document, Page

from .pdf_headings import headings
from .pdf_page import PageContent, read_page

Progress = Callable[[int, int], object]

pymupdf.TOOLS.mupdf_display_errors(False)  # standard output belongs to messages
pymupdf.TOOLS.mupdf_display_warnings(False)

_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?)?")


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read a PDF; `progress` is called with (page, of) after each page."""
    try:
        file = pymupdf.open(path, filetype="pdf")
    except (pymupdf.FileDataError, pymupdf.EmptyFileError):
        return _failed("the file is damaged: no PDF could be made out in it")
    with file:
        if file.needs_pass and not (password and file.authenticate(password)):
            return _locked(password)
        if file.page_count == 0:
            return _failed("the file is damaged: its pages are lost")
        return _read_pages(file, progress)


def _failed(reason: str) -> Document:
    return Document(state="failed", reason=reason, remedy="Get another copy of the file.")


def _locked(password: str | None) -> Document:
    return Document(
        state="needs password",
        reason="the password is wrong" if password else "the file is locked with a password",
        remedy="Give the password that opens it.",
    )


def _read_pages(file: Any, progress: Progress) -> Document:
    contents: list[PageContent] = []
    pages: list[Page] = []
    compounds: set[str] = set()
    for index in range(file.page_count):
        page = file[index]
        content = read_page(page, compounds)
        pages.append(
            Page(
                index + 1, content.text, (), page.rect.width, page.rect.height, pack(content.words)
            )
        )
        contents.append(content._replace(words=[]))
        progress(index + 1, file.page_count)
    metadata = file.metadata or {}
    with_headings = tuple(
        Page(page.number, page.text, found, page.width, page.height, page.words)
        for page, found in zip(pages, headings(contents), strict=True)
    )
    if not any(page.text for page in pages):
        return Document(
            with_headings,
            state="needs ocr",
            reason="its pages are pictures",
            remedy="Let the text be recognised (OCR).",
        )
    return Document(with_headings, metadata.get("title") or "", _date(metadata))


def _date(metadata: dict[str, str]) -> str:
    """Return when the file says it was last changed or made, ISO 8601 in UTC, or ""."""
    for name in ("modDate", "creationDate"):
        found = _DATE.match(metadata.get(name) or "")
        if not found:
            continue
        year, *rest = (int(part) for part in found.groups(default="0")[:6])
        month, day, *clock = rest
        try:
            moment = datetime(year, month or 1, day or 1, *clock, tzinfo=UTC)
        except ValueError:
            continue
        offset = timedelta(hours=int(found[8] or 0), minutes=int(found[9] or 0))
        return (moment - offset * (-1 if found[7] == "-" else 1)).isoformat()
    return ""
