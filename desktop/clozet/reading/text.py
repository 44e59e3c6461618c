"""What a format's reader gives: pages of text with the headings that stand in them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

Progress = Callable[[int, int], object]  # (page, of)

Listed = tuple[str, int]  # a file in a container: its name as shown, its size in bytes

Ending = Literal["read", "flagged", "needs password", "needs ocr", "failed"]


class Heading(NamedTuple):
    """Code points [start, end) of a page's text that are a heading; level 1 is the outermost."""

    start: int
    end: int
    level: int


@dataclass(frozen=True)
class Page:
    """One page as read; sizes in points of the page as shown, `words` as `places.pack` made it.

    `body` are the code points [start, end) that passages are made of, without what stands on
    page after page; all of the text where it is None.
    The lines of a page `by_rows` are rows of a table or lines of code: whole units, which empty
    lines part into blocks.
    """

    number: int
    text: str
    headings: tuple[Heading, ...] = ()
    width: float | None = None
    height: float | None = None
    words: bytes = b""
    body: tuple[int, int] | None = None
    by_rows: bool = False


@dataclass(frozen=True)
class Document:
    """A file as read: its pages, what it says of itself, and how reading it ended.

    `headed` tells whether its first heading may serve as a title; `members` are the files in it.
    `needs_ocr` are the numbers of pages that show more than their text; where these are all, the
    state says so.
    """

    pages: tuple[Page, ...] = ()
    title: str = ""
    date: str = ""
    state: Ending = "read"
    reason: str = ""
    remedy: str = ""
    headed: bool = True
    needs_ocr: tuple[int, ...] = ()
    members: tuple[Listed, ...] = ()


def failed(reason: str, remedy: str = "Get another copy of it.") -> Document:
    """Return the document of a file from which nothing could be read."""
    return Document(state="failed", reason=reason, remedy=remedy)
