"""What a reader is asked, and what it gives back."""

from typing import Literal

from .frame import Frame

HEADINGS = " › "
"""Stands between the headings above a passage."""

Outcome = Literal["read", "flagged", "needs password", "needs ocr", "skipped", "failed"]

Rectangle = tuple[float, float, float, float]


class Span(Frame, frozen=True):
    """A stretch of one page: `page` from 1, `start` and `end` in code points of its text."""

    page: int
    start: int
    end: int


class PageText(Frame, frozen=True):
    """One page as read.

    `width` and `height` are points of the page as shown, None for a file without pages;
    `words` is what `clozet.messages.places.pack` made of the word boxes (empty without pages),
    in points of the unrotated page.
    """

    number: int
    text: str
    width: float | None = None
    height: float | None = None
    words: bytes = b""


class Passage(Frame, frozen=True):
    """A stretch of whole sentences with its spans and the headings above it.

    `text` is the spans' texts joined by a line break where they cross a page; `heading` is the
    headings above, outermost first, joined by `HEADINGS`. `hashes` find passages of nearly the
    same words (`clozet.sketch`).
    """

    text: str
    heading: str
    spans: tuple[Span, ...]
    hashes: tuple[int, ...] = ()


class Read(Frame, frozen=True, tag=True):
    """Read one file: its text, its passages. `path` as `clozet.file_names` writes it.

    `recognised` are pages whose text was recognised from their picture before.
    """

    path: str
    path_escaped: bool = False
    password: str | None = None
    recognised: tuple[PageText, ...] = ()


class MemberListed(Frame, frozen=True):
    """A file in a container: its name, a relative path, and its size."""

    name: str
    bytes: int


class FileText(Frame, frozen=True, tag=True):
    """How reading one file ended, with all that was read.

    `state` as in the command line's contract; `reason` is one sentence where `state` is not
    "read" ("" otherwise); `remedy` says what a person can do. `date` is ISO 8601 in UTC;
    `needs_ocr` numbers the pages whose text is still to be recognised from their picture;
    `sketch` tells drafts of one text (`clozet.sketch`); `members` are the files in it; `sha256` is
    of the content where the file is such a member, else "".
    """

    state: Outcome
    reason: str = ""
    remedy: str = ""
    kind: str = ""
    title: str = ""
    date: str = ""
    words: int = 0
    language: str = ""
    pages: tuple[PageText, ...] = ()
    passages: tuple[Passage, ...] = ()
    needs_ocr: tuple[int, ...] = ()
    sketch: tuple[int, ...] = ()
    members: tuple[MemberListed, ...] = ()
    sha256: str = ""


class PageRead(Frame, frozen=True, tag=True):
    """A page has been finished: the sign of life that a reader's time limit waits for."""

    page: int
    of: int


class Light(Frame, frozen=True):
    """What to light on a page: rectangles in points of the unrotated page.

    `surprise` has the words of each step of `clozet.messages.bits`, or nothing.
    """

    passage: tuple[Rectangle, ...] = ()
    sentence: tuple[Rectangle, ...] = ()
    others: tuple[Rectangle, ...] = ()
    surprise: tuple[tuple[Rectangle, ...], ...] = ()


class RenderPage(Frame, frozen=True, tag=True):
    """Draw page `page` (from 1) of the file at `path` into the PNG file `png`.

    `zoom` 1 is 72 pixels an inch; the first of `passwords` that opens a locked file is used. A
    file without pages is drawn as `text`, lit over the code points `passage_span`,
    `sentence_span` and, a tuple for each step of surprise, `surprise_spans`.
    """

    path: str
    page: int
    png: str
    path_escaped: bool = False
    zoom: float = 1.0
    passwords: tuple[str, ...] = ()
    light: Light | None = None
    text: str | None = None
    passage_span: tuple[int, int] | None = None
    sentence_span: tuple[int, int] | None = None
    surprise_spans: tuple[tuple[tuple[int, int], ...], ...] = ()


class PageImage(Frame, frozen=True, tag=True):
    """The picture drawn: its file, its size in pixels, and the page's rotation in degrees."""

    png: str
    width: int
    height: int
    rotation: int = 0
