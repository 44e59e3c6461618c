"""What stands on the screen for a sentence: its text, with a box in the place of each blank.

A box is a stretch of the shown text: room for its number, then the chosen word or a gap.
Positions are code points; Qt counts UTF-16 units, see `Units`.
"""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from .cloze_state import Sentence

_GLUE = "\u00a0"  # a box is never broken between lines
_GAP = _GLUE * 6


@dataclass(frozen=True)
class Piece:
    """A stretch of the text [start, end) and of what is shown of it, from `at`."""

    start: int
    end: int
    at: int
    shown: str
    blank: int | None = None

    @property
    def until(self) -> int:
        """Where what is shown ends."""
        return self.at + len(self.shown)


class Shown:
    """The shown text of `sentence`; a box has `lead` and `trail` glue around its word."""

    def __init__(self, sentence: Sentence, lead: int = 5, trail: int = 2) -> None:
        self.sentence = sentence
        self.lead, self.trail = lead, trail
        self.pieces: list[Piece] = []
        start = at = 0
        for text, number in sentence.pieces():
            word = text
            if number is not None:
                chosen = sentence.blanks[number].chosen.replace(" ", _GLUE) or _GAP
                word = f"{_GLUE * lead}{chosen}{_GLUE * trail}"
            if text:
                self.pieces.append(Piece(start, start + len(text), at, word, number))
            start += len(text)
            at += len(word)
        self.text = "".join(piece.shown for piece in self.pieces)
        self._starts = [piece.start for piece in self.pieces]
        self._ats = [piece.at for piece in self.pieces]

    @property
    def boxes(self) -> list[Piece]:
        """The pieces that are blanks, in order."""
        return [piece for piece in self.pieces if piece.blank is not None]

    def to_shown(self, position: int) -> int:
        """Return where code point `position` of the text is shown; boxes have two edges."""
        piece = self._piece(self._starts, position)
        if piece is None:
            return 0
        if piece.blank is not None:
            return piece.at if position <= piece.start else piece.until
        return piece.at + position - piece.start

    def to_text(self, shown: int) -> int:
        """Return the code point of the text at `shown`, the nearer edge inside a box."""
        piece = self._piece(self._ats, shown)
        if piece is None:
            return 0
        if piece.blank is not None:
            return piece.start if 2 * shown < piece.at + piece.until else piece.end
        return min(piece.end, piece.start + shown - piece.at)

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return where [start, end) of the text is shown."""
        first = self.to_shown(start)
        piece = self._piece(self._starts, max(start, end - 1))
        last = piece.until if piece and piece.blank is not None else self.to_shown(end - 1) + 1
        return first, max(first, last)

    def _piece(self, starts: list[int], position: int) -> Piece | None:
        if not self.pieces:
            return None
        return self.pieces[max(0, bisect_right(starts, position) - 1)]


class Units:
    """Code points of a text as UTF-16 units, and back."""

    def __init__(self, text: str) -> None:
        wide = any(character > "\uffff" for character in text)
        sizes = (1 + (character > "\uffff") for character in text)
        self._at = list(accumulate(sizes, initial=0)) if wide else None

    def of(self, point: int) -> int:
        """Return the units before code point `point`."""
        return point if self._at is None else self._at[min(point, len(self._at) - 1)]

    def point(self, units: int) -> int:
        """Return the code point at `units`."""
        return units if self._at is None else max(0, bisect_right(self._at, units) - 1)
