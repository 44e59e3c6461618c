"""Passages → pairs of texts that belong together, without anybody having said so.

Three kinds: a heading and the first passage below it; a sentence and its passage without it (the
inverse cloze task: Lee, Chang and Toutanova 2019, "Latent Retrieval for Weakly Supervised Open
Domain Question Answering"); a passage and its neighbour.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from clozet.errors import NothingToDoError
from clozet.models.sentences import sentence_spans

from .passages import Passage

FEWEST_WORDS = 5  # of a sentence
FEWEST_WORDS_LEFT = 15  # of a passage without it
SENTENCES = 2  # of each passage at most


@dataclass(frozen=True)
class Pair:
    """A text that stands for a question, and the passage that should be found with it.

    Passages of the same `group` are no wrong answers to it.
    """

    query: str
    passage: str
    group: int


Pairing = Callable[[Sequence[Passage], int], list[Pair]]
"""Makes pairs of passages; the number is a seed."""


def paired(passages: Sequence[Passage], seed: int) -> list[Pair]:
    """Return all pairs of these passages, in a random order that `seed` fixes.

    Raise NothingToDoError where there are none.
    """
    chance = np.random.default_rng(seed)
    found = [*_headings(passages), *_neighbours(passages)]
    for passage in passages:
        found += _sentences(passage, chance)
    if not found:
        raise NothingToDoError(
            "There is no running text to learn searching from.", "Choose documents of sentences."
        )
    return [found[number] for number in chance.permutation(len(found))]


def _headings(passages: Sequence[Passage]) -> Iterator[Pair]:
    before = Passage(-1, "")
    for passage in passages:
        new = (passage.group, passage.heading) != (before.group, before.heading)
        text = passage.text.removeprefix(passage.heading).strip()
        if passage.heading and new and _words(text) >= FEWEST_WORDS_LEFT:
            yield Pair(passage.heading, text, passage.group)
        before = passage


def _sentences(passage: Passage, chance: np.random.Generator) -> Iterator[Pair]:
    spans = [span for span in sentence_spans(passage.text) if _long_enough(passage.text, span)]
    for number in chance.permutation(len(spans))[:SENTENCES]:
        start, end = spans[number]
        left = f"{passage.text[:start].rstrip()} {passage.text[end:].lstrip()}".strip()
        if _words(left) >= FEWEST_WORDS_LEFT:
            yield Pair(passage.text[start:end], left, passage.group)


def _neighbours(passages: Sequence[Passage]) -> Iterator[Pair]:
    """Yield each passage with the one behind it, without the sentences that both have."""
    for passage, following in pairwise(passages):
        if passage.group != following.group:
            continue
        sentences = (passage.text[start:end] for start, end in sentence_spans(passage.text))
        own = " ".join(sentence for sentence in sentences if sentence not in following.text)
        if min(_words(own), _words(following.text)) >= FEWEST_WORDS_LEFT:
            yield Pair(own, following.text, passage.group)


def _long_enough(text: str, span: tuple[int, int]) -> bool:
    return _words(text[slice(*span)]) >= FEWEST_WORDS


def _words(text: str) -> int:
    return len(text.split())
