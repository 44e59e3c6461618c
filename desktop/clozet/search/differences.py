"""What differs between two drafts of one text, word by word.

Sentences are compared first and words only where those differ: comparing all words with all would
take a time that grows with the square of the length.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_SENTENCE = re.compile(r"[^\n]*?(?:[.!?;:]+[\"'”’)\]]*(?=\s)|(?=\n)|\Z)")
_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")

Stretch = tuple[int, int]
"""Code points [start, end) of a text."""


class Change(NamedTuple):
    """What stands in one text where the other has something else; an empty stretch is a place."""

    one: Stretch
    other: Stretch


def changes(one: str, other: str) -> list[Change]:
    """Return what differs, in order; white space and the breaking of lines do not count."""
    ours, theirs = _sentences(one), _sentences(other)
    found: list[Change] = []
    for a, b in _unequal(_said(one, ours), _said(other, theirs)):
        words = _words(one, ours[a.start : a.stop]), _words(other, theirs[b.start : b.stop])
        for x, y in _unequal(_said(one, words[0]), _said(other, words[1])):
            place = _place(words[0], x, ours, a, one), _place(words[1], y, theirs, b, other)
            found.append(Change(*place))
    return found


def _sentences(text: str) -> list[Stretch]:
    return _cut(_SENTENCE, text, 0, len(text))


def _cut(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[Stretch]:
    return [found.span() for found in pattern.finditer(text, start, end) if found.group().strip()]


def _words(text: str, sentences: Sequence[Stretch]) -> list[Stretch]:
    return [word for sentence in sentences for word in _cut(_WORD, text, *sentence)]


def _said(text: str, stretches: Sequence[Stretch]) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in stretches]


def _unequal(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[range, range]]:
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            yield range(a, b), range(c, d)


def _place(
    words: Sequence[Stretch],
    chosen: range,
    sentences: Sequence[Stretch],
    among: range,
    text: str,
) -> Stretch:
    """Return the stretch of the chosen words; without any, the place where they would stand."""
    if chosen:
        return words[chosen.start][0], words[chosen.stop - 1][1]
    if chosen.start:
        at = words[chosen.start - 1][1]
    elif words:
        at = words[0][0]
    else:
        at = sentences[among.start][0] if among.start < len(sentences) else len(text)
    return at, at
