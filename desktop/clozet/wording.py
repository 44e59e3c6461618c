"""Whether two passages are of one wording, and whether they say the same.

Boilerplate is copied with a name or a date changed here and there. Passages are of one wording
where they share most of their words; they say the same only where hardly a word differs, and no
number.
"""

from collections import Counter
from zlib import crc32

from .terms import folded, words

HASHES = 4
"""The smallest hashes of a passage's sketch: two of them in common make it worth a look."""

ALIKE = 0.8
SAME = 0.95
"""Words in common, of the longer passage's."""


class Wording:
    """The words of a passage, whatever stands between them."""

    def __init__(self, text: str) -> None:
        self._words = [folded(word) for word in words(text)]
        self._counts = Counter(self._words)
        self._numbers = {word: n for word, n in self._counts.items() if not word.isalpha()}

    @property
    def key(self) -> int:
        """A number that other words hardly have."""
        return crc32(" ".join(self._words).encode("utf-8", "surrogatepass"))

    def alike(self, other: "Wording") -> bool:
        """Tell whether most words are the same."""
        return self._shared(other) >= ALIKE

    def says_the_same(self, other: "Wording") -> bool:
        """Tell whether hardly a word is another, and no number."""
        return self._numbers == other._numbers and self._shared(other) >= SAME

    def _shared(self, other: "Wording") -> float:
        longer = max(len(self._words), len(other._words))
        return (self._counts & other._counts).total() / longer if longer else 0.0
