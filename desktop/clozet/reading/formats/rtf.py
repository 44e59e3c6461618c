"""RTF: its paragraphs and rows, in the encodings that its fonts declare."""

import re
from dataclasses import replace
from pathlib import Path

import compressed_rtf
from striprtf.striprtf import rtf_to_text

from clozet.reading.flow import Flow
from clozet.reading.text import Document, Progress, failed

_EIGHT_BITS = re.compile(rb"[\x80-\xff]")
_PICTURE = re.compile(rb"(?:[0-9a-fA-F]{2}\s*){256,}")  # pictures are digits by the thousand
_CELL = re.compile(rb"\\(?:nest)?cell(?![a-z])")
_TITLE = re.compile(r"\{\\title ((?:[^{}]|\\[{}])*)\}")
_CODE_PAGE = re.compile(r"\\ansicpg(\d+)")


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read an RTF document; pictures and objects in it are left out."""
    raw = path.read_bytes()
    try:
        text, title = text_of(raw), _title(raw)
    except (ValueError, LookupError, OverflowError):
        return failed("The document is damaged: no text could be made out in it.")
    flow = Flow()
    for paragraph in text.split("\n"):
        if "\t" in paragraph.strip():
            flow.row(paragraph)
        else:
            flow.paragraph(paragraph)
    document = Document((flow.page(),), title)
    if raw.count(b"}") < raw.count(b"{") - raw.count(rb"\{"):
        return replace(
            document,
            state="flagged",
            reason="The document is cut: its end is missing.",
            remedy="Get another copy of it.",
        )
    return document


def text_of(raw: bytes) -> str:
    """Return the text of RTF, a paragraph or row of a table on a line, tabs between cells."""
    lean = _PICTURE.sub(b"", raw)
    escaped = _EIGHT_BITS.sub(lambda found: b"\\'%02x" % found.group()[0], lean)
    return _text(_CELL.sub(rb"\\tab ", escaped).decode("ascii"))


def unpacked(packed: bytes) -> bytes:
    """Return RTF that an Outlook message holds packed; raises ValueError for damaged bytes."""
    return bytes(compressed_rtf.decompress(packed))


def _text(source: str) -> str:
    return str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]


def _title(raw: bytes) -> str:
    head = raw[:65536].decode("latin-1")
    found = _TITLE.search(head)
    if found is None:
        return ""
    code_page = _CODE_PAGE.search(head)
    return _text(f"{{\\rtf1\\ansi{code_page.group() if code_page else ''} {found.group(1)}}}")
