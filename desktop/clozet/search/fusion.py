"""Two rankings become one, on scaled scores rather than ranks."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Fused:
    """A passage with its place in both rankings (from 1, None where one did not find it)."""

    passage: int
    score: float
    words_rank: int | None
    meaning_rank: int | None
    similarity: float | None


def fuse(
    words: Sequence[tuple[int, float]], meaning: Sequence[tuple[int, float]]
) -> list[Fused]:
    """Return the passages of both rankings."""
    w = dict(words)
    m = dict(meaning)
    top = max(w.values(), default=1.0) or 1.0
    wr = {p: r for r, (p, _) in enumerate(words, 1)}
    mr = {p: r for r, (p, _) in enumerate(meaning, 1)}
    low = min(m.values(), default=0.0)
    fused = [
        Fused(
            p,
            0.35 * w.get(p, 0.0) / top + 0.65 * m.get(p, low),
            wr.get(p),
            mr.get(p),
            m.get(p),
        )
        for p in {**w, **m}
    ]
    return sorted(fused, key=lambda f: -f.score)
