"""Two sides become one score, scaled rather than ranked.

score = WORDS · share + TELLING · telling + (1 - WORDS) · similarity

`share` is how much of the query's words a passage has: its BM25 score over the most that any
passage could have for this query; so a weak match stays weak, also when it is the best there is.
`telling` is the same for the words that the first results have in common (see `pool.py`), and
`similarity` the cosine as it is. A passage whose words were not looked at has the share 0; one
without a vector has at most the least similarity that was found.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

WORDS = 0.45
TELLING = 0.15
"""Chosen, with the numbers of `nearness.py` and `pool.py`, on five collections, leaving one out."""

TELLING_JUDGED = 0.3
"""What results tell that somebody has judged counts more than what merely came first."""

FIRST = 3
SPREAD = 0.05
"""So many results tell what is sought; one that scores so much less than the best tells 1/e."""


@dataclass(frozen=True)
class Fused:
    """A passage with its ranks on both sides (from 1, None where that side did not find it).

    `by_words` and `by_meaning` are the parts of `score`.
    """

    passage: int
    score: float
    words_rank: int | None
    meaning_rank: int | None
    similarity: float | None
    by_words: float = 0.0
    by_meaning: float = 0.0


def fuse(
    words: Sequence[tuple[int, float]],
    meaning: Sequence[tuple[int, float]],
    telling: Mapping[int, float] | None = None,
    *,
    judged: bool = False,
) -> list[Fused]:
    """Return the passages of both rankings, the best first.

    `words` are (passage id, share of the most BM25 could give), `meaning` (passage id, cosine),
    each the best first; `telling` is the share of the words that the first results have in common,
    or those that were `judged` to answer.
    """
    shares, similarities, others = dict(words), dict(meaning), telling or {}
    word_ranks = {passage: rank for rank, (passage, _) in enumerate(words, 1)}
    meaning_ranks = {passage: rank for rank, (passage, _) in enumerate(meaning, 1)}
    least = meaning[-1][1] if meaning else 0.0
    weight = TELLING_JUDGED if judged else TELLING
    fused = []
    for passage in shares | similarities:
        by_words = WORDS * shares.get(passage, 0.0) + weight * others.get(passage, 0.0)
        by_meaning = (1 - WORDS) * similarities.get(passage, least)
        fused.append(
            Fused(
                passage=passage,
                score=by_words + by_meaning,
                words_rank=word_ranks.get(passage),
                meaning_rank=meaning_ranks.get(passage),
                similarity=similarities.get(passage),
                by_words=by_words,
                by_meaning=by_meaning,
            )
        )
    return sorted(fused, key=lambda one: (-one.score, one.passage))


def nearest(ranked: Sequence[Fused]) -> dict[int, float]:
    """Return the first results by passage, each with how much it tells; the sum is 1."""
    first = ranked[:FIRST]
    weights = [exp((one.score - first[0].score) / SPREAD) for one in first]
    return {one.passage: weight / sum(weights) for one, weight in zip(first, weights, strict=True)}
