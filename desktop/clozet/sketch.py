"""Sketches of texts: a few hashes that tell how much of their wording two texts share."""

from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHINGLE_WORDS = 6
SKETCH = 64
ALIKE = 0.5
"""Texts whose sketches share this part of the shorter one's hashes are near-duplicates."""


def sketch(text: str) -> tuple[int, ...]:
    """Return the smallest hashes of the text's shingles, 0…2**63 (Broder 1997, bottom-k sketch)."""
    import numpy as np

    words: NDArray[np.uint64] = np.array(
        [_hash(word) for word in text.lower().split()], dtype=np.uint64
    )
    width = min(SHINGLE_WORDS, len(words))
    shingles = np.zeros(len(words) - width + 1, dtype=np.uint64)
    for n in range(width):
        shingles = (shingles + words[n : n + len(shingles)]) * np.uint64(0x9E3779B97F4A7C15)
        shingles ^= shingles >> np.uint64(29)
    ordered = np.sort(shingles >> np.uint64(1))
    first = np.ones(len(ordered), dtype=np.bool_)
    first[1:] = ordered[1:] != ordered[:-1]
    return tuple(ordered[first][:SKETCH].tolist())


@lru_cache(maxsize=1 << 14)  # most words of a text are said again
def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))
