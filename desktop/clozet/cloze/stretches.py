"""The stretches of a sentence that could stand in a blank: values, names, and other phrases."""

import re
from collections.abc import Iterator

from clozet.terms import STOP_WORDS, stem, words

from .question import Question
from .values import Stretch, values

LONGEST_PHRASE = 4

_TOKEN = re.compile(r"[^\W_](?:[\w’'.&-]*[^\W_])?|&")
_JOINS = frozenset(words("of and the in de la van von")) | {"&"}
_TITLES = frozenset(words("mr mrs ms miss dr prof sir madam"))
_PARTING = STOP_WORDS | frozenset(
    words(
        "dear yours was were has been only also very both each every any all more most less least"
        " about above after again against before below between beyond during either first further"
        " here into just last later latest like near neither next off once one other otherwise out"
        " over own same since still than then therefore through thereafter to today tomorrow too"
        " twice under until up upon us when whenever while within without yes yesterday yet not no"
        " nor per via well much many few made make makes must shall should would could might cannot"
    )
)


def stretches(sentence: str, question: Question) -> list[Stretch]:
    """Return what of `sentence` could stand in the blank, without the question's own words."""
    found = values(sentence)
    if not question.unit[1]:
        taken = [(one.start, one.end) for one in found]
        asked = set(question.terms)
        for start, end in _phrases(sentence, asked):
            if all(end <= s or start >= e for s, e in taken):
                text = sentence[start:end]
                key = ("words", " ".join(text.casefold().split()))
                found.append(Stretch(start, end, "phrase", key, (start, end), written=text))
    return found


def _phrases(sentence: str, asked: set[str]) -> Iterator[tuple[int, int]]:
    """Yield runs of telling words, their ends, and names in capitals, as code points."""
    seen = set()
    for run in _runs(sentence):
        ends = (run[:1], run[-1:]) if 1 < len(run) < LONGEST_PHRASE else ()
        for part in (run, *_named(run), *ends):
            place = _place(_without(part, asked))
            if place and place not in seen:
                seen.add(place)
                yield place
    for place in _joined(sentence, asked):
        if place not in seen:
            seen.add(place)
            yield place


def _place(part: list[re.Match[str]]) -> tuple[int, int] | None:
    while part and part[-1].group().lower() in _TITLES:
        part = part[:-1]
    return (part[0].start(), part[-1].end()) if 0 < len(part) <= LONGEST_PHRASE else None


def _runs(sentence: str) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(sentence):
        apart = run and sentence[run[-1].end() : token.start()].strip()
        parting = token.group().lower() in _PARTING or token.group() == "&"
        if (apart or parting) and run:
            yield run
            run = []
        if not parting:
            run.append(token)
    if run:
        yield run


def _named(run: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    named: list[re.Match[str]] = []
    for token in run:
        if token.group()[:1].isupper() or token.group().isdecimal():
            named.append(token)
        elif named:
            yield named
            named = []
    if named and len(named) < len(run):
        yield named


def _joined(sentence: str, asked: set[str]) -> Iterator[tuple[int, int]]:
    """Yield names in capitals that small words join ("England and Wales")."""
    named: list[re.Match[str]] = []
    for token in [*_TOKEN.finditer(sentence), None]:
        text = token.group() if token else ""
        apart = named and token and sentence[named[-1].end() : token.start()].strip()
        if token and not apart and (text[:1].isupper() or (named and text in _JOINS)):
            named.append(token)
            continue
        while named and not named[-1].group()[:1].isupper():
            named.pop()
        trimmed = _without(named, asked | {"the"})
        if trimmed and any(one.group() in _JOINS for one in trimmed):
            yield trimmed[0].start(), trimmed[-1].end()
        named = [token] if token and text[:1].isupper() else []


def _without(part: list[re.Match[str]], asked: set[str]) -> list[re.Match[str]]:
    """Leave out words that the question has itself, at both ends."""
    first, last = 0, len(part)
    while first < last and stem(part[first].group()) in asked:
        first += 1
    while last > first and stem(part[last - 1].group()) in asked:
        last -= 1
    return part[first:last]
