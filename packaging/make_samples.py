"""Make the sample documents in resources/sample/ from the texts in packaging/samples/.

The same texts always give the same bytes, but for the locked PDF, which is made only once.
A text is plain: "# " begins the title, "## " a heading, an empty line parts paragraphs, and a
backslash marks where a word may be broken.
"""

import io
import sys
import zipfile
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import docx

pymupdf: Any = import_module("pymupdf")  # half of its functions carry no types

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "samples"
TARGET = HERE.parent / "resources" / "sample"

PAPER = (595.0, 842.0)
MARGIN = 78.0
GUTTER = 22.0
LOCKED = "Settlement (locked).pdf"
PASSWORD = "bindery"  # of the locked sample
EPOCH = (2022, 1, 11, 9, 0, 0)


class Typesetter:
    """Set paragraphs in one or two columns, page after page, in Times."""

    def __init__(self, columns: int = 1, running_title: str = "", size: float = 11.0) -> None:
        self.file = pymupdf.open()
        self.columns, self.running_title, self.size = columns, running_title, size
        self.width = (PAPER[0] - 2 * MARGIN - (columns - 1) * GUTTER) / columns
        self.column, self.top, self.y = columns, MARGIN, 0.0

    def title(self, text: str) -> None:
        """Set a line across all columns; they begin below it."""
        self._new_page()
        for line in _broken(text, "tibo", 16, PAPER[0] - 2 * MARGIN):
            self.page.insert_text((MARGIN, self.top + 16), line, fontname="tibo", fontsize=16)
            self.top += 20
        self.top += 12
        self.y = self.top

    def heading(self, text: str) -> None:
        """Set a bold line, with room for two lines of text below it."""
        self._make_room(4.5 * self.size)
        self.y += self.size * 0.7
        self._set(text, "tibo", self.size + 0.5)

    def paragraph(self, text: str) -> None:
        """Set a paragraph, ragged at the right."""
        self._set(text, "tiro", self.size)
        self.y += self.size * 0.55

    def _set(self, text: str, font: str, size: float) -> None:
        for line in _broken(text, font, size, self.width):
            self._make_room(size * 1.3)
            x = MARGIN + self.column * (self.width + GUTTER)
            self.page.insert_text((x, self.y + size), line, fontname=font, fontsize=size)
            self.y += size * 1.3

    def _make_room(self, height: float) -> None:
        if self.column >= self.columns or self.y + height > PAPER[1] - MARGIN:
            self.column += 1
            self.y = self.top
        if self.column >= self.columns:
            self._new_page()

    def _new_page(self) -> None:
        self.page = self.file.new_page(width=PAPER[0], height=PAPER[1])
        number = len(self.file)
        if number > 1 and self.running_title:
            self.page.insert_text((MARGIN, 46), self.running_title, fontname="tiro", fontsize=8)
        foot = (PAPER[0] / 2 - 4, PAPER[1] - 40)
        self.page.insert_text(foot, str(number), fontname="tiro", fontsize=9)
        self.column, self.top, self.y = 0, MARGIN, MARGIN


def _broken(text: str, font: str, size: float, width: float) -> list[str]:
    """Break a text into lines, at spaces and, where it helps, at the marks in a word."""
    lines, line = [], ""
    for word in text.split():
        plain = word.replace("\\", "")
        longer = f"{line} {plain}".strip()
        if pymupdf.get_text_length(longer, font, size) <= width:
            line = longer
            continue
        head, _, tail = word.partition("\\")
        broken = f"{line} {head}-".strip()
        if tail and pymupdf.get_text_length(broken, font, size) <= width:
            lines.append(broken)
            line = tail
        else:
            lines.append(line)
            line = plain
    return [*lines, line]


