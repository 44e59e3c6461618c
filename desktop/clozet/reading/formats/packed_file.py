"""One file packed by gzip, bzip2 or xz: a container of that one, which may be a tar archive."""

import bz2
import gzip
import lzma
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from clozet.reading import archive
from clozet.reading.members import Member, UnreadableError, damaged, listing, shown_name
from clozet.reading.text import Document, Progress

_OPEN: dict[bytes, type[gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile]] = {
    b"\x1f\x8b": gzip.GzipFile,
    b"BZ": bz2.BZ2File,
    b"\xfd7": lzma.LZMAFile,
}
_HAS_EXTRA, _HAS_NAME = 4, 8  # flags in the head of a gzip file (RFC 1952)
_FIRST = 512  # bytes: a tar archive's first head
_DAMAGE = (*archive.DAMAGE, OSError)  # gzip and bz2 say so


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """Name the file that is packed in this one; it is unpacked when it is read itself."""
    try:
        return listing([_packed(path)])
    except _DAMAGE:
        return damaged()


def member(path: Path, name: str) -> Member | None:
    """Return the file that is packed here, if it has that name; raises UnreadableError."""
    try:
        packed = _packed(path)
    except _DAMAGE:
        raise UnreadableError from None
    return packed if packed.name == name else None


def _packed(path: Path) -> Member:
    """Return the file: called as gzip noted, else by what it is."""
    with _unpacked(path) as source:
        tar = source.read(_FIRST)[257:262] == b"ustar"
    otherwise = "content.tar" if tar else "content"
    return Member(shown_name(_noted(path), otherwise), 0, partial(_write, path))


def _noted(path: Path) -> str:
    """Return the name that the head of a gzip file notes, without folders, or ""."""
    with path.open("rb") as file:
        head = file.read(_FIRST)
    if head[:2] != b"\x1f\x8b" or not head[3] & _HAS_NAME or head[3] & _HAS_EXTRA:
        return ""
    said = head[10:].split(b"\0", 1)[0].decode("utf-8", "replace")
    return said.replace("\\", "/").rsplit("/", 1)[-1]


def _unpacked(path: Path) -> BinaryIO:
    with path.open("rb") as file:
        head = file.read(2)
    return cast(BinaryIO, _OPEN[head](path))


def _write(path: Path, target: BinaryIO, password: str | None) -> None:
    try:
        with _unpacked(path) as source:
            archive.copy(source, target, path.stat().st_size)
    except _DAMAGE:
        raise UnreadableError from None
