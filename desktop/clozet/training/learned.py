"""Held-out words → their ranks under base and adapted model → what the documents taught."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from clozet.messages.training import Learned
from clozet.models.masked import MaskedModel
from clozet.models.sentences import sentence_spans

from . import general_text
from .ranks import blank, ranks

WORD = re.compile(r"\b[^\W\d_]{3,}\b")
WORDS_ASKED = 200
FEWEST_IN_SENTENCE = 6
OFTEN_ENOUGH = 2
"""A word that stands less often in what was trained on could hardly be learnt."""

NOTABLE = 50
"""A rank beyond this, after or before, shows nothing that a person would notice."""

MOST_LEARNED, MOST_WORSENED = 10, 5


@dataclass(frozen=True)
class HeldOutWord:
    """A word at [start, end) of a sentence of document `document`."""

    word: str
    sentence: str
    start: int
    end: int
    document: int


@dataclass(frozen=True)
class Changes:
    """The words whose rank rose most, and those whose rank fell most, the greatest first."""

    learned: tuple[Learned, ...]
    worsened: tuple[Learned, ...]


def typical_words(
    heldout: Iterable[tuple[int, str]], trained_on: Iterable[str]
) -> list[HeldOutWord]:
    """Return held-out words that what was trained on uses more than general English does.

    `heldout` are documents' numbers and texts. Each word comes once, in the first sentence that
    is long enough; the most typical first.
    """
    own = _counts(trained_on)
    general = general_text.words()
    found: dict[str, HeldOutWord] = {}
    for document, text in heldout:
        for one in _words(document, text):
            if own[one.word.lower()] >= OFTEN_ENOUGH:
                found.setdefault(one.word.lower(), one)
    typical = sorted(found, key=lambda word: own[word] / (1 + general[word]), reverse=True)
    return [found[word] for word in typical[:WORDS_ASKED]]


def _words(document: int, text: str) -> Iterator[HeldOutWord]:
    for begin, end in sentence_spans(text):
        sentence = text[begin:end]
        words = list(WORD.finditer(sentence))
        if len(words) >= FEWEST_IN_SENTENCE:
            for word in words:
                yield HeldOutWord(word.group(), sentence, word.start(), word.end(), document)


def _counts(texts: Iterable[str]) -> Counter[str]:
    return Counter(word.lower() for text in texts for word in WORD.findall(text))


def changes(base: MaskedModel, adapted: MaskedModel, words: Sequence[HeldOutWord]) -> Changes:
    """Ask both models for each word where it stands, and return the greatest changes of rank."""
    blanks = [blank(base.pieces, one.sentence, one.start, one.end) for one in words]
    both = zip(words, ranks(base, blanks), ranks(adapted, blanks), strict=True)
    rated = [
        Learned(
            word=one.word,
            before=before.rank,
            after=after.rank,
            sentence=one.sentence,
            start=one.start,
            end=one.end,
            document=one.document,
            guess_before=before.guess,
            guess_after=after.guess,
        )
        for one, before, after in both
        if min(before.rank, after.rank) <= NOTABLE and before.rank != after.rank
    ]
    rated.sort(key=lambda one: log(one.after / one.before))
    return Changes(
        learned=tuple(one for one in rated[:MOST_LEARNED] if one.after < one.before),
        worsened=tuple(one for one in rated[: -MOST_WORSENED - 1 : -1] if one.after > one.before),
    )
