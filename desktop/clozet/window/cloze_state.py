"""What the sentence field holds, as values: a text, its blanks, and what was before.

The text is never changed by a blank: a blank is a stretch of it that is covered, so that giving
a word back gives back exactly what stood there.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from .cloze_words import Stretch, words, written_blanks

GAP = "____"
_EDITS_KEPT = 200

Edit = Literal["typing", "other"]


@dataclass(frozen=True)
class Blank:
    """A covered stretch of the text; `chosen` is the word put there, "" while it is open.

    A `written` blank is underscores in the text itself: nothing is covered.
    """

    start: int
    end: int
    chosen: str = ""
    written: bool = False


@dataclass(frozen=True)
class Variant:
    """The text to ask about: blanks `numbers` open, the others filled.

    `blanked` are the stretches that cover words, which are then asked for.
    """

    text: str
    blanked: tuple[Stretch, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Sentence:
    """A text and its blanks, in the order of the text."""

    text: str = ""
    blanks: tuple[Blank, ...] = ()

    @cached_property
    def words(self) -> tuple[Stretch, ...]:
        """The words and written blanks, each a stretch of the text, in order."""
        written = [(blank.start, blank.end) for blank in self.blanks if blank.written]
        if not written:
            return words(self.text)
        plain = [word for word in words(self.text) if not any(_meet(word, one) for one in written)]
        return tuple(sorted([*plain, *written]))

    def word_at(self, position: int) -> int | None:
        """Return the number of the word that holds code point `position`."""
        number = bisect_right(self.words, (position, len(self.text) + 1)) - 1
        return number if number >= 0 and position < self.words[number][1] else None

    def blank_at(self, position: int) -> int | None:
        """Return the number of the blank that covers code point `position`."""
        for number, blank in enumerate(self.blanks):
            if blank.start <= position < blank.end:
                return number
        return None

    def toggle(self, position: int) -> "Sentence":
        """Blank the word at `position`, or give it back as it was."""
        number, word = self.blank_at(position), self.word_at(position)
        if number is not None:
            if self.blanks[number].written:
                return self.choose(number, "")
            return replace(self, blanks=self.blanks[:number] + self.blanks[number + 1 :])
        if word is None:
            return self
        covering = Blank(*self.words[word])
        return replace(self, blanks=_ordered([*self.blanks, covering]))

    def choose(self, number: int, word: str) -> "Sentence":
        """Put `word` into a blank; "" opens it again."""
        blanks = list(self.blanks)
        blanks[number] = replace(blanks[number], chosen=word)
        return replace(self, blanks=tuple(blanks))

    def choose_all(self, chosen: Iterable[str]) -> "Sentence":
        """Put one word into each blank."""
        pairs = zip(self.blanks, chosen, strict=True)
        return replace(self, blanks=tuple(replace(blank, chosen=word) for blank, word in pairs))

    def replaced(self, start: int, end: int, new: str) -> "Sentence":
        """Put `new` in the place of [start, end): blanks that it touches are gone."""
        text = self.text[:start] + new + self.text[end:]
        moved = len(new) - (end - start)
        kept = [blank for blank in self.blanks if blank.end <= start and not blank.written]
        kept += [
            replace(blank, start=blank.start + moved, end=blank.end + moved)
            for blank in self.blanks
            if blank.start >= end and not blank.written
        ]
        chosen = {blank.start: blank.chosen for blank in self.blanks if blank.end <= start}
        chosen |= {b.start + moved: b.chosen for b in self.blanks if b.start >= end}
        written = [
            Blank(*place, chosen=chosen.get(place[0], ""), written=True)
            for place in written_blanks(text)
        ]
        plain = [blank for blank in kept if not any(_meet_blank(blank, one) for one in written)]
        return Sentence(text, _ordered([*plain, *written]))

    def part(self, start: int, end: int) -> "Sentence":
        """Return the stretch [start, end) as a sentence with the blanks that are whole in it."""
        return self.replaced(end, len(self.text), "").replaced(0, start, "")

    @property
    def open(self) -> tuple[int, ...]:
        """The numbers of the blanks without a chosen word."""
        return tuple(number for number, blank in enumerate(self.blanks) if not blank.chosen)

    def variant(self, masked: Iterable[int]) -> Variant:
        """Return the text with blanks `masked` open and the others filled."""
        numbers = tuple(sorted(masked))
        parts: list[str] = []
        blanked: list[Stretch] = []
        length = 0
        for piece, number in self.pieces():
            shown = piece
            if number is not None:
                blank = self.blanks[number]
                if number in numbers:
                    shown = GAP if blank.written else piece
                    if not blank.written:
                        blanked.append((length, length + len(shown)))
                else:
                    shown = blank.chosen or piece
            parts.append(shown)
            length += len(shown)
        return Variant("".join(parts), tuple(blanked), numbers)

    @property
    def filled(self) -> str:
        """The text with every chosen word in its place."""
        return self.variant(()).text

    def unfilled(self, stretch: Stretch) -> Stretch:
        """Return the stretch of the text that a stretch of `filled` stands for."""
        return self._unfilled(stretch[0], 0), self._unfilled(stretch[1], 1)

    def _unfilled(self, position: int, side: int) -> int:
        moved = 0
        for blank in self.blanks:
            start = blank.start + moved
            end = start + len(blank.chosen or self.text[blank.start : blank.end])
            if position < start + side:
                break
            if position < end + side:
                return blank.end if side else blank.start
            moved = end - blank.end
        return position - moved

    def asked_at(self, number: int) -> str:
        """Return the filled text with the one blank written as a gap."""
        chosen = self.choose(number, GAP)
        return chosen.filled

    @property
    def with_gaps(self) -> str:
        """The text with chosen words in place and open blanks as gaps."""
        filling = self
        for number in self.open:
            filling = filling.choose(number, GAP)
        return filling.filled

    def pieces(self) -> Iterator[tuple[str, int | None]]:
        """Yield the text in pieces, each with the number of the blank that covers it."""
        at = 0
        for number, blank in enumerate(self.blanks):
            yield self.text[at : blank.start], None
            yield self.text[blank.start : blank.end], number
            at = blank.end
        yield self.text[at:], None


def read(text: str) -> Sentence:
    """Return a typed or pasted text with the blanks that are written in it."""
    return Sentence().replaced(0, 0, text)


@dataclass(frozen=True)
class Snapshot:
    """A sentence, with the caret and the other end of the selection, in code points."""

    sentence: Sentence = Sentence()
    caret: int = 0
    anchor: int = 0


@dataclass(frozen=True)
class Edits:
    """What the field holds `now`, and what undo and redo go to."""

    now: Snapshot = Snapshot()
    past: tuple[Snapshot, ...] = ()
    future: tuple[Snapshot, ...] = ()
    last: Edit = "other"

    def become(self, now: Snapshot, edit: Edit = "other") -> "Edits":
        """Take a step; letters typed one after the other are one step."""
        if now.sentence == self.now.sentence:
            return replace(self, now=now, last="other")
        if edit == "typing" and self.last == "typing":
            return Edits(now, self.past, (), edit)
        return Edits(now, (*self.past, self.now)[-_EDITS_KEPT:], (), edit)

    def undo(self) -> "Edits":
        """Go back a step, if there is one."""
        if not self.past:
            return self
        return Edits(self.past[-1], self.past[:-1], (self.now, *self.future))

    def redo(self) -> "Edits":
        """Take back the last undo, if there was one."""
        if not self.future:
            return self
        return Edits(self.future[0], (*self.past, self.now), self.future[1:])


def _meet(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _meet_blank(one: Blank, other: Blank) -> bool:
    return _meet((one.start, one.end), (other.start, other.end))


def _ordered(blanks: list[Blank]) -> tuple[Blank, ...]:
    return tuple(sorted(blanks, key=lambda blank: blank.start))
