"""A passage as the model sees it, as values: masked, swapped and kept words, and the guesses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from clozet.messages.cloze import MaskedPiece

MarkKind = Literal["mask", "random", "kept"]


@dataclass(frozen=True)
class Mark:
    """A selected word, or the part of it that was treated alike.

    `start` and `end` are its stretch of the text; `shown` is what the model reads there.
    """

    kind: MarkKind
    start: int
    end: int
    original: str
    shown: str
    guess: str
    probability: float | None
    right: bool
    loss: float
    pieces: int


@dataclass(frozen=True)
class Counts:
    """How many marks there are of each kind, and how many guesses are right."""

    mask: int
    random: int
    kept: int
    right: int

    @property
    def chosen(self) -> int:
        """All marks."""
        return self.mask + self.random + self.kept


def marks(text: str, tokens: Iterable[MaskedPiece]) -> tuple[Mark, ...]:
    """Return the marks of a text in its order: pieces of one word that share a kind are one."""
    return tuple(_mark(text, run) for run in _runs(tokens))


def counts(found: Iterable[Mark]) -> Counts:
    """Count marks."""
    found = list(found)
    kinds = [mark.kind for mark in found]
    right = sum(mark.right for mark in found)
    return Counts(kinds.count("mask"), kinds.count("random"), kinds.count("kept"), right)


def mean_loss(found: Iterable[Mark]) -> float:
    """Return the mean loss of the selected pieces, 0 where there are none."""
    found = list(found)
    pieces = sum(mark.pieces for mark in found)
    return sum(mark.loss for mark in found) / pieces if pieces else 0.0


def just_guessed(text: str, found: Iterable[Mark]) -> tuple[str, Mark, str] | None:
    """Return the guess worth showing: the right one of the longest word, and the text around it.

    Where none is right, the surest one is shown.
    """
    found = [mark for mark in found if mark.kind != "kept"]
    best = max(found, key=lambda mark: (mark.right, mark.end - mark.start), default=None)
    if best is None:
        return None
    if not best.right:
        best = max(found, key=lambda mark: mark.probability or 0.0)
    return _before(text, best.start), best, _after(text, best.end)


_AROUND = 60  # characters of the sentence on either side
_ENDS = ".!?\n"


def _before(text: str, at: int) -> str:
    start = max((text.rfind(end, 0, at) + 1 for end in _ENDS), default=0)
    start = max(start, at - _AROUND)
    if start and text[start - 1].isalnum() and (gap := text.find(" ", start, at)) >= 0:
        start = gap
    return text[start:at].lstrip()


def _after(text: str, at: int) -> str:
    ends = [found for end in _ENDS if (found := text.find(end, at)) >= 0]
    end = min([*ends, len(text), at + _AROUND])
    if end < len(text) and text[end].isalnum() and (gap := text.rfind(" ", at, end)) >= 0:
        end = gap
    return text[at:end].rstrip()


def _runs(tokens: Iterable[MaskedPiece]) -> Iterator[list[MaskedPiece]]:
    run: list[MaskedPiece] = []
    for token in tokens:
        selected = token.kind != "plain" and token.end > token.start
        if run and not (selected and token.kind == run[-1].kind and token.start == run[-1].end):
            yield run
            run = []
        if selected:
            run.append(token)
    if run:
        yield run


def _mark(text: str, run: list[MaskedPiece]) -> Mark:
    kind = run[0].kind
    assert kind != "plain"
    probability = 1.0
    for piece in run:
        probability *= piece.probability or 0.0
    known = all(piece.probability is not None for piece in run)
    return Mark(
        kind=kind,
        start=run[0].start,
        end=run[-1].end,
        original=text[run[0].start : run[-1].end],
        shown=word_of(piece.piece for piece in run),
        guess=word_of(piece.guess or "" for piece in run),
        probability=probability if known else None,
        right=all(piece.guess == piece.original for piece in run),
        loss=sum(piece.loss or 0.0 for piece in run),
        pieces=len(run),
    )


def word_of(pieces: Iterable[str]) -> str:
    """Join word pieces: "##" goes on with a word, "Ġ" and "▁" begin one."""
    joined = "".join(piece.removeprefix("##") for piece in pieces)
    return joined.replace("Ġ", " ").replace("▁", " ").strip()
