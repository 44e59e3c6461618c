"""HTML: its text by blocks, its headings and title; nothing in it is run or fetched."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from clozet.reading.decoding import Decoded, decode
from clozet.reading.flow import Flow
from clozet.reading.text import Document, Progress

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
_LEFT_OUT = {"script", "style", "template", "noscript", "head", "svg", "object", "iframe"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header",
    "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read an HTML file; its encoding is the mark's, the declared one, or a guess."""
    content = decoded(path.read_bytes())
    root = parse(content.text) if content else None
    if root is None:
        return Document(
            state="failed", reason="There is no text in this page.", remedy="Save the page again."
        )
    flow = Flow()
    pour(root, flow)
    return Document((flow.page(),), title=title_of(root))


def decoded(raw: bytes) -> Decoded | None:
    """Return the text of a page by its mark, its declared encoding, or a guess."""
    declared = _DECLARED.search(raw[:4096])
    return decode(raw, declared.group(1).decode("ascii", "replace") if declared else "")


def parse(text: str) -> etree._Element | None:
    """Parse HTML or XHTML, or return None where there is nothing in it; resolves no entity."""
    text = _XML_DECLARATION.sub("", text.replace("\0", ""))
    parser = html.HTMLParser(no_network=True, huge_tree=False)
    try:
        return html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def title_of(root: etree._Element) -> str:
    """Return what the title element says, in one line."""
    return " ".join((root.findtext(".//head/title") or "").split())


def pour(root: etree._Element, flow: Flow) -> None:
    """Pour the text of the element into the flow, block by block."""
    gathered: list[str] = []
    for kind, value in _events(root):
        if kind == "text":
            gathered.append(value)
            continue
        text = "".join(gathered)
        gathered = []
        if value in _HEADINGS:
            flow.heading(text, _HEADINGS[value])
        elif value in ("tr", "li", "dt", "dd"):
            flow.row(text)
        else:
            flow.paragraph(text)
    flow.paragraph("".join(gathered))


def _events(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield ("text", text) and ("end", tag of the block that ends here)."""
    skipping: etree._Element | None = None
    for action, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        tag = tag.rsplit("}", 1)[-1].lower()
        if skipping is None and action == "start":
            if tag in _LEFT_OUT:
                skipping = element
                continue
            yield from _opened(tag, element)
        elif action != "start" and (skipping is None or skipping is element):
            closed = skipping is None
            skipping = None
            yield from _closed(tag, element, closed)


def _opened(tag: str, element: etree._Element) -> Iterator[tuple[str, str]]:
    if tag in _HEADINGS or (tag in _BLOCKS and tag not in ("td", "th")):
        yield "end", ""
    if element.text:
        yield "text", _flat(element.text, element)


def _closed(tag: str, element: etree._Element, shown: bool) -> Iterator[tuple[str, str]]:
    if tag == "br":
        yield "text", "\n"
    elif tag in ("td", "th"):
        yield "text", "\t"
    elif shown and (tag in _HEADINGS or tag in _BLOCKS):
        yield "end", tag
    if element.tail:
        parent = element.getparent()
        yield "text", _flat(element.tail, parent if parent is not None else element)


def _flat(text: str, element: etree._Element) -> str:
    """Return text with its line breaks as spaces, but in preformatted text as they are."""
    if next(element.iterancestors("pre"), None) is not None or element.tag == "pre":
        return text
    return re.sub(r"\s+", " ", text)
