"""Tar archives: a folder whose files are documents of their own; its own text is their names."""

import tarfile
from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import BinaryIO

from clozet.reading import archive
from clozet.reading.members import Member, hidden, listing, shown_name, told_apart
from clozet.reading.text import Document, Progress, failed

_BLOCK = 1024 * 1024


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """List what an archive holds; raises ExpandsTooFar where these are too many."""
    try:
        found = _members(path).values()
    except archive.DAMAGE:
        return failed("The archive is damaged: its contents cannot be unpacked.")
    return listing(found)


def member(path: Path, name: str) -> Member | None:
    """Return the file of that name; raises archive.DAMAGE."""
    return _members(path).get(name)


def _members(path: Path) -> dict[str, Member]:
    about = path.stat()
    return _found_members(path, about.st_mtime_ns, about.st_size)


@lru_cache(maxsize=1)  # for the next of its files
def _found_members(path: Path, mtime_ns: int, size: int) -> dict[str, Member]:
    with tarfile.open(path, "r:", errors="replace") as file:
        return {member.name: member for member in told_apart(_shown(file, path, size))}


def _shown(file: tarfile.TarFile, path: Path, size: int) -> Iterator[Member]:
    """Yield plain files: no links, no devices, none that expands."""
    for number, info in enumerate(file):
        if number >= archive.MOST_MEMBERS:
            raise archive.ExpandsTooFar
        name = shown_name(info.name)
        if info.isreg() and not info.issparse() and info.size <= size and not hidden(name):
            yield Member(name, info.size, partial(_write, path, info.offset_data, info.size))


def _write(path: Path, start: int, size: int, target: BinaryIO, password: str | None) -> None:
    """Copy one file out of the archive, block by block."""
    with path.open("rb") as source:
        source.seek(start)
        for left in range(size, 0, -_BLOCK):
            block = source.read(min(left, _BLOCK))
            if len(block) < min(left, _BLOCK):
                raise tarfile.ReadError
            target.write(block)
