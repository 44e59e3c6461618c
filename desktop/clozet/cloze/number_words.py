"""Numbers written out in English, found in a text."""

import re
from collections.abc import Iterator

_SMALL = dict(
    zip(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        range(20),
        strict=True,
    )
) | {"dozen": 12}
_TENS = {
    word: 10 * tens
    for tens, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_LARGE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_PARTS = {"half": 0.5, "quarter": 0.25}
_UNIT = "|".join({**_SMALL, **_TENS, **_LARGE})
_WRITTEN = re.compile(
    rf"\b(?:{_UNIT})(?:(?:\s+and\s+|[\s-]+)(?:{_UNIT}|a\s+half|a\s+quarter))*\b", re.IGNORECASE
)


def written_numbers(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield (start, end, value) of numbers such as "twenty-one" or "one and a half"."""
    for match in _WRITTEN.finditer(text):
        for start, end in _parted(match.group()):
            yield match.start() + start, match.start() + end, _value(match.group()[start:end])


def _parted(written: str) -> Iterator[tuple[int, int]]:
    """Part what is two numbers ("one and two", "two three") where the second cannot go on."""
    start = end = 0
    before = ""
    for word in re.finditer(r"[a-z]+", written, re.IGNORECASE):
        named = word.group().lower()
        if named in ("and", "a"):
            continue
        if before and not _goes_on(before, named):
            yield start, end
            start = word.start()
        before, end = named, word.end()
    yield start, end


def _goes_on(before: str, named: str) -> bool:
    if named in _LARGE or named in _PARTS or before in _LARGE:
        return True
    return before in _TENS and named in _SMALL and 0 < _SMALL[named] < 10


def _value(written: str) -> float:
    whole = group = 0.0
    for word in re.findall(r"[a-z]+", written.lower()):
        if word == "hundred":
            group = (group or 1) * 100
        elif word in _LARGE:
            whole += (group or 1) * _LARGE[word]
            group = 0
        elif word in ("and", "a"):
            continue
        else:
            group += {**_SMALL, **_TENS, **_PARTS}[word]
    return whole + group


def multiplier(word: str) -> int:
    """Return what a number before `word` is multiplied by ("2 million"); 1 for other words."""
    return {"k": 1000, "m": 10**6, "bn": 10**9, **_LARGE}.get(word.lower(), 1)
