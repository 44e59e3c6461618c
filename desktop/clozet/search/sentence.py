"""The sentence of each passage that answers best."""

from collections import Counter
from collections.abc import Callable, Sequence
from math import log
from typing import TYPE_CHECKING

from ..models.sentences import sentence_spans
from .query import Query, words
from .words import STOP_WORDS, stem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Encode = Callable[[Sequence[str]], "NDArray[np.float32]"]
Place = tuple[int, int]

MEANING = 0.6
"""How much the cosine counts beside the share of the question's words."""


def best_sentences(query: Query, texts: Sequence[str], encode: Encode | None) -> list[Place | None]:
    """Return for each passage the code points of the sentence nearest to the question.

    A sentence's score is the share of the question's words that it has, each weighted by its
    rarity in these passages; with `encode`, mixed with the cosine of the two vectors.
    """
    places = [sentence_spans(text) for text in texts]
    sentences = [text[s:e] for text, spans in zip(texts, places, strict=True) for s, e in spans]
    if not sentences:
        return [None] * len(texts)
    scores = _by_words(query, sentences)
    if encode is not None:
        cosines = _by_meaning(query.text, sentences, encode)
        scores = [
            (1 - MEANING) * words + MEANING * cosine
            for words, cosine in zip(scores, cosines, strict=True)
        ]
    best: list[Place | None] = []
    for spans in places:
        own, scores = scores[: len(spans)], scores[len(spans) :]
        best.append(spans[own.index(max(own))] if own else None)
    return best


def _by_words(query: Query, sentences: Sequence[str]) -> list[float]:
    asked = _stems(query.text)
    held = [_stems(sentence) & asked for sentence in sentences]
    count = Counter(word for words in held for word in words)
    weight = {word: log(1 + len(sentences) / (1 + count[word])) for word in asked}
    whole = sum(weight.values()) or 1.0
    return [sum(weight[word] for word in words) / whole for words in held]


def _stems(text: str) -> set[str]:
    found = {word.lower() for word in words(text)}
    return {stem(word) for word in found - STOP_WORDS or found}


def _by_meaning(question: str, sentences: Sequence[str], encode: Encode) -> list[float]:
    vectors = encode([question, *sentences])
    return [float(cosine) for cosine in vectors[1:] @ vectors[0]]
