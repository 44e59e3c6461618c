"""Which letters of a candidate are capitals: as the place in the text asks for."""

import re

_OPENED = r"[\"'“‘«(\[*_#•–—-]*"
_SENTENCE_BEGINS = re.compile(rf"(?:^|[.!?…][\"'”’»)\]]*\s+|\n\s*\n)\s*{_OPENED}\s*$")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NEAR = 40


def cased(word: str, before: str, behind: str, original: str | None) -> str:
    """Return a word of an uncased model in the case that its place asks for.

    `original` is the word that was clicked there, if one was: its capitals are kept. Otherwise a
    sentence begins with a capital, and between words in capitals stand capitals.
    """
    if original is not None and any(letter.isalpha() for letter in original):
        shouted = original.isupper() and len(original) > 1
        capital = original[:1].isupper()
    else:
        shouted = _shouted(before, behind)
        capital = _SENTENCE_BEGINS.search(before) is not None
    if shouted:
        return word.upper()
    return word[:1].upper() + word[1:] if capital or word == "i" else word


def _shouted(before: str, behind: str) -> bool:
    near = _WORD.findall(before[-_NEAR:] + "|" + behind[:_NEAR])
    return len(near) > 1 and all(word.isupper() for word in near)
