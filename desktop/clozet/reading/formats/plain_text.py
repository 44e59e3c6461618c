"""Plain text: lines that were wrapped become paragraphs again, lines that were meant stay."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from clozet.reading.decoding import decode
from clozet.reading.flow import Flow
from clozet.reading.text import Document, Progress, failed

_PAGE_FEED = re.compile("[\f\ufeff]")
_ITEM = re.compile(r"\s*(?:[-*+•>|]|\d{1,3}[.)]|\(?[a-z]\))\s")

MOST_LOST = 0.01  # of the characters; more than that, the encoding is in doubt


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read a text file in whatever encoding its content shows."""
    return of_text(path, _document)


def of_text(path: Path, make: Callable[[str], Document]) -> Document:
    """Return what `make` makes of the file's text; characters that were lost flag it."""
    decoded = decode(path.read_bytes())
    if decoded is None:
        return failed("No known encoding makes text of this file.", "Save it as UTF-8.")
    document = make(decoded.text)
    if decoded.lost > MOST_LOST * len(decoded.text):
        return replace(
            document,
            state="flagged",
            reason=f"Some characters could not be made out as {decoded.encoding}.",
            remedy="Save the file as UTF-8.",
        )
    return document


def _document(text: str) -> Document:
    flow = Flow()
    for paragraph in paragraphs(text):
        flow.paragraph(paragraph)
    return Document((flow.page(),))


def paragraphs(text: str) -> Iterator[str]:
    """Yield paragraphs, parted by empty lines; inside, only breaks that were meant are kept."""
    lines = [line.expandtabs(4).rstrip() for line in _PAGE_FEED.sub("\n\n", text).splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    block: list[str] = []
    for line in [*lines, ""]:
        if line:
            block.append(line)
        elif block:
            yield _unwrapped(block, usual)
            block = []


def _unwrapped(lines: list[str], usual: int) -> str:
    """Join a line to the next where it ends because it was full.

    It was full where the next word would not have fitted on it, or where it is long and no
    sentence ends there. `usual` is the file's usual width; a block that is much narrower (an
    address, a poem) was not wrapped.
    """
    width = max(len(line) for line in lines)
    text = lines[0].strip()
    for before, line in pairwise(lines):
        word = line.split(maxsplit=1)[0]
        open_ended = before[-1] not in ".!?:;"
        full = len(before) + 1 + len(word) > width or (open_ended and len(before) > 0.75 * width)
        runs_on = before[-1].isalnum() and word[0].islower()
        wrapped = (full and width > 0.6 * usual) or runs_on
        text += (" " if wrapped and not _ITEM.match(line) else "\n") + line.strip()
    return text
