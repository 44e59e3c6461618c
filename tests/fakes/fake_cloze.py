"""Blanks of the made-up library: the same few words are expected in every blank.

A text with "broken" fails.
"""

import re
from typing import Any

from clozet.messages import cloze, progress

WORDS = ("three", "six", "two", "one", "twelve", "four", "nine", "several")
PROBABILITIES = (0.42, 0.21, 0.12, 0.08, 0.05, 0.03, 0.01, 0.01)


def fill(state: dict[str, Any], asked: cloze.Fill) -> cloze.Filled | progress.Failed:
    if "broken" in asked.text:
        return progress.Failed(
            kind="model", message="The model is damaged.", remedy="Import it again.", exit_code=4
        )
    written = [match.span() for match in re.finditer("__+", asked.text)]
    places = sorted([*written, *asked.blanked])
    return cloze.Filled(
        text=asked.text,
        model=asked.model or "clozet-base",
        seconds=0.01,
        windowed=False,
        blanks=tuple(blank(number, *place) for number, place in enumerate(places)),
    )


def blank(number: int, start: int, end: int) -> cloze.BlankFilled:
    candidates = tuple(
        cloze.Candidate(word=word, probability=share, kind="softmax", score=share, pieces=1)
        for word, share in zip(WORDS, PROBABILITIES, strict=True)
    )
    return cloze.BlankFilled(
        index=number, start=start, end=end, entropy=1.7, asked=None, candidates=candidates
    )


ACTS = {cloze.Fill: fill}
