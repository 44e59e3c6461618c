"""Results that somebody judged: these answer, those do not.

Relevance feedback (Rocchio 1971) on both sides: the question's vector moves (`nearness.py`), and
words are added (`pool.py`), as the first results do unasked. Measured with one judged result that
answers, which then is taken out of the ranking (a residual collection): `feedback.py` of
the measures. Searching the library again with what was learned found nothing that the pool had not.
"""

from collections.abc import Mapping, Sequence

LESS = 0.25
"""How much a result that does not answer counts beside one that does."""


def weights(
    like: Sequence[int], unlike: Sequence[int], first: Mapping[int, float]
) -> dict[int, float]:
    """Return how much each passage tells: those that answer 1 together, the others less than 0.

    Where none is judged to answer, the `first` results tell, by their weights.
    """
    towards = {passage: 1 / len(like) for passage in like}
    away = {passage: -LESS / len(unlike) for passage in unlike}
    return {**(towards or first), **away}
