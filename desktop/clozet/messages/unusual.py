"""The shelf of odd passages: what differs from all that is like it."""

from typing import Literal

from .frame import Frame
from .reading import Rectangle, Span
from .search import DocumentBrief, Filters

Odd = Literal["differs", "language", "words", "unexpected"]


class FindUnusual(Frame, frozen=True, tag=True):
    """Find odd passages, at most `k` of each kind, the oddest first.

    `model` is the masked model that is surprised, None the one in use.
    """

    filters: Filters = Filters()
    k: int = 10
    model: str | None = None


class Oddity(Frame, frozen=True):
    """An odd passage and why it is odd, in words, with its place as in `Result`.

    Where one sentence is odd, `spans` and `rectangles` are that sentence's.

    `kind` "differs": in a clause that other documents have alike, something else stands; `stands`
    is what, `usual` what stands there in `others` documents. "language": its document is in another
    language than nearly all. "words": its words are unlike those of the library (bad recognition,
    another language, codes). "unexpected": a masked model expects its words less than others', by
    `surprise`, in nats a word piece (None for the kinds that no model was asked about).
    """

    kind: Odd
    reason: str
    passage: int
    document: DocumentBrief
    page: int
    start: int
    end: int
    text: str
    spans: tuple[Span, ...]
    rectangles: dict[int, tuple[Rectangle, ...]]
    surprise: float | None = None
    stands: str = ""
    usual: str = ""
    others: int = 0
    language: str = ""


class Unusual(Frame, frozen=True, tag=True):
    """The odd passages, kind by kind; words of `looked_at` passages of `of` were compared.

    The model was asked about `measured` of them; `usual_surprise` is the median of what it said, in
    nats a word piece.
    """

    oddities: tuple[Oddity, ...]
    looked_at: int
    of: int
    seconds: float
    model: str
    measured: int = 0
    usual_surprise: float | None = None
