"""XPS documents: pages of text with the place of every word."""

import zipfile
from pathlib import Path
from typing import Any

from clozet.messages.places import pack_columns
from clozet.reading import archive
from clozet.reading.hyphens import Vocabulary
from clozet.reading.mupdf import DAMAGE, pymupdf
from clozet.reading.text import Document, Page, Progress, failed

from .pdf_headings import headings
from .pdf_page import read_page

_DAMAGED = "The document is damaged: its contents cannot be unpacked."


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read an XPS document page by page, as a PDF is read."""
    try:
        archive.check(path)
        with open_xps(path) as file:
            pages = _read_pages(file, progress)
    except (*archive.DAMAGE, *DAMAGE, zipfile.BadZipFile):
        return failed(_DAMAGED)
    if not pages:
        return failed(_DAMAGED)
    if any(page.text for page in pages):
        return Document(pages)
    return Document(
        pages,
        state="needs ocr",
        reason="Its pages are pictures: their text has not been recognised.",
        remedy="Let the text be recognised (OCR).",
    )


def open_xps(path: Path) -> Any:
    """Open an XPS document whatever its name says; raises one of mupdf.DAMAGE where it is none."""
    return pymupdf.open(stream=path.read_bytes(), filetype="xps")


def _read_pages(file: Any, progress: Progress) -> tuple[Page, ...]:
    vocabulary = Vocabulary()
    contents, sizes = [], []
    for number, page in enumerate(file, 1):
        contents.append(read_page(page, vocabulary))
        sizes.append((page.rect.width, page.rect.height))
        progress(number, file.page_count)
    return tuple(
        Page(number, content.text, found, *size, pack_columns(content.words))
        for number, (content, found, size) in enumerate(
            zip(contents, headings(contents), sizes, strict=True), 1
        )
    )
