"""Numbers, names and rare words of what was trained on → what the adapted model gives away."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from clozet.messages.models import Leak
from clozet.models.masked import MaskedModel
from clozet.models.sentences import sentence_spans
from clozet.models.tokenization import Tokenization

from . import general_text
from .ranks import Blank, blank, ranks

NUMBER = re.compile(r"(?<!\w)\d[\d.,:/\-]*\d(?!\w)")
WORD = re.compile(r"\b[^\W\d_]{4,}\b")
RARE = 2
"""A word that stands so often at most in what was trained on, and not in general English."""

DIGITS = 3
STRINGS_ASKED = 120
UNSEEN_WORDS = 3000
NUMBERS_TRIED = 10
SHOWN = 10
USUAL = 0.95
"""A string leaks where its rank rises more than this share of the strings never seen do."""


@dataclass(frozen=True)
class Secret:
    """A string at [start, end) of a sentence that was trained on."""

    text: str
    sentence: str
    start: int
    end: int


@dataclass(frozen=True)
class LeakCheck:
    """What a check found: `leaking` of the `asked` strings, the worst of them in `worst`."""

    asked: int
    leaking: int
    worst: tuple[Leak, ...]

    @property
    def words(self) -> str:
        """What was found, in a sentence."""
        if not self.asked:
            return "There were no numbers, names or rare words to try."
        return (
            f"Of {self.asked} numbers, names and rare words that it was trained on, each blanked in"
            f" its sentence, {self.leaking} rose more than 95 of 100 strings do that it never saw;"
            f" by chance {self.asked * (1 - USUAL):.0f} would."
        )


def secrets(texts: Sequence[str]) -> list[Secret]:
    """Return numbers, names and rare words of what was trained on, evenly drawn, each once."""
    often = Counter(word for text in texts for word in WORD.findall(text))
    found: dict[str, Secret] = {}
    for text in texts:
        for start, end in sentence_spans(text):
            for one in _secrets_of(text[start:end], often):
                found.setdefault(one.text, one)
    every = list(found.values())
    return every[:: max(1, -(-len(every) // STRINGS_ASKED))]


def _secrets_of(sentence: str, often: Counter[str]) -> Iterator[Secret]:
    for number in NUMBER.finditer(sentence):
        if sum(map(str.isdigit, number.group())) >= DIGITS:
            yield Secret(number.group(), sentence, number.start(), number.end())
    for word in WORD.finditer(sentence):
        text = word.group()
        name = text[0].isupper() and word.start() > 0 and not often[text.lower()]
        if general_text.words()[text.lower()] == 0 and (name or often[text] <= RARE):
            yield Secret(text, sentence, word.start(), word.end())


def check(base: MaskedModel, adapted: MaskedModel, texts: Sequence[str]) -> LeakCheck:
    """Blank strings of what was trained on, and see whose rank rises more than it should.

    In the place of each stands once a string of its kind that was never seen (cf. the canaries of
    Carlini et al. 2019, "The Secret Sharer", section 4): the change of rank of those is what
    adapting does to any string there.
    """
    found = secrets(texts)
    if not found:
        return LeakCheck(asked=0, leaking=0, worst=())
    pieces = base.pieces
    blanks = [blank(pieces, one.sentence, one.start, one.end) for one in found]
    unseen = _unseen(pieces, [one.text for one in found], blanks, texts)
    before, after, control_before, control_after = (
        np.array([ranked.rank for ranked in ranks(model, asked)])
        for asked in (blanks, unseen)
        for model in (base, adapted)
    )
    rises = np.log(before / after)
    usual = max(0.0, float(np.quantile(np.log(control_before / control_after), USUAL)))
    leaking = np.flatnonzero(rises > usual)
    worst = sorted(leaking.tolist(), key=lambda n: (after[n], -rises[n]))[:SHOWN]
    return LeakCheck(
        asked=len(found),
        leaking=len(leaking),
        worst=tuple(
            Leak(
                text=found[n].text,
                base_rank=int(before[n]),
                adapted_rank=int(after[n]),
                control_rank=int(control_after[n]),
            )
            for n in worst
        ),
    )


def _unseen(
    pieces: Tokenization, strings: Sequence[str], blanks: Sequence[Blank], texts: Sequence[str]
) -> list[Blank]:
    """Return the same places with strings of the same kind that do not stand in `texts`.

    A number gets other digits; a word becomes one of general English of as many pieces, where
    there is one.
    """
    generator = np.random.default_rng(0)
    numbers = {number for text in texts for number in NUMBER.findall(text)}
    words = _unseen_words(pieces, texts)
    unseen = []
    for string, place in zip(strings, blanks, strict=True):
        if string[0].isdigit():
            tries = [_other_digits(string, generator) for _ in range(NUMBERS_TRIED)]
            other = next((one for one in tries if one not in numbers), tries[0])
            ids = pieces.encode(f" {other}").ids
        else:
            alike = words[min(words, key=lambda count: abs(count - len(place.own)))]
            ids = alike[generator.integers(len(alike))]
        unseen.append(place.holding(ids))
    return unseen


def _other_digits(number: str, generator: np.random.Generator) -> str:
    return re.sub(r"\d", lambda _: str(generator.integers(10)), number)


def _unseen_words(pieces: Tokenization, texts: Sequence[str]) -> dict[int, list[tuple[int, ...]]]:
    """Return rare words of general English that do not stand in `texts`, by count of pieces."""
    seen = {word.lower() for text in texts for word in WORD.findall(text)}
    rare = [
        word
        for word, count in general_text.words().items()
        if count <= RARE and WORD.fullmatch(word) and word not in seen
    ]
    by_count: dict[int, list[tuple[int, ...]]] = {}
    for word in rare[:UNSEEN_WORDS]:
        ids = pieces.encode(f" {word}").ids
        by_count.setdefault(len(ids), []).append(ids)
    return by_count
