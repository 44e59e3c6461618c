"""The sentence of each passage that answers best."""

from collections import Counter
from collections.abc import Callable, Sequence
from math import log

from clozet.messages.reading import HEADINGS
from clozet.models.sentences import sentence_spans
from clozet.terms import subject_stems

from .query import Query

Near = Callable[[Sequence[str]], Sequence[float]]
"""Takes texts and returns how near each comes to the question, as the cosine of their vectors."""

Place = tuple[int, int]
Scores = dict[Place, float]

MEANING = 0.6
"""How much the cosine counts beside the share of the question's words."""

NEAR = 0.6
MOST = 3
"""Meaning decides among the sentences of a passage whose words come near its best: at most 3."""

MOST_ENCODED = 4
"""Sentences of the first results only: each costs a search as much as its question."""


def best_sentences(
    query: Query, passages: Sequence[tuple[str, str]], near: Near | None
) -> list[Place | None]:
    """Return for each passage (text, heading) the code points of the sentence that answers best.

    Headings answer nothing: one is returned only where there is nothing else. A sentence's score
    is the share of the question's words that it has, each weighted by its rarity in these
    passages. Where several sentences of one of the first passages come near its best, `near`
    decides: the score is mixed with the cosine.
    """
    texts = [text for text, _ in passages]
    places = [_answers(text, heading) for text, heading in passages]
    sentences = [text[s:e] for text, own in zip(texts, places, strict=True) for s, e in own]
    counted = iter(_by_words(query, sentences))
    scores = [{place: next(counted) for place in own} for own in places]
    if near is not None:
        scores = _with_meaning(texts, [_nearest(own) for own in scores], near)
    return [max(own, key=lambda place: own[place]) if own else None for own in scores]


def _answers(text: str, heading: str) -> list[Place]:
    spans = sentence_spans(text)
    headings = heading.split(HEADINGS)
    return [(start, end) for start, end in spans if text[start:end] not in headings] or spans


def _nearest(scores: Scores) -> Scores:
    best = sorted(scores, key=lambda place: -scores[place])[:MOST]
    return {place: scores[place] for place in best if scores[place] >= NEAR * scores[best[0]]}


def _with_meaning(texts: Sequence[str], scores: Sequence[Scores], near: Near) -> list[Scores]:
    open_ones: list[tuple[int, Place]] = []
    for number, own in enumerate(scores):
        if len(open_ones) + len(own) > MOST_ENCODED:
            break
        open_ones += [(number, place) for place in own if len(own) > 1]
    if not open_ones:
        return list(scores)
    cosines = near([texts[number][s:e] for number, (s, e) in open_ones])
    mixed = [dict(own) for own in scores]
    for (number, place), cosine in zip(open_ones, cosines, strict=True):
        mixed[number][place] = (1 - MEANING) * mixed[number][place] + MEANING * cosine
    return mixed


def _by_words(query: Query, sentences: Sequence[str]) -> list[float]:
    asked = subject_stems(query.text)
    held = [subject_stems(sentence) & asked for sentence in sentences]
    count = Counter(word for words in held for word in words)
    weight = {word: log(1 + len(sentences) / (1 + count[word])) for word in asked}
    whole = sum(weight.values()) or 1.0
    return [sum(weight[word] for word in words) / whole for words in held]
