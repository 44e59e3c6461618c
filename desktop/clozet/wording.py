"""Whether two passages are of one wording: nearly the same words, as boilerplate has them."""

from collections import Counter
from zlib import crc32

from .terms import folded, words

HASHES = 4
"""The smallest hashes of a passage's sketch: one that two passages share makes them worth a look.

Where nine shingles in ten are the same, one pair in ten thousand shares none of four.
"""

ALIKE = 0.9
"""Words in common, of the longer passage's."""


class Wording:
    """The words of a passage, whatever stands between them."""

    def __init__(self, text: str) -> None:
        self._words = [folded(word) for word in words(text)]
        self._counts = Counter(self._words)

    @property
    def key(self) -> int:
        """A number that other words hardly have."""
        return crc32(" ".join(self._words).encode("utf-8", "surrogatepass"))

    def alike(self, other: "Wording") -> bool:
        """Tell whether nearly all words are the same."""
        longer = max(len(self._words), len(other._words))
        shared = (self._counts & other._counts).total()
        return bool(longer) and shared >= ALIKE * longer
