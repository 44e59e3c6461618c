"""An mbox: each message is a page; attachments lie under their message's number."""

from collections.abc import Iterator
from pathlib import Path

from clozet.reading.flow import Flow
from clozet.reading.members import Member
from clozet.reading.text import Document, Page, Progress

from . import mail

MOST_BYTES = 128 * 1024 * 1024  # of one message; what goes beyond is left out


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read all messages of an mbox in their order."""
    pages: list[Page] = []
    for number, raw in enumerate(_messages(path), 1):
        flow = Flow()
        mail.letter(raw).pour(flow)
        pages.append(flow.page(number))
        progress(number, number)
    return Document(tuple(pages), headed=False)


def members(path: Path) -> Iterator[Member]:
    """Yield the attachments of all messages."""
    for number, raw in enumerate(_messages(path), 1):
        for member in mail.letter(raw).attachments:
            yield member._replace(name=f"{number}/{member.name}")


def _messages(path: Path) -> Iterator[bytes]:
    """Yield messages: a line "From " at the top or after an empty line begins one."""
    lines: list[bytes] = []
    length, began, blank = 0, False, True
    with path.open("rb") as file:
        for line in file:
            if blank and line.startswith(b"From "):
                if began:
                    yield b"".join(lines)
                lines, length, began = [], 0, True
            elif length < MOST_BYTES:
                lines.append(line[1:] if line.lstrip(b">").startswith(b"From ") else line)
                length += len(line)
            blank = line in (b"\n", b"\r\n")
    if began:
        yield b"".join(lines)
