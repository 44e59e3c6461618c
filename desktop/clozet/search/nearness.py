"""How near passages lie to a question, and to what was found first for it."""

from collections.abc import Mapping, Sequence

import numpy as np

from .vector_index import Vectors

TOWARDS = 0.4
"""How much the first results count beside the question."""


class Nearness:
    """A question's vector [dimension] and those of passages [n, dimension], unit length all."""

    def __init__(self, question: Vectors, ids: Sequence[int], vectors: Vectors) -> None:
        self._ids = ids
        self._vectors = vectors
        self._cosines = vectors @ question

    def cosines(self) -> list[tuple[int, float]]:
        """Return (passage id, cosine with the question), the nearest first."""
        return self._sorted(self._cosines)

    def towards(self, first: Mapping[int, float]) -> list[tuple[int, float]]:
        """Return the same for a question moved towards these passages, by their weights.

        Rocchio 1971, "Relevance feedback in information retrieval": the cosine with the question is
        mixed with the mean cosine with them, less that with those whose weight is below 0. They are
        the first results, or those that somebody judged.
        """
        weights = np.array([first.get(passage, 0.0) for passage in self._ids], dtype=np.float32)
        if not (weights > 0).any():
            return self.cosines()
        middle = weights @ self._vectors / weights[weights > 0].sum()
        return self._sorted((1 - TOWARDS) * self._cosines + TOWARDS * (self._vectors @ middle))

    def _sorted(self, scores: Vectors) -> list[tuple[int, float]]:
        order = np.argsort(-scores, kind="stable")
        return [(self._ids[at], float(scores[at])) for at in order.tolist()]
