"""Which language a document is written in, by the letters that stand beside each other."""

from collections.abc import Sequence
from functools import cache

from py3langid.langid import LanguageIdentifier

from clozet.paths import user_cache

from .language_model import identifier
from .text import Page

LOOKED_AT = 1000  # code points, taken from the beginning, the middle and the end
SURE = 0.6  # probability below which no language is named
_WITHOUT = ("code", "json")  # kinds that are written in no language of people


def language_of(pages: Sequence[Page], kind: str) -> str:
    """Return the language's code (ISO 639-1), "" where it is not sure."""
    text = " ".join(_sample([page.text for page in pages if page.text]))
    if kind in _WITHOUT or not any(map(str.isalpha, text)):
        return ""
    code, probability = _identifier().classify(text)
    return str(code) if probability >= SURE else ""


def _sample(texts: Sequence[str]) -> list[str]:
    """Return stretches of the first, the middle and the last pages, or all where that is little."""
    if sum(map(len, texts)) <= LOOKED_AT:
        return list(texts)
    third = LOOKED_AT // 3
    middle = texts[len(texts) // 2]
    around = max(0, (len(middle) - third) // 2)
    return [texts[0][:third], middle[around : around + third], texts[-1][-third:]]


@cache
def _identifier() -> LanguageIdentifier:
    return identifier(user_cache())
