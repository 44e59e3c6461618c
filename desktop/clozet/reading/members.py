"""What lies in a container: members of an archive, attachments of messages."""

import io
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from .flow import Flow
from .text import Document, failed

_LEFT_OUT = {"__MACOSX", "node_modules", "Thumbs.db", "desktop.ini"}

LONGEST_NAME = 120  # characters of one part of a member's path


class UnreadableError(Exception):
    """A member cannot be taken out of its container, which is damaged."""


class Member(NamedTuple):
    """A file in a container: its name as shown, its `size` in bytes, and how to get its content.

    The name is a relative path without links upward, control characters or a drive; it serves to
    show and to find the member again, never to write it. `write` writes the content into an open
    file, with a password or None; it may raise archive.DAMAGE, UnreadableError or
    locks.LockedError.
    """

    name: str
    size: int
    write: Callable[[BinaryIO, str | None], object]

    @classmethod
    def of(cls, name: str, raw: bytes) -> "Member":
        """Return a member whose content is at hand."""
        return cls(name, len(raw), lambda target, password: target.write(raw))

    def content(self) -> bytes:
        """Return the content."""
        target = io.BytesIO()
        self.write(target, None)
        return target.getvalue()


def shown_name(said: str, otherwise: str = "unnamed") -> str:
    """Return a member's name as a harmless relative path."""
    parts = (_shown_part(part) for part in said.replace("\\", "/").split("/"))
    return "/".join(part for part in parts if part) or otherwise


def _shown_part(part: str) -> str:
    printable = "".join(c if _harmless(c) else "\ufffd" for c in part).strip()
    if printable.strip(".") == "" or (len(printable) == 2 and printable[1] == ":"):
        return ""
    if len(printable) <= LONGEST_NAME:
        return printable
    suffix = PurePosixPath(printable).suffix[:16]
    return printable[: LONGEST_NAME - len(suffix)] + suffix


def _harmless(character: str) -> bool:
    """Tell characters that show as themselves: no controls, no turning of the direction."""
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def told_apart(members: Iterable[Member]) -> Iterator[Member]:
    """Yield the members, each under a name of its own."""
    taken: set[str] = set()
    for member in members:
        name, number = member.name, 1
        while name in taken:
            number += 1
            path = PurePosixPath(member.name)
            name = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
        taken.add(name)
        yield member._replace(name=name)


def by_name(shown: Callable[[Path], Iterable[Member]]) -> Callable[[Path], dict[str, Member]]:
    """Return what gives an archive's members by name; the last archive's are kept for the next.

    `shown` gives those of an archive that count; it is asked again when the archive has changed.
    """

    @lru_cache(maxsize=1)
    def found(path: Path, mtime_ns: int, size: int) -> dict[str, Member]:
        return {member.name: member for member in told_apart(shown(path))}

    def of(path: Path) -> dict[str, Member]:
        about = path.stat()
        return found(path, about.st_mtime_ns, about.st_size)

    return of


def damaged() -> Document:
    """Return the document of an archive that cannot be listed."""
    return failed("The archive is damaged: its contents cannot be unpacked.")


def hidden(name: str) -> bool:
    """Tell what a folder would not show: hidden files, and what systems and tools leave behind."""
    return any(part.startswith(".") or part in _LEFT_OUT for part in name.split("/"))


def listing(found: Collection[Member]) -> Document:
    """Return the document of an archive: its text are the names of its files."""
    if not found:
        return Document(
            state="flagged",
            reason="There is no file in this archive.",
            remedy="Open it in its own program to see whether something is lost.",
        )
    flow = Flow()
    for member in found:
        flow.row(member.name)
    listed = tuple((member.name, member.size) for member in found)
    return Document((flow.page(by_rows=True),), headed=False, members=listed)
