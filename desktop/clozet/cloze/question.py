"""A sentence with one blank: what it names, and what sort of value may stand there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from clozet.terms import STOP_WORDS, stem, words

from .blanks import find_blanks
from .units import unit, unit_before, unit_behind


@dataclass(frozen=True)
class Question:
    """The sentence `text` whose blank is the code points [start, end).

    `names` are the stems of what it names, once `naming` has found them.
    """

    text: str
    start: int
    end: int
    names: frozenset[str] = frozenset()

    @property
    def before(self) -> str:
        """What stands before the blank."""
        return self.text[: self.start]

    @property
    def behind(self) -> str:
        """What stands behind the blank."""
        return self.text[self.end :]

    @cached_property
    def stripped(self) -> str:
        """The sentence without its blank, as searches take it."""
        return " ".join(f"{self.before} {self.behind}".split())

    def filled(self, value: str) -> str:
        """Return the sentence with `value` in its blank."""
        return self.before + value + self.behind

    @cached_property
    def unit(self) -> tuple[str, str]:
        """The unit or counted noun beside the blank, and its dimension; "" where there is none."""
        _, currency = unit_before(self.before)
        if currency:
            return unit(currency)
        _, behind = unit_behind(self.behind)
        return unit(behind) if behind and behind.lower() not in STOP_WORDS else ("", "")

    @cached_property
    def terms(self) -> dict[str, str]:
        """The words that tell the subject, by their stems; a unit beside the blank tells none."""
        found = [word for word in words(self.stripped) if word.lower() not in STOP_WORDS]
        beside = {stem(word) for word in words(unit_behind(self.behind)[1])} if self.unit[1] else ()
        return {stem(word): word for word in found if stem(word) not in beside}

    def naming(self, texts: Iterable[str]) -> "Question":
        """Return this question knowing its names: words in capitals that `texts` never write small.

        A word that no text has is a name where it stands in capitals inside the sentence.
        """
        seen = {word for text in texts for word in words(text)}
        small = {stem(word) for word in seen if word[0].islower()}
        large = {stem(word) for word in seen if word[0].isupper()}
        first = next(iter(words(self.stripped)), "")
        return replace(
            self,
            names=frozenset(
                stem(word)
                for word in words(self.stripped)
                if not word[0].islower()
                and len(word) > 1
                and stem(word) in self.terms.keys() - small
                and (stem(word) in large or word != first)
            ),
        )


def ask(text: str, mask: str) -> Question:
    """Return the question of a text with a blank: its first, the others are left out.

    Raise NothingToDoError where it has none, or nothing but blanks.
    """
    blanks = find_blanks(text, mask).blanks
    kept, at = text[: blanks[0].end], blanks[0].end
    for blank in blanks[1:]:
        kept += text[at : blank.start]
        at = blank.end
    return Question(kept + text[at:], blanks[0].start, blanks[0].end)
