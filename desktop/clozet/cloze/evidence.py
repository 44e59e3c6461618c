"""Which passages attest a filled sentence: exact phrase, then words in order, then meaning."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from clozet.models.sentences import sentence_spans
from clozet.terms import STOP_WORDS, folded, stem, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Encode = Callable[[Sequence[str]], "NDArray[np.float32]"]

IN_ORDER = 0.75
"""Share of the filled sentence's telling words that must come in its order."""

COMPARED = 32
"""Sentences that are compared by meaning, at most."""


@dataclass(frozen=True)
class Attestation:
    """A sentence [start, end) of passage number `number` that has the word.

    `tier` is 0 for the exact phrase, 1 for words in order, 2 for meaning; `score` ranks within.
    """

    number: int
    start: int
    end: int
    tier: int
    score: float


def attestations(
    filled: str, word: str, passages: Sequence[tuple[str, float]], encode: Encode
) -> list[Attestation]:
    """Return for each passage that has `word` its best sentence, the best attested first.

    Passages are (text, cosine with the filled sentence); the score is the mean of that and of the
    sentence's own cosine, for a short sentence says little of what it is about.
    """
    texts = [text for text, _ in passages]
    phrase = [folded(one) for one in words(filled)]
    telling = [stem(one) for one in words(filled) if one.lower() not in STOP_WORDS] or phrase
    near = sorted(_having(word, texts), key=lambda one: -_order(telling, one[3]))[:COMPARED]
    if not near:
        return []
    sentences = [" ".join(texts[number][start:end].split()) for number, start, end, _ in near]
    vectors = encode([filled, *sentences])
    best: dict[int, Attestation] = {}
    for (number, start, end, stems), cosine in zip(near, vectors[1:] @ vectors[0], strict=True):
        order = _order(telling, stems)
        plain = [folded(one) for one in words(texts[number][start:end])]
        tier = 0 if _within(phrase, plain) else 1 if order >= IN_ORDER else 2
        score = (float(cosine) + passages[number][1]) / 2
        one = Attestation(number, start, end, tier, score)
        if number not in best or _key(one) < _key(best[number]):
            best[number] = one
    return sorted(best.values(), key=_key)


def _key(one: Attestation) -> tuple[int, float]:
    return one.tier, -one.score


def _having(word: str, texts: Sequence[str]) -> Iterator[tuple[int, int, int, list[str]]]:
    sought = [stem(one) for one in words(word)]
    for number, text in enumerate(texts):
        for start, end in sentence_spans(text):
            stems = [stem(one) for one in words(text[start:end])]
            if _within(sought, stems):
                yield number, start, end, stems


def _within(sought: list[str], stems: list[str]) -> bool:
    count = len(sought)
    return any(stems[n : n + count] == sought for n in range(len(stems) - count + 1))


def _order(telling: list[str], stems: list[str]) -> float:
    """Return the share of the telling words that the sentence has in the same order."""
    blocks = SequenceMatcher(None, telling, stems, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(telling)
