"""Words broken at a line's end: joined, unless the document shows that the hyphen belongs."""

from collections.abc import Iterable

HYPHENS = ("-", "\u2010", "\u00ad")
SOFT_HYPHEN = "\u00ad"

_AROUND = " \t.,;:!?()[]{}\"'“”‘’«»„…"
_SHORTEST = 4  # letters of a half that stands as a word of its own


class Vocabulary:
    """The words that a document has shown so far, taken in only once a hyphen asks."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._waiting: list[str] = []

    def hear(self, words: Iterable[str]) -> None:
        """Take note of a page's words."""
        self._waiting.extend(words)

    def keeps_hyphen(self, head: str, tail: str) -> bool:
        """Tell whether "head-tail" is a compound rather than one word that was broken.

        It is, where the document has it in the middle of a line; it is not, where the document
        has it as one word; and it is, where both halves stand as words of their own.
        """
        self._words.update(word.strip(_AROUND).lower() for word in self._waiting)
        self._waiting.clear()
        head, tail = head.strip(_AROUND).lower(), tail.strip(_AROUND).lower()
        if f"{head}-{tail}" in self._words:
            return True
        if head + tail in self._words or min(len(head), len(tail)) < _SHORTEST:
            return False
        return head in self._words and tail in self._words
