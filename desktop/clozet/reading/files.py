"""Files on disk: what a folder holds, and what a file's content is called."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from operator import attrgetter
from pathlib import Path

_LEFT_OUT = {"node_modules"}  # besides every folder whose name begins with a dot
_BLOCK = 1024 * 1024


def walk(
    path: Path, include: Sequence[str] = (), exclude: Sequence[str] = (), *, links: bool = True
) -> Iterator[Path]:
    """Yield the file itself, or every file below the folder, each folder in order of name.

    `include` and `exclude` are patterns matched against the name and the path below `path`.
    Hidden folders and files, `node_modules` and folders reached a second time by a link are
    left out, and without `links` all that only a link leads to; a folder that may not be read is
    passed over. Devices and the like are yielded:
    the reader says why it does not open them. Raises FileNotFoundError where nothing is there.
    """
    return map(Path, names(path, include, exclude, links=links))


def names(
    path: Path, include: Sequence[str] = (), exclude: Sequence[str] = (), *, links: bool = True
) -> Iterator[str]:
    """Yield what `walk` does as the system's names, which come faster than Paths."""
    if not path.is_dir():
        path.lstat()
        yield str(path)
        return
    below = _below(str(path), set(), links)
    if include or exclude:
        below = (name for name in below if chosen(Path(name), path, include, exclude))
    yield from below


def chosen(file: Path, folder: Path, include: Sequence[str], exclude: Sequence[str]) -> bool:
    """Tell whether the patterns choose a file of the folder."""
    below = str(file.relative_to(folder))
    if include and not _matches(file.name, below, include):
        return False
    return not _matches(file.name, below, exclude)


def hidden(path: Path, folder: Path) -> bool:
    """Tell whether `walk` leaves out a path below the folder for its name, or a folder's above."""
    return any(_left_out(name) for name in path.relative_to(folder).parts)


def linked(path: Path, folder: Path) -> bool:
    """Tell whether a path below the folder is a link or is reached through one."""
    depth = len(path.relative_to(folder).parts)
    return any(place.is_symlink() for place in (path, *path.parents)[:depth])


def _left_out(name: str) -> bool:
    return name.startswith(".") or name in _LEFT_OUT


def _below(folder: str, seen: set[tuple[int, int]], links: bool) -> Iterator[str]:
    try:
        about = os.stat(folder)  # noqa: PTH116 - see `names`
        entries = sorted(os.scandir(folder), key=attrgetter("name"))
    except OSError:
        return
    if (about.st_dev, about.st_ino) in seen:
        return
    seen.add((about.st_dev, about.st_ino))
    folders: list[str] = []
    for entry in entries:
        if _left_out(entry.name) or (not links and entry.is_symlink()):
            continue
        if entry.is_dir():
            folders.append(entry.path)
        elif entry.is_file() or not entry.is_symlink():
            yield entry.path
    for below in folders:
        yield from _below(below, seen, links)


def _matches(name: str, below: str, patterns: Sequence[str]) -> bool:
    return any(fnmatch(name, pattern) or fnmatch(below, pattern) for pattern in patterns)


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of the file's content in hexadecimal, read block by block."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
