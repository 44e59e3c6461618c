"""Word documents: headings, paragraphs and tables in order, text boxes and notes too."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError

from clozet.reading import archive, locks, markup
from clozet.reading.flow import Flow
from clozet.reading.text import Document, Progress, failed

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING = re.compile(r"heading (\d)$", re.IGNORECASE)
_SIGNS = {
    "tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "",
}  # fmt: skip
_NOTES = ("/footnotes", "/endnotes", "/comments")


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read a DOCX as it would print with all changes accepted."""
    try:
        with locks.package(path, password) as package:
            archive.check(package)
            file = docx.Document(package)
    except locks.LockedError:
        return locks.still_locked(password)
    except (*archive.DAMAGE, *markup.DAMAGE, PackageNotFoundError, AttributeError):
        return failed("The document is damaged: its contents cannot be unpacked.")
    flow = Flow()
    styles = {style.style_id: style.name or "" for style in file.styles}
    _pour(file.element.body, flow, styles)
    for note in _notes(file):
        flow.paragraph(note)
    properties = file.core_properties
    moment = properties.modified or properties.created
    return Document((flow.page(),), properties.title or "", moment.isoformat() if moment else "")


def _pour(body: Any, flow: Flow, styles: dict[str, str]) -> None:
    for element in body:
        if element.tag == _W + "p":
            text = "".join(_text(element))
            level = _level(element, styles)
            if level:
                flow.heading(text, level)
            else:
                flow.paragraph(text)
            for box in _boxes(element):
                _pour(box, flow, styles)
        elif element.tag == _W + "tbl":
            _pour_table(element, flow)
        elif element.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "customXml"):
            _pour(element, flow, styles)


def _pour_table(table: Any, flow: Flow) -> None:
    first = True
    for row in table.iter(_W + "tr"):
        cells = [
            " ".join("".join(_text(paragraph)) for paragraph in cell.iter(_W + "p"))
            for cell in row.iter(_W + "tc")
        ]
        line = "\t".join(cells).strip()
        if first:
            flow.paragraph(line)
        else:
            flow.row(line)
        first = False


def _text(paragraph: Any) -> Iterator[str]:
    """Yield the paragraph's own text: without what was deleted, text boxes, or fallbacks."""
    for child in paragraph:
        if child.tag in (_W + "del", _W + "moveFrom", _W + "txbxContent", _W + "pPr", _FALLBACK):
            continue
        if child.tag == _W + "t":
            yield child.text or ""
        elif isinstance(child.tag, str) and child.tag.removeprefix(_W) in _SIGNS:
            yield _SIGNS[child.tag.removeprefix(_W)]
        else:
            yield from _text(child)


def _boxes(paragraph: Any) -> Iterator[Any]:
    for box in paragraph.iter(_W + "txbxContent"):
        if next(box.iterancestors(_FALLBACK), None) is None:
            yield box


def _level(paragraph: Any, styles: dict[str, str]) -> int:
    """Return a heading's level, below the title's, by outline or style; 0 for other paragraphs."""
    outline = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
    if outline is not None:
        level = int(outline.get(_W + "val", "9"))
        return level + 2 if level < 9 else 0
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = styles.get(style.get(_W + "val"), "") if style is not None else ""
    if name.lower() == "title":
        return 1
    found = _HEADING.match(name)
    return int(found.group(1)) + 1 if found else 0


def _notes(file: Any) -> Iterator[str]:
    """Yield the text of footnotes, endnotes and comments."""
    for relation in file.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(_NOTES):
            continue
        root = markup.parse(relation.target_part.blob)
        for paragraph in root.iter(_W + "p"):
            yield "".join(_text(paragraph))
