"""Plain text: lines that were wrapped become paragraphs again, lines that were meant stay."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from clozet.reading.decoding import decode
from clozet.reading.flow import Flow
from clozet.reading.text import Document, Progress

MOST_LOST = 0.01  # of the characters; more than that, the encoding is in doubt


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read a text file in whatever encoding its content shows."""
    decoded = decode(path.read_bytes())
    if decoded is None:
        return Document(
            state="failed",
            reason="No known encoding makes text of this file.",
            remedy="Save it as UTF-8.",
        )
    flow = Flow()
    for paragraph in paragraphs(decoded.text):
        flow.paragraph(paragraph)
    if decoded.lost > MOST_LOST * len(decoded.text):
        return Document(
            (flow.page(),),
            state="flagged",
            reason=f"Some characters could not be made out as {decoded.encoding}.",
            remedy="Save the file as UTF-8.",
        )
    return Document((flow.page(),))


def paragraphs(text: str) -> Iterator[str]:
    """Yield paragraphs, parted by empty lines; inside, only breaks that were meant are kept."""
    lines = text.lstrip("\ufeff").replace("\f", "\n\n").splitlines()
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            block.append(line.expandtabs(4).rstrip())
        elif block:
            yield _unwrapped(block)
            block = []


def _unwrapped(lines: list[str]) -> str:
    """Join a line to the next where the next one's first word would not have fitted on it."""
    width = max(len(line) for line in lines)
    text = lines[0].strip()
    for before, line in pairwise(lines):
        word = line.split(maxsplit=1)[0]
        indented = len(line) - len(line.lstrip()) > len(before) - len(before.lstrip())
        wrapped = len(before) + 1 + len(word) > width and not indented
        runs_on = before[-1:].isalnum() and word[0].islower()
        text += (" " if wrapped or runs_on else "\n") + line.strip()
    return text
