"""What floats over the cells of an XLSX workbook: text boxes and comments, sheet by sheet."""

import posixpath
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from . import markup

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FLOATING = ("/drawing", "/comments", "/threadedComment")


def over_cells(file: BinaryIO) -> dict[str, list[str]]:
    """Return the paragraphs over each sheet, by its name; raises archive.DAMAGE, markup.DAMAGE."""
    with zipfile.ZipFile(file) as package:
        names = set(package.namelist())
        if "xl/workbook.xml" not in names:
            return {}
        parts = dict(_related(package, "xl/workbook.xml", ("/worksheet",)))
        sheets = markup.parse(package.read("xl/workbook.xml")).iter("{*}sheet")
        return {
            sheet.get("name", ""): list(_paragraphs(package, parts[sheet.get(_ID, "")]))
            for sheet in sheets
            if parts.get(sheet.get(_ID, "")) in names
        }


def _paragraphs(package: zipfile.ZipFile, part: str) -> Iterator[str]:
    for _, target in _related(package, part, _FLOATING):
        if target in package.namelist():
            yield from _texts(markup.parse(package.read(target)))


def _texts(root: etree._Element) -> Iterator[str]:
    """Yield a drawing's paragraphs, or the comments of a sheet."""
    for element in root.iter("{*}p", "{*}comment", "{*}threadedComment"):
        parts = (part.text or "" for part in element.iter("{*}t", "{*}text"))
        if text := "".join(parts).strip():
            yield text


def _related(
    package: zipfile.ZipFile, part: str, types: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Yield (id, part's name) of what a part refers to inside the package."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in package.namelist():
        return
    for relation in markup.parse(package.read(relations)):
        if relation.get("TargetMode") != "External" and relation.get("Type", "").endswith(types):
            target = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target", "")))
            yield relation.get("Id", ""), target.removeprefix("/")
