"""ZIP archives: a folder whose files are documents of their own; its own text is their names."""

import stat
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from clozet.reading import archive
from clozet.reading.flow import Flow
from clozet.reading.members import Member, shown_name, told_apart
from clozet.reading.text import Document, Progress, failed

MOST_BYTES = 16 * 1024**3  # what an archive may hold
_LEFT_OUT = {"__MACOSX", "node_modules", "Thumbs.db", "desktop.ini"}


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """List what an archive holds; refuse one that holds far more than its size allows."""
    try:
        archive.check(path, MOST_BYTES)
        found = members(path, password)
    except archive.DAMAGE:
        return failed("The archive is damaged: its contents cannot be unpacked.")
    flow = Flow()
    for member in found:
        flow.row(member.name)
    if not found:
        return Document(
            state="flagged",
            reason="There is no file in this archive.",
            remedy="Open it in its own program to see whether something is lost.",
        )
    return Document((flow.page(by_rows=True),), headed=False)


def members(path: Path, password: str | None = None) -> list[Member]:
    """Return the files in the archive, without links and without what a folder would hide."""
    with zipfile.ZipFile(path) as file:
        return list(told_apart(_members(path, file.infolist(), password)))


def _members(path: Path, listed: list[zipfile.ZipInfo], password: str | None) -> Iterator[Member]:
    for info in listed:
        name = shown_name(info.filename)
        link = stat.S_ISLNK(info.external_attr >> 16)
        if not info.is_dir() and not link and not any(map(_hidden, name.split("/"))):
            yield Member(name, info.file_size, partial(_content, path, info, password))


def _hidden(part: str) -> bool:
    return part.startswith(".") or part in _LEFT_OUT


def _content(path: Path, info: zipfile.ZipInfo, password: str | None) -> bytes:
    with zipfile.ZipFile(path) as file:
        return file.read(info, password.encode() if password else None)
