"""The passages that a search looks at closely: their words counted, for BM25 among them.

BM25: Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework", section 3.4. Passages are
of nearly one length, and a short one is no better for being short: b is small.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from heapq import nlargest
from math import log

from .words import terms

K1 = 1.2
B = 0.4

LEAST_RARITY = 1e-6

MOST_ROWS = 10_000
"""Passages that the index scores for a query; terms beyond only rank again what it found."""

MOST_TELLING = 10


def rarities(having: Mapping[str, int], every: int) -> dict[str, float]:
    """Return how much each term counts by how many of `every` passages have it, as BM25 does."""
    return {
        term: max(log((every - count + 0.5) / (count + 0.5)), LEAST_RARITY)
        for term, count in having.items()
    }


def leading(having: Mapping[str, int]) -> set[str]:
    """Return the rarest terms: so many that about `MOST_ROWS` passages have one of them."""
    chosen: set[str] = set()
    rows = 0
    for term, count in sorted(having.items(), key=lambda pair: pair[1]):
        if rows and rows + count > MOST_ROWS:
            break
        chosen.add(term)
        rows += count
    return chosen


class Pool:
    """Passages by id, as counts of their terms."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._counts = {passage: Counter(terms(text)) for passage, text in texts.items()}
        self._lengths = {passage: own.total() for passage, own in self._counts.items()}
        usual = sum(self._lengths.values()) / len(texts) if texts else 1.0
        self._norms = {
            passage: K1 * (1 - B + B * length / (usual or 1.0))
            for passage, length in self._lengths.items()
        }

    def shares(self, weights: Mapping[str, float]) -> dict[int, float]:
        """Return for each passage how much of the most it has that one could have, 0…1.

        `weights` says how much each term counts: in BM25, by its rarity.
        """
        return {passage: sum(self.parts(passage, weights).values()) for passage in self._counts}

    def parts(self, passage: int, weights: Mapping[str, float]) -> dict[str, float]:
        """Return what each term that a passage has adds to its share."""
        own, norm = self._counts[passage], self._norms[passage]
        whole = sum(weights.values()) or 1.0
        return {
            term: weight * own[term] / (own[term] + norm) / whole
            for term, weight in weights.items()
            if term in own
        }

    def telling(self, nearest: Mapping[int, float]) -> dict[str, float]:
        """Return the terms that tell the nearest passages from the others, with their weights.

        A relevance model (Lavrenko & Croft 2001, "Relevance-Based Language Models", section 3):
        how often a term is there, here times its rarity among these passages. With the question's
        own words beside it, it is RM3 (Abdul-Jaleel et al. 2004). What passages with a weight below
        0 have in common with the others does not tell.
        """
        expected: dict[str, float] = defaultdict(float)
        for passage, weight in nearest.items():
            for term, count in self._counts[passage].items():
                expected[term] += weight * count / self._lengths[passage]
        having: Counter[str] = Counter()
        for own in self._counts.values():
            having.update(own.keys())
        every = len(self._counts)
        for term in expected:
            expected[term] *= log(1 + (every - having[term] + 0.5) / (having[term] + 0.5))
        best = nlargest(MOST_TELLING, expected.items(), key=lambda pair: pair[1])
        return {term: weight for term, weight in best if weight > 0}
