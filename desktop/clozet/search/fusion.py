"""Two rankings become one, on scaled scores rather than ranks.

score = WORDS · share + (1 - WORDS) · similarity

`share` is how much of the query's words a passage has: its BM25 score over the most that any
passage could have for this query; so a weak match stays weak, also when it is the best there is.
`similarity` is the cosine as it is. A passage that the words did not find has the share 0; one
that the meaning did not find has at most the least similarity that was found.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WORDS = 0.45


@dataclass(frozen=True)
class Fused:
    """A passage with its ranks on both sides (from 1, None where that side did not find it)."""

    passage: int
    score: float
    words_rank: int | None
    meaning_rank: int | None
    similarity: float | None


def fuse(words: Sequence[tuple[int, float]], meaning: Sequence[tuple[int, float]]) -> list[Fused]:
    """Return the passages of both rankings, the best first.

    `words` are (passage id, share of the most BM25 could give), `meaning` (passage id, cosine),
    each the best first.
    """
    shares, similarities = dict(words), dict(meaning)
    word_ranks = {passage: rank for rank, (passage, _) in enumerate(words, 1)}
    meaning_ranks = {passage: rank for rank, (passage, _) in enumerate(meaning, 1)}
    least = meaning[-1][1] if meaning else 0.0
    fused = [
        Fused(
            passage=passage,
            score=WORDS * shares.get(passage, 0.0) + (1 - WORDS) * similarities.get(passage, least),
            words_rank=word_ranks.get(passage),
            meaning_rank=meaning_ranks.get(passage),
            similarity=similarities.get(passage),
        )
        for passage in shares | similarities
    ]
    return sorted(fused, key=lambda one: (-one.score, one.passage))
