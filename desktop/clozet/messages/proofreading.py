"""A second opinion on recognised text: words that the masked model doubts, and its own."""

from .frame import Frame
from .reading import Rectangle


class Proofread(Frame, frozen=True, tag=True):
    """Ask which recognised words of a document, or of its page `page`, are doubtful."""

    document: int
    page: int | None = None
    model: str | None = None


class Suggestion(Frame, frozen=True):
    """A word one or two letters away; `probability` is its share among all that were weighed."""

    word: str
    probability: float


class DoubtfulWord(Frame, frozen=True):
    """A recognised word at code points [start, end) of its page's text, with its rectangles.

    `confidence` is the recogniser's, 0…1; `probability` the word's own share beside those of its
    suggestions, the likeliest first.
    """

    page: int
    start: int
    end: int
    word: str
    confidence: float
    probability: float
    suggestions: tuple[Suggestion, ...]
    rectangles: tuple[Rectangle, ...]


class Proofreading(Frame, frozen=True, tag=True):
    """The doubtful words of a document in the order of its text."""

    document: int
    model: str
    words: tuple[DoubtfulWord, ...]
    seconds: float


class Correct(Frame, frozen=True, tag=True):
    """Write `to` where `word` stands from code point `start` of a page: our text, not the file."""

    document: int
    page: int
    start: int
    word: str
    to: str
