"""What was typed becomes words, phrases and conditions.

A part of a query stands between white space (a bracket may stand before it):
`[+|-][title:](word | "exact phrase")[*][^weight]`. Anything else is text.
"""

import re
from dataclasses import dataclass

from clozet.terms import words

MOST_WEIGHT = 10.0

_PART = re.compile(
    r"""(?<![^\s(\[])
        (?P<sign>[+-])?
        (?P<title>title:)?
        (?: "(?P<phrase>[^"]*)" | (?P<word>\w[^\s"*^]*) )
        (?P<star>\*)?
        (?:\^(?P<weight>\d{1,3}(?:\.\d{1,3})?))?
        (?=[).,;:!?\]]{0,3}(?:\s|$))""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Part:
    """A part of a query: a word or phrase as typed, and what its operators ask of it.

    `weight` is 1 unless one was given, at most `MOST_WEIGHT`.
    """

    text: str
    phrase: bool = False
    required: bool = False
    excluded: bool = False
    prefix: bool = False
    title: bool = False
    weight: float = 1.0

    @property
    def condition(self) -> bool:
        """Whether a passage without this part is no result."""
        return self.phrase or self.required or self.prefix or self.title


@dataclass(frozen=True)
class Query:
    """A query: the parts that are sought and those that are excluded, in the order typed."""

    wanted: tuple[Part, ...]
    unwanted: tuple[Part, ...] = ()

    @property
    def text(self) -> str:
        """What the encoder is given: the wanted parts without their operators."""
        return " ".join(part.text for part in self.wanted)

    @property
    def empty(self) -> bool:
        """Whether there is no word to search for."""
        return not any(words(part.text) for part in self.wanted)


def parse(text: str, *, literal: bool = False) -> Query:
    """Return the query that was typed; `literal` switches the query language off."""
    if literal:
        return Query(_plain(text))
    wanted: list[Part] = []
    unwanted: list[Part] = []
    at = 0
    for match in _PART.finditer(text):
        part = _part(match)
        if part is None:
            continue
        wanted += _plain(text[at : match.start()])
        (unwanted if part.excluded else wanted).append(part)
        at = match.end()
    wanted += _plain(text[at:])
    return Query(tuple(wanted), tuple(unwanted))


def _plain(text: str) -> tuple[Part, ...]:
    return tuple(Part(piece) for piece in text.split())


def _part(match: re.Match[str]) -> Part | None:
    """Return what an operator was written on; None where all of it is text."""
    phrase, word = match["phrase"], match["word"]
    operators = match["sign"] or match["title"] or match["star"] or match["weight"]
    text = word if phrase is None else phrase
    weight = min(float(match["weight"] or 1), MOST_WEIGHT)
    if (phrase is None and not operators) or not words(text) or not weight:
        return None
    return Part(
        " ".join(text.split()),
        phrase=phrase is not None,
        required=match["sign"] == "+",
        excluded=match["sign"] == "-",
        prefix=bool(match["star"]),
        title=bool(match["title"]),
        weight=weight,
    )
