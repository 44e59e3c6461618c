"""A text becomes a text with blanks: written, or clicked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clozet.errors import NothingToDoError, UsageError

_UNDERSCORES = re.compile(r"(?<!\w)_{2,}(?!\w)")


@dataclass(frozen=True)
class Blank:
    """The code points [start, end) of a text; `original` is the word that was clicked there."""

    start: int
    end: int
    original: str | None = None


@dataclass(frozen=True)
class Blanked:
    """A text, kept as it was given, and its blanks in order."""

    text: str
    blanks: tuple[Blank, ...]

    def filled(self, words: Sequence[str]) -> str:
        """Return the text with one word in each blank, and nothing else changed."""
        parts, at = [], 0
        for blank, word in zip(self.blanks, words, strict=True):
            parts += [self.text[at : blank.start], word]
            at = blank.end
        return "".join([*parts, self.text[at:]])

    def having(self, number: int, word: str) -> "Blanked":
        """Return this text with `word` in blank `number`, which is none any more."""
        blank = self.blanks[number]
        longer = len(word) - (blank.end - blank.start)
        later = (
            Blank(other.start + longer, other.end + longer, other.original)
            for other in self.blanks[number + 1 :]
        )
        text = self.text[: blank.start] + word + self.text[blank.end :]
        return Blanked(text, (*self.blanks[:number], *later))


def find_blanks(text: str, mask: str, clicked: Iterable[tuple[int, int]] = ()) -> Blanked:
    """Find the blanks of `text`: two or more underscores that touch no letter or digit, the
    text of the model's `mask`, and the clicked stretches of code points [start, end).

    Raise NothingToDoError where there is none, or nothing but blanks; UsageError where a
    stretch lies outside the text or over another blank.
    """
    written = [found.span() for found in _UNDERSCORES.finditer(text)]
    written += [found.span() for found in re.finditer(re.escape(mask), text)]
    own = sorted(set(clicked) - set(written))
    blanks = sorted(
        [Blank(*span) for span in written] + [Blank(*span, text[slice(*span)]) for span in own],
        key=lambda blank: blank.start,
    )
    _check(text, blanks)
    blanked = Blanked(text, tuple(blanks))
    if not any(letter.isalnum() for letter in blanked.filled([""] * len(blanks))):
        raise NothingToDoError(
            "There is nothing but blanks.", "Write the words that stand around them."
        )
    return blanked


def _check(text: str, blanks: Sequence[Blank]) -> None:
    if not blanks:
        remedy = "Write ____ where the word is to be found."
        if "__" in text:
            remedy = "Put a space between ____ and the letters that it touches."
        raise NothingToDoError("The text has no blank.", remedy)
    end = 0
    for blank in blanks:
        if not 0 <= blank.start < blank.end <= len(text):
            raise UsageError(
                f"There is no stretch {blank.start} to {blank.end} in this text.",
                "Stretches are code points of the text, the end exclusive.",
            )
        if blank.start < end:
            raise UsageError(f"Two blanks overlap at {blank.start}.", "Click each word only once.")
        end = blank.end
