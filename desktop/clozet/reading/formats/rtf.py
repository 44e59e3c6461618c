"""RTF documents: headings, paragraphs, rows of tables, notes."""

from pathlib import Path

import compressed_rtf

from clozet.reading.flow import Flow
from clozet.reading.text import Document, Progress

from .rtf_text import RtfText


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read an RTF document; pictures, objects, running headers and footers are left out."""
    text = RtfText(path.read_bytes())
    flow = Flow()
    for part in text.parts():
        if part.kind == "heading":
            flow.heading(part.text, part.level)
        elif part.kind == "row":
            flow.row(part.text)
        else:
            flow.paragraph(part.text)
    if not text.cut:
        return Document((flow.page(),), text.title)
    return Document(
        (flow.page(),),
        text.title,
        state="flagged",
        reason="The document is cut: its end is missing.",
        remedy="Get another copy of it.",
    )


def unpacked(packed: bytes) -> str:
    """Return the text of RTF that an Outlook message holds packed; raises ValueError."""
    text = RtfText(bytes(compressed_rtf.decompress(packed)))
    return "\n".join(part.text for part in text.parts())
