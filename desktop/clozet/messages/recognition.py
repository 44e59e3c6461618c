"""Text recognition (OCR): what is asked of it, and what comes of a page and of a whole job."""

from .frame import Frame
from .reading import PageText


class Recognise(Frame, frozen=True, tag=True):
    """Recognise the text of documents, by id or path, or with `all` of every page that needs it.

    `language` is Tesseract's name for it, several joined by "+"; None for the one in Settings.
    `passwords` are tried on locked files.
    """

    ids: tuple[int, ...] = ()
    paths: tuple[str, ...] = ()
    all: bool = False
    language: str | None = None
    passwords: tuple[str, ...] = ()


class RecognisePage(Frame, frozen=True, tag=True):
    """Recognise page `page` (from 1) of the file at `path`; asked of a reader."""

    path: str
    page: int
    language: str
    path_escaped: bool = False
    passwords: tuple[str, ...] = ()


class PageRecognised(Frame, frozen=True, tag=True):
    """What recognition made of a page; `problem` is one sentence where it failed ("" otherwise).

    `confidence` is the mean over the words as the recogniser gives it, 0…1, None without words;
    `confidences` has one byte (0…100) for each word box of `text.words`, in their order.
    """

    text: PageText
    confidence: float | None = None
    confidences: bytes = b""
    problem: str = ""


class PageDone(Frame, frozen=True, tag=True):
    """A page of a document (`of`: how many it has) is recognised; told as the job goes on."""

    id: int
    page: int
    of: int
    words: int
    confidence: float | None
    reason: str = ""


class Recognised(Frame, frozen=True, tag=True):
    """The end of recognition: documents and pages done, and the states their paths are in now."""

    job: int
    documents: int
    pages: int
    states: dict[str, int]
    passages: int
    language: str
    seconds: float
