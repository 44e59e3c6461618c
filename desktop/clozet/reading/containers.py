"""Files inside of files: a member's path is its container's, then its name, `…/a.zip/inner.pdf`.

A member is opened as a copy under a name of ours, in a folder of this process alone; what its
container calls it is only compared. Containers inside of containers are kept for a while, so that
their members need not be unpacked from the outermost again; everything else goes when it is read.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path, PurePath
from time import time_ns
from typing import BinaryIO, cast

from clozet import processes
from clozet.file_names import outermost
from clozet.paths import user_cache

from . import archive
from .archive import ExpandsTooFar
from .kind import kind_of
from .locks import LockedError
from .members import Member, UnreadableError

FORMATS = {
    "zip": "zip_archive",
    "tar": "tar_archive",
    "packed": "packed_file",
    "eml": "mail",
    "msg": "outlook",
    "mbox": "mbox",
    "pdf": "pdf_attachments",
}
_KEPT = FORMATS.keys() - {"pdf"}  # a PDF holds files but seldom: its copy goes at once
MOST_DEPTH = 4  # containers inside of each other
MOST_BYTES = 512 * 1024 * 1024  # of one member
MOST_KEPT = 2 * MOST_DEPTH  # copies of inner containers


class DamagedContainerError(Exception):
    """What holds the file cannot be unpacked."""


@dataclass(frozen=True)
class OnDisk:
    """A file that can be opened, and in how many containers it lies."""

    file: Path
    depth: int


@contextmanager
def on_disk(path: Path, passwords: Sequence[str] = ()) -> Iterator[OnDisk]:
    """Give the file at `path`, or a copy of the member that `path` names while it is used.

    Raises FileNotFoundError, DamagedContainerError, ExpandsTooFar, LockedError.
    """
    file = outermost(path)
    inside = path.parts[len(file.parts) :]
    depth = 0
    while inside:
        file, inside = _unpacked(file, inside, passwords)
        depth += 1
    try:
        yield OnDisk(file, depth)
    finally:
        if depth and file.parent == _folder() and kind_of(file).name not in _KEPT:
            file.unlink(missing_ok=True)


def _unpacked(
    container: Path, inside: tuple[str, ...], passwords: Sequence[str]
) -> tuple[Path, tuple[str, ...]]:
    """Return a copy of the member that `inside` begins with, and what of `inside` is left."""
    module = import_module(f"clozet.reading.formats.{_format(container)}")
    for length in range(len(inside), 0, -1):
        name = "/".join(inside[:length])
        try:
            member = module.member(container, name)
        except (*archive.DAMAGE, UnreadableError):
            raise DamagedContainerError from None
        if member is not None:
            return _copy(container, member, passwords), inside[length:]
    raise FileNotFoundError(f"{len(inside)} parts")


def _format(container: Path) -> str:
    about = container.stat()
    kind = _kind(container, about.st_mtime_ns, about.st_size)
    if kind not in FORMATS:
        raise FileNotFoundError(kind)
    return FORMATS[kind]


@lru_cache(maxsize=16)
def _kind(container: Path, mtime_ns: int, size: int) -> str:
    return kind_of(container).name


def _copy(container: Path, member: Member, passwords: Sequence[str]) -> Path:
    """Return a copy of the member: its mtime is the container's, its atime that of its last use."""
    if member.size > MOST_BYTES:
        raise ExpandsTooFar
    about = container.stat()
    key = repr((str(container), about.st_mtime_ns, about.st_size, member.name))
    copy = _folder() / (sha256(key.encode("utf-8", "surrogatepass")).hexdigest() + _ending(member))
    if copy.exists():
        os.utime(copy, ns=(time_ns(), about.st_mtime_ns))
        return copy
    _forget_the_oldest()
    for password in (None, *passwords):
        try:
            with copy.open("wb") as target:
                member.write(cast(BinaryIO, target), password)
            os.utime(copy, ns=(time_ns(), about.st_mtime_ns))
            return copy
        except LockedError:
            copy.unlink(missing_ok=True)
        except (*archive.DAMAGE, UnreadableError):
            copy.unlink(missing_ok=True)
            raise DamagedContainerError from None
        except BaseException:
            copy.unlink(missing_ok=True)
            raise
    raise LockedError


def _ending(member: Member) -> str:
    """Return the end of a member's name where it is a plain one: it helps to tell text apart."""
    ending = PurePath(member.name).suffix.lower()
    return ending if ending.isascii() and ending[1:].isalnum() and len(ending) < 12 else ""


def _forget_the_oldest() -> None:
    kept = sorted(_folder().iterdir(), key=lambda file: file.stat().st_atime_ns)
    for file in kept[: max(0, len(kept) - MOST_KEPT + 1)]:
        file.unlink(missing_ok=True)


@cache
def _folder() -> Path:
    """Return this process's own folder; those of processes that are gone go too."""
    every = user_cache() / "members"
    every.mkdir(parents=True, exist_ok=True, mode=0o700)
    for folder in every.iterdir():
        if not processes.alive(folder.name.replace("-", ":")):
            shutil.rmtree(folder, ignore_errors=True)
    own = every / processes.identity().replace(":", "-")
    own.mkdir(exist_ok=True, mode=0o700)
    return own


def forget_copies() -> None:
    """Delete all copies that this process has made."""
    if _folder.cache_info().currsize:
        shutil.rmtree(_folder(), ignore_errors=True)
        _folder.cache_clear()
