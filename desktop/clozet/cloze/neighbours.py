"""Known words that are spelled nearly like another: one or two edits away."""

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .lexicon import english

MOST = 12
LONG = 5  # letters from which two edits are allowed


def neighbours(word: str) -> dict[str, int]:
    """Return up to `MOST` known words near `word`, the nearest first, each with its edits.

    Edits are insertions, deletions, substitutions and swaps of neighbours (OSA distance); the
    words are written in its case.
    """
    plain = word.lower()
    reach = 2 if len(word) >= LONG else 1
    known = english().words
    found = process.extract(plain, known, scorer=OSA.distance, score_cutoff=reach, limit=MOST + 1)
    near = {_in_case_of(word, one): int(edits) for one, edits, _ in found if one != plain}
    return dict(list(near.items())[:MOST])


def _in_case_of(word: str, near: str) -> str:
    if word.isupper() and len(word) > 1:
        return near.upper()
    return near[:1].upper() + near[1:] if word[:1].isupper() else near
