"""OpenDocument texts and presentations: headings, paragraphs, lists, tables, notes in order."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from clozet.reading import archive, markup
from clozet.reading.flow import Flow
from clozet.reading.text import Document, Page, Progress, failed

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_APART = ("note", "annotation", "text-box", "table")  # inside a paragraph: poured after it
_LEFT_OUT = ("tracked-changes", "forms", "sequence-decls", "variable-decls", "user-field-decls")
_SIGNS = {"tab": "\t", "line-break": "\n"}
_MOST_SPACES = 1000


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read an ODT as one text, an ODP slide by slide, with all changes accepted."""
    try:
        archive.check(path)
        with zipfile.ZipFile(path) as package:
            if b"encryption-data" in package.read("META-INF/manifest.xml"):
                return _locked()
            body = markup.parse(package.read("content.xml"))
            about = _about(package)
    except (*archive.DAMAGE, *markup.DAMAGE):
        return failed("The document is damaged: its contents cannot be unpacked.")
    return Document(tuple(_pages(body, progress)), *about)


def _locked() -> Document:
    return Document(
        state="needs password",
        reason="The document is locked with a password.",
        remedy="Open it in its program, save a copy without the password, and add that.",
    )


def _about(package: zipfile.ZipFile) -> tuple[str, str]:
    """Return the title and the date, "" where the document does not say."""
    try:
        meta = markup.parse(package.read("meta.xml"))
    except (KeyError, *markup.DAMAGE):
        return "", ""
    return meta.findtext(".//{*}title") or "", meta.findtext(".//{*}date") or ""


def _pages(body: etree._Element, progress: Progress) -> Iterator[Page]:
    slides = list(body.iterfind(".//{*}presentation/{*}page"))
    if not slides:
        flow = Flow()
        _pour(body, flow)
        yield flow.page()
    for number, slide in enumerate(slides, 1):
        flow = Flow()
        _pour(slide, flow)
        yield flow.page(number)
        progress(number, len(slides))


def _pour(parent: etree._Element, flow: Flow) -> None:
    for element in parent:
        what = markup.name(element)
        if what in ("p", "h"):
            text = "".join(_text(element))
            if what == "h":
                flow.heading(text, _level(element))
            else:
                flow.paragraph(text)
            for part in _parts_apart(element):
                _pour_apart(part, flow)
        elif what == "table":
            _pour_apart(element, flow)
        elif what not in _LEFT_OUT:
            _pour(element, flow)


def _pour_apart(part: etree._Element, flow: Flow) -> None:
    if markup.name(part) == "table":
        for number, row in enumerate(part.iter("{*}table-row")):
            (flow.row if number else flow.paragraph)("\t".join(_cells(row)).strip())
    else:
        _pour(part, flow)


def _cells(row: etree._Element) -> Iterator[str]:
    for cell in row.iter("{*}table-cell"):
        yield " ".join("".join(_text(paragraph)) for paragraph in cell.iter(_TEXT + "p"))


def _text(element: etree._Element) -> Iterator[str]:
    """Yield the text of a paragraph, without notes, comments and text boxes."""
    yield element.text or ""
    for child in element:
        what = markup.name(child)
        if what == "s":
            yield " " * min(_number(child.get(_TEXT + "c"), 1), _MOST_SPACES)
        elif what in _SIGNS:
            yield _SIGNS[what]
        elif what not in _APART:
            yield from _text(child)
        yield child.tail or ""


def _parts_apart(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if markup.name(child) in _APART:
            yield child
        else:
            yield from _parts_apart(child)


def _level(heading: etree._Element) -> int:
    return max(1, _number(heading.get(_TEXT + "outline-level"), 1))


def _number(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isdecimal() and len(said) < 6 else otherwise
