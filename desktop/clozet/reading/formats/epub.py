"""EPUB books: their chapters in the order of the spine, as one text."""

import posixpath
import zipfile
from pathlib import Path
from urllib.parse import unquote, urldefrag

from lxml import etree

from clozet.reading import archive, markup
from clozet.reading.flow import Flow
from clozet.reading.text import Document, Progress, failed

from . import html

_CHAPTERS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read an EPUB without DRM; a chapter that is missing flags the book."""
    try:
        archive.check(path)
        with zipfile.ZipFile(path) as book:
            return _read(book, progress)
    except (*archive.DAMAGE, *markup.DAMAGE, StopIteration):
        return failed("The book is damaged: its contents cannot be unpacked.")


def _read(book: zipfile.ZipFile, progress: Progress) -> Document:
    container = markup.parse(book.read("META-INF/container.xml"), recover=True)
    name = next(root.get("full-path", "") for root in container.iter("{*}rootfile"))
    package = markup.parse(book.read(name), recover=True)
    chapters = _chapters(package, posixpath.dirname(name))
    flow = Flow()
    missing = 0
    for number, name in enumerate(chapters, 1):
        try:
            root = html.parse(_text(book.read(name)))
        except archive.DAMAGE:
            missing += 1
            continue
        if root is not None:
            html.pour(root, flow)
        progress(number, len(chapters))
    return _document(
        flow, package, missing, len(chapters), "META-INF/encryption.xml" in book.namelist()
    )


def _document(flow: Flow, package: etree._Element, missing: int, of: int, locked: bool) -> Document:
    page = flow.page()
    title, date = _said(package, "title"), _said(package, "date")
    if page.text and not missing:
        return Document((page,), title, date)
    if page.text:
        return Document(
            (page,),
            title,
            date,
            "flagged",
            f"{missing} of the book's {of} chapters cannot be unpacked.",
            "Get another copy of it.",
        )
    reason = (
        "The book is locked by copy protection." if locked else "There is no text in this book."
    )
    return Document(
        state="failed",
        reason=reason,
        remedy="Get a copy without protection." if locked else "Get another copy of it.",
    )


def _chapters(package: etree._Element, folder: str) -> list[str]:
    """Return the names of the chapters' members, in the order of the spine."""
    members = {
        item.get("id"): unquote(urldefrag(item.get("href", "")).url)
        for item in package.iter("{*}item")
        if item.get("media-type") in _CHAPTERS
    }
    order = [item.get("idref") for item in package.iter("{*}itemref")]
    names = [members[name] for name in order if name in members]
    return [posixpath.normpath(posixpath.join(folder, name)) for name in names]


def _said(package: etree._Element, what: str) -> str:
    return " ".join((package.findtext(f".//{{*}}metadata/{{*}}{what}") or "").split())


def _text(raw: bytes) -> str:
    decoded = html.decoded(raw)
    return decoded.text if decoded else ""
