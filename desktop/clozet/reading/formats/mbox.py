"""An mbox: each message is a page; attachments lie under their message's number."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from clozet.reading.flow import Flow
from clozet.reading.members import Member
from clozet.reading.text import Document, Listed, Page, Progress

from . import mail

MOST_BYTES = 128 * 1024 * 1024  # of one message; what goes beyond is left out


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Read all messages of an mbox in their order."""
    pages: list[Page] = []
    members: list[Listed] = []
    stretches = _stretches(path)
    for number, stretch in enumerate(stretches, 1):
        letter = mail.letter(_message(path, *stretch))
        flow = Flow()
        letter.pour(flow)
        pages.append(flow.page(number))
        members += [(f"{number}/{name}", size) for name, size in letter.listed()]
        progress(number, len(stretches))
    return Document(tuple(pages), headed=False, members=tuple(members))


def member(path: Path, name: str) -> Member | None:
    """Return the attachment of that name, "3/contract.pdf" for one of the third message."""
    number, _, own = name.partition("/")
    stretches = _stretches(path)
    if not number.isdecimal() or not 1 <= int(number) <= len(stretches):
        return None
    return mail.letter(_message(path, *stretches[int(number) - 1])).attachment(own)


def _stretches(path: Path) -> list[tuple[int, int]]:
    """Return where each message begins and ends, in bytes."""
    about = path.stat()
    return _found_stretches(path, about.st_mtime_ns, about.st_size)


@lru_cache(maxsize=4)
def _found_stretches(path: Path, mtime_ns: int, size: int) -> list[tuple[int, int]]:
    return list(pairwise([*_beginnings(path), size]))


def _beginnings(path: Path) -> Iterator[int]:
    """Yield where a line "From " at the top or after an empty line begins a message."""
    at, blank = 0, True
    with path.open("rb") as file:
        for line in file:
            if blank and line.startswith(b"From "):
                yield at
            blank = line in (b"\n", b"\r\n")
            at += len(line)


def _message(path: Path, start: int, end: int) -> bytes:
    with path.open("rb") as file:
        file.seek(start)
        raw = file.read(min(end - start, MOST_BYTES))
    lines = raw.partition(b"\n")[2].splitlines(keepends=True)
    return b"".join(
        line[1:] if line.startswith(b">") and line.lstrip(b">").startswith(b"From ") else line
        for line in lines
    )
