"""Passages of one wording, sentence by sentence: where one says something else than the others."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from clozet.models.sentences import sentence_spans

from .differences import Stretch, changes

FEWEST = 4
"""Passages that a family has, to tell what is usual in it."""

NEARLY_ALL = 0.75
NEAR = 0.5
"""Words in common, of the longer sentence's, of two that stand in each other's place."""


class Different(NamedTuple):
    """A passage with what stands in it (or "" for nothing) where `others` have `usual`.

    `sentence` is its sentence, whole, "" where none stands for the usual one; `place` has the code
    points of that in its text.
    """

    passage: int
    stands: str
    usual: str
    sentence: str
    others: int
    place: Stretch | None


def different(texts: Mapping[int, str]) -> Iterator[Different]:
    """Yield what differs in passages of one family, where nearly all say the same.

    What each says otherwise (names, sums) is nothing usual, so that nothing differs from it.
    """
    if len(texts) < FEWEST:
        return
    said = {passage: _sentences(text) for passage, text in texts.items()}
    holding: defaultdict[str, set[int]] = defaultdict(set)
    for passage, sentences in said.items():
        for sentence in sentences:
            holding[sentence].add(passage)
    for usual, having in holding.items():
        if NEARLY_ALL * len(texts) <= len(having) < len(texts):
            for passage in sorted(texts.keys() - having):
                own = {
                    sentence: place
                    for sentence, place in said[passage].items()
                    if len(holding[sentence]) < FEWEST
                }
                yield from _different(passage, own, usual, len(having))


def _sentences(text: str) -> dict[str, Stretch]:
    """Return the sentences of a text, however their lines are broken, with their places."""
    return {" ".join(text[start:end].split()): (start, end) for start, end in sentence_spans(text)}


def _different(
    passage: int, sentences: Mapping[str, Stretch], usual: str, others: int
) -> Iterator[Different]:
    nearest = max(sentences, key=lambda one: _near(one, usual), default="")
    if not nearest or _near(nearest, usual) < NEAR:
        yield Different(passage, "", usual, "", others, None)
        return
    for change in changes(usual, nearest)[:1]:  # none where only spaces differ
        usually, stands = usual[slice(*change.one)], nearest[slice(*change.other)]
        yield Different(passage, stands, usually, nearest, others, sentences[nearest])


def _near(one: str, other: str) -> float:
    ours, theirs = set(one.lower().split()), set(other.lower().split())
    return len(ours & theirs) / max(len(ours), len(theirs))
