"""Words of the question matched with words of a sentence, by stem or by meaning."""

from collections.abc import Iterable, Mapping, Sequence

from clozet.terms import STOP_WORDS, stem, words

from .sources import Encode

UNRELATED = 0.25
"""The cosine of two words that have nothing to do with each other."""


def telling_words(text: str) -> list[str]:
    """Return the words of `text` that tell something, in small letters: no figures, no marks."""
    return [
        word.lower()
        for word in words(text)
        if len(word) > 1 and not word[0].isdecimal() and word.lower() not in STOP_WORDS
    ]


class WordMatch:
    """How near words are to the terms of a question, 0…1: 1 for the same stem.

    Each term is matched with the nearest word, each word with the nearest term (late interaction,
    Khattab & Zaharia 2020, over vectors of single words).
    """

    def __init__(self, terms: Mapping[str, str], vocabulary: Iterable[str], encode: Encode) -> None:
        known = list(dict.fromkeys(vocabulary))
        self.terms = tuple(terms)
        self._nearness: dict[str, dict[str, float]] = {}
        if not terms or not known:
            return
        vectors = encode([*(word.lower() for word in terms.values()), *known])
        cosines = vectors[: len(terms)] @ vectors[len(terms) :].T
        for column, word in enumerate(known):
            self._nearness[word] = {
                term: 1.0
                if stem(word) == term
                else max(0.0, (float(cosines[row, column]) - UNRELATED) / (1 - UNRELATED))
                for row, term in enumerate(terms)
            }

    def nearest(self, found: Iterable[str]) -> dict[str, float]:
        """Return how near the nearest of these words is to each term."""
        rows = [self._nearness[word] for word in found if word in self._nearness]
        return {term: max((row[term] for row in rows), default=0.0) for term in self.terms}

    def recall(self, found: Iterable[str], weights: Mapping[str, float]) -> float:
        """Return the weighted mean over the terms of their nearest of these words; 1 for none."""
        whole = sum(weights[term] for term in self.terms)
        near = self.nearest(found)
        return sum(weights[term] * near[term] for term in self.terms) / whole if whole else 1.0

    def precision(self, found: Sequence[str]) -> float:
        """Return the mean over these words of their nearest term; 0 for none."""
        rows = [self._nearness[word] for word in found if word in self._nearness]
        return sum(max(row.values()) for row in rows) / len(rows) if rows else 0.0

    def between(self, asked: str, found: str) -> float:
        """Return how near a word is to the term that `asked` is; 0 where that is none."""
        return self._nearness.get(found, {}).get(stem(asked), 0.0)