def typeset(name: str, columns: int = 1, size: float = 11.0) -> Any:
    """Return the text `name` as a PDF, with its title and a fixed date in the metadata."""
    paragraphs = (TEXTS / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    title = paragraphs[0].removeprefix("# ")
    setter = Typesetter(columns, title, size)
    setter.title(title)
    for paragraph in paragraphs[1:]:
        if paragraph.startswith("## "):
            setter.heading(paragraph.removeprefix("## "))
        else:
            setter.paragraph(paragraph)
    setter.file.set_metadata({"title": title, "creationDate": "D:20220111090000Z"})
    return setter.file


def save(file: Any, name: str, **options: object) -> None:
    """Write a PDF without anything that changes from run to run."""
    file.save(TARGET / name, garbage=3, deflate=True, no_new_id=True, **options)


def scanned(file: Any) -> Any:
    """Return the file's first page as a grey picture on a page, as a scanner gives it."""
    picture = file[0].get_pixmap(dpi=110, colorspace=pymupdf.csGRAY)
    scan = pymupdf.open()
    page = scan.new_page(width=PAPER[0], height=PAPER[1])
    page.insert_image(page.rect, stream=picture.tobytes("jpeg", jpg_quality=60))
    return scan


def minutes() -> None:
    """Write the minutes of a meeting as DOCX, with headings and a table."""
    text = (TEXTS / "minutes.txt").read_text(encoding="utf-8").strip()
    file = docx.Document()
    properties = file.core_properties
    properties.title, properties.author = "", ""
    properties.created = properties.modified = datetime(*EPOCH)
    for paragraph in text.split("\n\n"):
        if paragraph.startswith("# "):
            file.add_heading(paragraph.removeprefix("# "), 0)
        elif paragraph.startswith("## "):
            file.add_heading(paragraph.removeprefix("## "), 1)
        elif "\t" in paragraph:
            _add_table(file, [row.split("\t") for row in paragraph.splitlines()])
        else:
            file.add_paragraph(paragraph)
    target = io.BytesIO()
    file.save(target)
    with zipfile.ZipFile(target) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    _write_zip(TARGET / "Minutes of 3 March 2021.docx", members)


def _add_table(file: docx.document.Document, rows: list[list[str]]) -> None:
    table = file.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def book() -> None:
    """Write a small EPUB with one file for each chapter."""
    chapters = (TEXTS / "commentary.txt").read_text(encoding="utf-8").strip().split("\n\n## ")
    title = chapters[0].removeprefix("# ")
    members = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": _CONTAINER.encode(),
    }
    for number, chapter in enumerate(chapters[1:], 1):
        heading, *paragraphs = chapter.split("\n\n")
        body = f"<h1>{heading}</h1>" + "".join(f"<p>{text}</p>" for text in paragraphs)
        members[f"chapter{number}.xhtml"] = _CHAPTER.format(heading=heading, body=body).encode()
    numbers = range(1, len(chapters))
    items = "".join(
        f'<item id="c{n}" href="chapter{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in numbers
    )
    order = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    members["book.opf"] = _PACKAGE.format(title=title, items=items, order=order).encode()
    _write_zip(TARGET / "Rent law commentary.epub", members)


def _write_zip(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            about = zipfile.ZipInfo(name, EPOCH)
            packing = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(about, content, packing)


_CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
    'full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_CHAPTER = (
    '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
    "<head><title>{heading}</title></head><body>{body}</body></html>"
)
_PACKAGE = (
    '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
    'unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<dc:identifier id="id">clozet-sample-commentary</dc:identifier><dc:title>{title}</dc:title>'
    "<dc:language>en</dc:language><dc:date>2015-06-01</dc:date></metadata>"
    "<manifest>{items}</manifest><spine>{order}</spine></package>"
)


def main() -> int:
    """Write all samples that are not kept as they are."""
    TARGET.mkdir(parents=True, exist_ok=True)
    save(typeset("lease"), "Commercial lease Harbour St 14.pdf")
    save(typeset("amendment"), "Amendment no 2 to lease.pdf")
    save(typeset("service", columns=2, size=10), "Service agreement Lindqvist.pdf")
    save(typeset("paper", columns=2, size=9.5), "Wheat starch paste.pdf")
    save(typeset("mietvertrag"), "Mietvertrag Lindenallee 8.pdf")
    save(scanned(typeset("receipt")), "Receipt leather (scan).pdf")
    locked = {"encryption": pymupdf.PDF_ENCRYPT_AES_128, "user_pw": PASSWORD, "owner_pw": PASSWORD}
    if not (TARGET / LOCKED).exists():  # its keys are drawn by chance each time
        save(typeset("settlement"), LOCKED, **locked)
    minutes()
    book()
    return 0


if __name__ == "__main__":
    sys.exit(main())
