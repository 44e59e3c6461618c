"""Known words that are spelled nearly like another: one or two edits away."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .lexicon import english

MOST = 12
LONG = 5  # letters from which two edits are allowed


def neighbours(word: str) -> list[str]:
    """Return up to `MOST` known words near `word`, the nearest first, written in its case.

    Edits are insertions, deletions, substitutions and swaps of neighbours (OSA distance).
    """
    plain = word.lower()
    reach = 2 if len(word) >= LONG else 1
    known = english().words
    found = process.extract(plain, known, scorer=OSA.distance, score_cutoff=reach, limit=MOST + 1)
    return _in_case_of(word, (near for near, _, _ in found if near != plain))[:MOST]


def _in_case_of(word: str, found: Iterable[str]) -> list[str]:
    if word.isupper() and len(word) > 1:
        return [near.upper() for near in found]
    if word[:1].isupper():
        return [near[:1].upper() + near[1:] for near in found]
    return list(found)
