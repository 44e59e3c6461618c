"""FB2 books: chapters with their titles, verses, notes, from one XML file."""

from pathlib import Path

from lxml import etree

from clozet.reading import markup
from clozet.reading.flow import Flow
from clozet.reading.text import Document, Progress, failed

_LINES = ("v", "text-author", "date")
_LEFT_OUT = ("binary", "stylesheet", "description")


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read an FB2 book as one text."""
    try:
        root = markup.parse(path.read_bytes(), recover=True)
    except markup.DAMAGE:
        return failed("The book is damaged: its text cannot be made out.")
    flow = Flow()
    _pour(root, flow, 1)
    about = root.find("{*}description/{*}title-info")
    if about is None:
        return Document((flow.page(),))
    date = about.find("{*}date")
    return Document(
        (flow.page(),),
        " ".join((about.findtext("{*}book-title") or "").split()),
        "" if date is None else date.get("value") or (date.text or "").strip(),
    )


def _pour(parent: etree._Element, flow: Flow, level: int) -> None:
    for element in parent:
        what = markup.name(element)
        if what == "title":
            flow.heading(" ".join(_flat(p) for p in element.iter("{*}p")), level)
        elif what == "subtitle":
            flow.heading(_flat(element), level + 1)
        elif what == "p":
            flow.paragraph(_flat(element))
        elif what == "tr":
            flow.row("\t".join(_flat(cell) for cell in element))
        elif what in _LINES:
            flow.row(_flat(element))
        elif what == "stanza":
            flow.paragraph("\n".join(_flat(verse) for verse in element))
        elif what not in _LEFT_OUT:
            _pour(element, flow, level + (what == "section"))


def _flat(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())
