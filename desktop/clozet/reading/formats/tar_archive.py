"""Tar archives: a folder whose files are documents of their own; its own text is their names."""

import tarfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from clozet.reading import archive
from clozet.reading.members import Member, by_name, damaged, hidden, listing, shown_name
from clozet.reading.text import Document, Progress

_BLOCK = 1024 * 1024


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """List what an archive holds; raises ExpandsTooFar where these are too many."""
    try:
        return listing(_members(path).values())
    except archive.DAMAGE:
        return damaged()


def member(path: Path, name: str) -> Member | None:
    """Return the file of that name; raises archive.DAMAGE."""
    return _members(path).get(name)


def _shown(path: Path) -> Iterator[Member]:
    """Yield plain files: no links, no devices, none that expands."""
    whole = path.stat().st_size
    with tarfile.open(path, "r:", errors="replace") as file:
        for number, info in enumerate(file):
            if number >= archive.MOST_MEMBERS:
                raise archive.ExpandsTooFar
            name = shown_name(info.name)
            if info.isreg() and not info.issparse() and info.size <= whole and not hidden(name):
                yield Member(name, info.size, partial(_write, path, info.offset_data, info.size))


_members = by_name(_shown)


def _write(path: Path, start: int, size: int, target: BinaryIO, password: str | None) -> None:
    """Copy one file out of the archive, block by block."""
    with path.open("rb") as source:
        source.seek(start)
        for left in range(size, 0, -_BLOCK):
            block = source.read(min(left, _BLOCK))
            if len(block) < min(left, _BLOCK):
                raise tarfile.ReadError
            target.write(block)
