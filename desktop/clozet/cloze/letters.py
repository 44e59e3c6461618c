"""How usual the words of a text are, by the letters that follow each other in others.

A model of letters, each by the two before it (Shannon 1948, section 3), out of the very texts that
are compared: words of another language and what a recogniser misread stand out, names hardly do.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import log2

from clozet.terms import words

ADDED = 0.1  # to each count, so that nothing is impossible
LEAST_WORDS = 25
EDGE = " "


class Letters:
    """Letters counted in texts; a word that is there often counts no more than another."""

    def __init__(self, texts: Iterable[str]) -> None:
        known = {word for text in texts for word in spelled(text)}
        self._threes: Counter[str] = Counter()
        self._twos: Counter[str] = Counter()
        for word in known:
            for at in range(len(word) + 1):
                three = f"{EDGE}{EDGE}{word}{EDGE}"[at : at + 3]
                self._threes[three] += 1
                self._twos[three[:2]] += 1
        self._signs = len({char for word in known for char in word}) + 1
        self.bits = cache(self._bits)

    def _bits(self, word: str) -> float:
        """Return how many bits a letter of a word (in small letters) takes on average."""
        padded = f"{EDGE}{EDGE}{word}{EDGE}"
        threes = [padded[at : at + 3] for at in range(len(word) + 1)]
        total = sum(
            log2(self._twos[three[:2]] + ADDED * self._signs) - log2(self._threes[three] + ADDED)
            for three in threes
        )
        return total / len(threes)

    def strangeness(self, text: str) -> float | None:
        """Return the mean bits a letter of a text's words; None where they are too few to tell."""
        found = spelled(text)
        if len(found) < LEAST_WORDS:
            return None
        return sum(map(self.bits, found)) / len(found)

    def strangest(self, text: str, count: int) -> list[str]:
        """Return the words of a text that take the most bits a letter, once each."""
        return sorted(dict.fromkeys(spelled(text)), key=lambda word: -self.bits(word))[:count]


def spelled(text: str) -> list[str]:
    """Return the words of a text that have letters, small, without those of a single one."""
    return [word.lower() for word in words(text) if len(word) > 1 and not word.isdigit()]
