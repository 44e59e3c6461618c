"""Whether an encoder finds what was held out: queries for known passages, nDCG@10, a verdict.

A query is some rare words of a sentence: of another kind than the pairs trained on. The passage
that the sentence stands in is the one to be found (known-item search: Azzopardi and de Rijke 2006,
"Automatic Construction of Known-Item Finding Test Beds").
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from clozet.errors import NothingToDoError
from clozet.messages.adapt_search import SearchMeasures
from clozet.messages.training import Bounds, Verdict
from clozet.models.sentence_encoder import SentenceEncoder
from clozet.models.sentences import sentence_spans

from .passages import Parts, Passage
from .verdict import interval

CUT = 10
MOST_QUERIES = 400
FEWEST_QUERIES = 20
CANDIDATES = (300, 2000)
CANDIDATES_A_MINUTE = 200
"""Encoding these twice takes an eighth of the time at the 55 passages a second of the README."""

KEY_WORDS = 5
FEWEST_KEY_WORDS = 4

_WORD = re.compile(r"[^\W\d_]{3,}")

Gains = NDArray[np.float64]
Item = TypeVar("Item")


@dataclass(frozen=True)
class Query:
    """What is asked, and the numbers of the candidates that it was made of."""

    text: str
    targets: tuple[int, ...]
    group: int


@dataclass(frozen=True)
class SelfTest:
    """Queries on held-out passages, and all passages among which they are looked for."""

    candidates: tuple[str, ...]
    queries: tuple[Query, ...]

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of all that it consists of."""
        return hashlib.sha256(repr((self.candidates, self.queries)).encode()).hexdigest()


def self_test(parts: Parts, seed: int, minutes: float | None = None) -> SelfTest:
    """Make queries of held-out passages; the same ones each time.

    Of many passages a part is drawn, held-out ones first; fewer for a job of few `minutes`. Raise
    NothingToDoError where there are too few to tell anything.
    """
    least, most = CANDIDATES
    if minutes is not None:
        most = max(least, min(most, int(minutes * CANDIDATES_A_MINUTE)))
    chance = np.random.default_rng(seed)
    counts = Counter(w for each in parts.train + parts.heldout for w in set(_words(each.text)))
    others = list(dict.fromkeys(passage.text for passage in parts.train))
    chosen = _drawn(parts.heldout, min(MOST_QUERIES, most // 2), chance)
    needed = dict.fromkeys(passage.text for passage in chosen)
    needed |= dict.fromkeys(passage.text for passage in parts.heldout[: most - len(needed)])
    candidates = (*needed, *_drawn(others, max(0, most - len(needed)), chance))
    queries = tuple(_queries(chosen, others, candidates, counts, chance))
    if len(queries) < FEWEST_QUERIES:
        raise NothingToDoError(
            "There is too little text to tell whether searching gets better.",
            "Choose more documents; some dozens of pages are the least.",
        )
    return SelfTest(candidates, queries)


def _queries(
    passages: Sequence[Passage],
    trained_on: Sequence[str],
    candidates: Sequence[str],
    counts: Counter[str],
    chance: np.random.Generator,
) -> Iterator[Query]:
    """Yield a query of each passage that has a sentence fit for one, nowhere trained on."""
    for passage in passages:
        spans = sentence_spans(passage.text)
        for start, end in _drawn(spans, len(spans), chance):
            sentence = passage.text[start:end]
            words = _key_words(sentence, counts)
            if len(words) >= FEWEST_KEY_WORDS and not any(sentence in one for one in trained_on):
                targets = (n for n, text in enumerate(candidates) if sentence in text)
                yield Query(" ".join(words), tuple(targets), passage.group)
                break


def _drawn(some: Sequence[Item], count: int, chance: np.random.Generator) -> list[Item]:
    """Return up to `count` of some things, in a random order."""
    return [some[number] for number in chance.permutation(len(some))[:count]]


def _key_words(sentence: str, counts: Counter[str]) -> list[str]:
    """Return the rarest words of a sentence, in its order, of those that stand elsewhere too."""
    words = [word for word in dict.fromkeys(_words(sentence)) if counts[word] > 1]
    rarest = sorted(words, key=lambda word: counts[word])[:KEY_WORDS]
    return [word for word in words if word in rarest]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def gains(encoder: SentenceEncoder, test: SelfTest) -> Gains:
    """Return the nDCG@10 of each query: 1 / log2(1 + rank) of its best target, 0 beyond rank 10."""
    passages = encoder.encode(test.candidates)
    asked = encoder.encode([query.text for query in test.queries], query=True)
    found = np.zeros(len(test.queries))
    for number, (query, vector) in enumerate(zip(test.queries, asked, strict=True)):
        similar = passages @ vector
        rank = 1 + int((similar > similar[list(query.targets)].max()).sum())
        if rank <= CUT:
            found[number] = 1 / np.log2(1 + rank)
    return found


def measures(test: SelfTest, found: Gains) -> SearchMeasures:
    """Return the mean over all queries, with its bounds."""
    low, high = change(test, np.zeros_like(found), found)
    return SearchMeasures(ndcg_10=float(found.mean()), low=low, high=high)


def change(test: SelfTest, before: Gains, after: Gains) -> Bounds:
    """Return the bounds of the change of the mean: queries of one document are drawn together."""
    _, groups = np.unique([query.group for query in test.queries], return_inverse=True)
    sums = [np.bincount(groups, each).astype(np.float64) for each in (before, after)]
    return interval(sums[0], sums[1], np.bincount(groups))


def verdict(bounds: Bounds) -> Verdict:
    """Return what the bounds of the change of nDCG@10 say."""
    low, high = bounds
    if low > 0:
        return "better"
    return "worse" if high < 0 else "no clear change"
