"""Sentences of one's files beside the question: what stands in them where the blank stands."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clozet.models.sentences import sentence_spans
from clozet.terms import words

from .coverage import coverage, fit, share
from .features import Candidate, Features, features
from .question import Question
from .sources import Encode, Source, Sources
from .stretches import stretches
from .values import Stretch

OF_ALL, OF_EACH = (64, 64), (6, 10_000)
ALIGNED_OF_ALL, ALIGNED_OF_EACH = (16, 16), (3, 10_000)
"""Sentences that are compared, and aligned: at most of one document, and in all."""


LONGEST_LABEL = 4
"""Words of a short sentence that heads those behind it in its paragraph."""

NAMING = 0.7
"""A document counts that has at least this share of the names that the best one has."""


@dataclass(frozen=True)
class Aligned:
    """A stretch of `source.text` beside the blank; places are code points of that text."""

    source: Source
    sentence: tuple[int, int]
    stretch: Stretch
    place: tuple[int, int]
    features: Features

    @property
    def text(self) -> str:
        """The sentence."""
        return self.source.text[slice(*self.sentence)]


@dataclass(frozen=True)
class _Sentence:
    source: Source
    start: int
    end: int
    label: str
    stretches: tuple[Stretch, ...]
    coverage: float

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]


def align(
    question: Question, sources: Sources, encode: Encode, *, each_document: bool = False
) -> list[Aligned]:
    """Return the stretches that may fill the blank, with the features they are weighed by.

    With `each_document` every document has its share of what is looked at, otherwise the nearest
    sentences win.
    """
    question = question.naming(one.text for one in sources.passages)
    sources = _naming(question, sources)
    sentences = [(one, one.coverage) for one in _sentences(question, sources)]
    chosen = _best(sentences, OF_EACH if each_document else OF_ALL)
    if not chosen:
        return []
    compared = _compared(question, chosen, encode)
    rated = [
        (one, similar + in_context + one.coverage)
        for one, (similar, in_context) in zip(chosen, compared, strict=True)
    ]
    cosines = {id(one): pair[1] for one, pair in zip(chosen, compared, strict=True)}
    best = _best(rated, ALIGNED_OF_EACH if each_document else ALIGNED_OF_ALL)
    pairs = [(one, stretch) for one in best for stretch in one.stretches]
    found = [
        Candidate(one.source, one.text, one.label, stretch, cosines[id(one)])
        for one, stretch in pairs
    ]
    return [
        Aligned(
            one.source,
            (one.start, one.end),
            stretch,
            (one.start + stretch.start, one.start + stretch.end),
            own,
        )
        for (one, stretch), own in zip(
            pairs, features(question, found, sources.weights, encode), strict=True
        )
    ]


def _compared(
    question: Question, chosen: Sequence[_Sentence], encode: Encode
) -> list[tuple[float, float]]:
    """Return the cosines of the question with each sentence, alone and in its context."""
    plain = [" ".join(one.text.split()) for one in chosen]
    vectors = encode([question.stripped, *plain, *map(_in_context, chosen)])
    near = (vectors[1:] @ vectors[0]).tolist()
    return list(zip(near[: len(chosen)], near[len(chosen) :], strict=True))


def _naming(question: Question, sources: Sources) -> Sources:
    """Leave out documents that name clearly less of what the question names than others do."""
    named = {
        one.document: share(question.names, one.held, sources.weights) for one in sources.passages
    }
    least = NAMING * max(named.values(), default=0.0)
    return Sources(
        [one for one in sources.passages if named[one.document] >= least], sources.weights
    )


def _best(rated: Iterable[tuple[_Sentence, float]], most: tuple[int, int]) -> list[_Sentence]:
    """Return the sentences rated highest: at most so many of one document, and in all."""
    of_one, in_all = most
    counts: Counter[int] = Counter()
    chosen = []
    for one, _ in sorted(rated, key=lambda pair: -pair[1]):
        counts[one.source.document] += 1
        if counts[one.source.document] <= of_one:
            chosen.append(one)
    return chosen[:in_all]


def _sentences(question: Question, sources: Sources) -> Iterable[_Sentence]:
    """Yield the sentences that have a fitting stretch, once each, with how much they cover."""
    seen = set()
    for source in sources.passages:
        around = coverage(question, source.named, sources.weights) / 2 + source.similarity
        for start, end, label in _labelled(source.text):
            text = source.text[start:end]
            fitting = [one for one in stretches(text, question) if fit(question, one) is not None]
            if fitting and (source.document, text) not in seen:
                seen.add((source.document, text))
                own = coverage(question, f"{label} {text}", sources.weights)
                yield _Sentence(source, start, end, label, tuple(fitting), own + around)


def _labelled(text: str) -> Iterable[tuple[int, int, str]]:
    """Yield the sentences of a text, each with the label it stands under ("3. Rent. We pay …")."""
    label = ""
    last = 0
    for start, end in sentence_spans(text):
        if "\n" in text[last:start]:
            label = ""
        last = end
        yield start, end, label
        if len(words(text[start:end])) <= LONGEST_LABEL and text[start:end].endswith((".", ":")):
            label = text[start:end]


def _in_context(one: _Sentence) -> str:
    parts = dict.fromkeys(
        (one.source.name, one.source.heading.replace("\n", ". "), one.label, one.text)
    )
    return " ".join(". ".join(part for part in parts if part).split())
