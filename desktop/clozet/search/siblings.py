"""Passages of one wording, sentence by sentence: where one says something else than the others."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .differences import changes

FEWEST = 4
"""Passages that a family has, to tell what is usual in it."""

NEARLY_ALL = 0.75
NEAR = 0.5
"""Words in common, of the longer sentence's, of two that stand in each other's place."""

_END = re.compile(r"(?<=[.!?;:])\s+|\n+")


class Different(NamedTuple):
    """A passage with what stands in it (or "" for nothing) where `others` have `usual`.

    `sentence` is its sentence, whole, "" where none stands for the usual one.
    """

    passage: int
    stands: str
    usual: str
    sentence: str
    others: int


def different(texts: Mapping[int, str]) -> Iterator[Different]:
    """Yield what differs in passages of one family, where nearly all say the same.

    What each says otherwise (names, sums) is nothing usual, so that nothing differs from it.
    """
    if len(texts) < FEWEST:
        return
    said = {passage: _sentences(text) for passage, text in texts.items()}
    holding: dict[str, set[int]] = defaultdict(set)
    for passage, sentences in said.items():
        for sentence in sentences:
            holding[sentence].add(passage)
    for usual, having in holding.items():
        if NEARLY_ALL * len(texts) <= len(having) < len(texts):
            for passage in sorted(texts.keys() - having):
                own = [one for one in said[passage] if len(holding[one]) < FEWEST]
                yield _different(passage, own, usual, len(having))


def _sentences(text: str) -> list[str]:
    return [" ".join(part.split()) for part in _END.split(text) if part.strip()]


def _different(passage: int, sentences: list[str], usual: str, others: int) -> Different:
    nearest = max(sentences, key=lambda one: _near(one, usual), default="")
    if not nearest or _near(nearest, usual) < NEAR:
        return Different(passage, "", usual, "", others)
    change = changes(usual, nearest)[0]
    usually, stands = usual[slice(*change.one)], nearest[slice(*change.other)]
    return Different(passage, stands, usually, nearest, others)


def _near(one: str, other: str) -> float:
    ours, theirs = set(one.lower().split()), set(other.lower().split())
    return len(ours & theirs) / max(len(ours), len(theirs))
