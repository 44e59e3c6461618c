"""ZIP archives: a folder whose files are documents of their own; its own text is their names."""

import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from clozet.reading import archive
from clozet.reading.decoding import decode
from clozet.reading.locks import LockedError, UnknownLockError
from clozet.reading.members import Member, by_name, damaged, hidden, listing, shown_name
from clozet.reading.text import Document, Progress

MOST_BYTES = 16 * 1024**3  # what an archive may hold
_ENCRYPTED, _UTF_8 = 1, 0x800  # bits of a member's flags
_AES = 99  # what a member encrypted by AES names as its compression
_BLOCK = 1024 * 1024


def read(path: Path, password: str | None, progress: Progress) -> Document:
    """List what an archive holds; refuse one that holds far more than its size allows."""
    try:
        archive.check(path, MOST_BYTES)
        return listing(_members(path).values())
    except archive.DAMAGE:
        return damaged()


def member(path: Path, name: str) -> Member | None:
    """Return the file of that name; raises archive.DAMAGE."""
    return _members(path).get(name)


def _shown(path: Path) -> Iterator[Member]:
    """Yield the files, without links and without what a folder would hide.

    The archive stays open, for whoever takes a file out of it.
    """
    file = zipfile.ZipFile(path)
    listed = file.infolist()
    encoding = _encoding_of_names(listed)
    for info in listed:
        name = shown_name(_raw_name(info).decode(encoding, "replace"))
        link = stat.S_ISLNK(info.external_attr >> 16)
        if not info.is_dir() and not link and not hidden(name):
            yield Member(name, info.file_size, partial(_write, file, info))


_members = by_name(_shown)


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    """Return a name's bytes; what is not said to be UTF-8, zipfile has taken for the PC's set."""
    return info.filename.encode("utf-8" if info.flag_bits & _UTF_8 else "cp437", "replace")


def _encoding_of_names(listed: list[zipfile.ZipInfo]) -> str:
    """Return the encoding of all names: UTF-8 where they can be read so, else a guess."""
    decoded = decode(b"\n".join(_raw_name(info) for info in listed))
    return decoded.encoding if decoded and decoded.encoding else "utf-8"


def _write(
    file: zipfile.ZipFile, info: zipfile.ZipInfo, target: BinaryIO, password: str | None
) -> None:
    """Unpack one file; zipfile stops at the size that the archive's directory promises."""
    locked = bool(info.flag_bits & _ENCRYPTED)
    if locked and info.compress_type == _AES:
        raise UnknownLockError
    if locked and password is None:
        raise LockedError
    try:
        with file.open(info, pwd=password.encode() if password and locked else None) as source:
            shutil.copyfileobj(source, target, _BLOCK)
    except (RuntimeError, zipfile.BadZipFile, zlib.error):
        if locked:
            raise LockedError from None
        raise
