"""PowerPoint presentations: a slide is a page, with its tables, groups and notes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pptx
from lxml import etree
from pptx.exc import PythonPptxError

from clozet.reading import archive, locks, markup
from clozet.reading.flow import Flow
from clozet.reading.text import Document, Page, Progress, failed

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_PARTS = ("/diagramData", "/chart", "/comments", "/comment")


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read a PPTX in the order of its slides."""
    try:
        with locks.package(path, password) as package:
            archive.check(package)
            file = pptx.Presentation(package)
            pages = tuple(_pages(file, progress))
            properties = file.core_properties
            moment = properties.modified or properties.created
            title = properties.title or ""
    except locks.LockedError:
        return locks.still_locked(password)
    except (*archive.DAMAGE, *markup.DAMAGE, PythonPptxError, AttributeError):
        return failed("The presentation is damaged: its contents cannot be unpacked.")
    return Document(pages, title, moment.isoformat() if moment else "")


def _pages(file: Any, progress: Progress) -> Iterator[Page]:
    slides = list(file.slides)
    for number, slide in enumerate(slides, 1):
        flow = Flow()
        title = slide.shapes.title
        if title is not None:
            flow.heading(title.text_frame.text.replace("\v", " "), 1)
        _pour_shapes(slide.shapes._spTree, flow, None if title is None else title._element)
        for part in _parts(slide):
            _pour_part(part, flow)
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            _pour_paragraphs(slide.notes_slide.notes_text_frame._txBody, flow)
        yield flow.page(number)
        progress(number, len(slides))


def _pour_shapes(tree: Any, flow: Flow, title: Any) -> None:
    """Pour every shape, also in groups, but the title, which stands at the top."""
    for element in tree:
        if element is title:
            continue
        tables = list(element.iter(_A + "tbl"))
        for table in tables:
            for number, row in enumerate(table.iter(_A + "tr")):
                cells = ("".join(_text(cell)).strip() for cell in row.iter(_A + "tc"))
                (flow.row if number else flow.paragraph)("\t".join(cells))
        if not tables and markup.name(element) == "grpSp":
            _pour_shapes(element, flow, title)
        elif not tables:
            _pour_paragraphs(element, flow)


def _pour_paragraphs(element: Any, flow: Flow) -> None:
    for number, paragraph in enumerate(element.iter(_A + "p")):
        (flow.row if number else flow.paragraph)("".join(_text(paragraph)))


def _text(element: Any) -> Iterator[str]:
    for part in element.iter(_A + "t", _A + "br", _A + "tab"):
        yield part.text or "" if part.tag == _A + "t" else " "


def _pour_part(part: etree._Element, flow: Flow) -> None:
    """Pour a diagram, a comment, or a chart: its titles, then each series in a row."""
    _pour_paragraphs(part, flow)
    for text in part.iter("{*}text"):
        flow.paragraph(text.text or "")
    for series in part.iter(_C + "ser"):
        flow.row("\t".join(value.text or "" for value in series.iter(_C + "v")))


def _parts(slide: Any) -> Iterator[etree._Element]:
    """Yield what stands in parts of its own."""
    for relation in slide.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(_PARTS):
            yield markup.parse(relation.target_part.blob)
