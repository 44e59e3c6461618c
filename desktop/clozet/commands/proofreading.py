"""Recognised words → the doubtful ones and their neighbours → weighed by the masked model."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import exp
from time import perf_counter
from typing import NamedTuple

import msgspec

from clozet.cloze.lexicon import english
from clozet.cloze.neighbours import neighbours
from clozet.database import passages, recognition
from clozet.database.connection import Database
from clozet.errors import NothingToDoError
from clozet.messages.cloze import Candidate, Fill, Filled
from clozet.messages.library import ShowDocument
from clozet.messages.places import cut_rectangles, unpack
from clozet.messages.proofreading import (
    DoubtfulWord,
    Proofread,
    Proofreading,
    Suggestion,
)

from .filling import fill
from .library import show
from .masked_models import MaskedModels
from .models import masked_in_use

SURE = 0.75  # confidence above which a known word is not doubted
SURE_NAME = 0.9  # confidence above which an unknown word with a capital is taken for a name
MOST_OF_A_PAGE = 60  # words weighed, the least sure first: each takes a third of a second
IN_SIGHT = 240  # code points around a word that the model sees
UNLIKELY = 0.1  # share that the word itself has at most, beside its neighbours
LIKELY = 0.3  # share that the likeliest of these has at least
LEAST_SHOWN = 0.05
EDIT = 4.0  # nats that each edit speaks against a neighbour
SUGGESTIONS = 3
WORD = re.compile(r"[^\W_](?:[^\W_]|['’](?=[^\W_]))*")


class _Recognised(NamedTuple):
    """A word of a page's text with the recogniser's confidence, 0…1."""

    start: int
    end: int
    confidence: float


def proofread(
    db: Database,
    models: MaskedModels,
    asked: Proofread,
    stopped: Callable[[], bool] = lambda: False,
) -> Proofreading:
    """Answer which words are doubtful; raise NotThereError, NothingToDoError without OCR text.

    Raise StoppedError once `stopped` says so.
    """
    began = perf_counter()
    name = asked.model or masked_in_use(db)
    shown = show(db, ShowDocument(id=asked.document, page=asked.page))
    pages = [page for page in shown.pages if page.ocr]
    if not pages:
        raise NothingToDoError(
            "None of its text was recognised by OCR.", "Only recognised text is proofread."
        )

    def weigh(blank: Fill) -> Filled:
        return fill(db, models, msgspec.structs.replace(blank, model=name), stopped=stopped)

    words = [
        word for page in pages for word in _on_page(db, asked.document, page.page, page.text, weigh)
    ]
    return Proofreading(
        document=asked.document,
        model=name,
        words=tuple(words),
        seconds=round(perf_counter() - began, 3),
    )


def _on_page(
    db: Database, document: int, page: int, text: str, weigh: Callable[[Fill], Filled]
) -> Iterator[DoubtfulWord]:
    boxes = unpack(passages.page_words(db, document, page))
    sure = recognition.confidences(db, document, page)
    for word in _doubted(text, [box.start for box in boxes], sure):
        weighed = _weighed(weigh, text, word)
        if weighed is not None:
            own, suggestions = weighed
            yield DoubtfulWord(
                page=page,
                start=word.start,
                end=word.end,
                word=text[word.start : word.end],
                confidence=round(word.confidence, 2),
                probability=own,
                suggestions=suggestions,
                rectangles=tuple(cut_rectangles(boxes, word.start, word.end)),
            )


def _doubted(text: str, starts: list[int], sure: bytes) -> list[_Recognised]:
    """Return words that are unknown, or of which the recogniser is not sure; numbers are left."""
    found: list[_Recognised] = []
    for match in WORD.finditer(text):
        box = bisect_left(starts, match.start() + 1) - 1
        confidence = sure[box] / 100 if 0 <= box < len(sure) else 1.0
        if _is_doubtful(match.group(), confidence):
            found.append(_Recognised(*match.span(), confidence))
    return sorted(sorted(found, key=lambda word: word.confidence)[:MOST_OF_A_PAGE])


def _is_doubtful(word: str, confidence: float) -> bool:
    """Tell whether a word is unknown or unsure; what is surely a name or a number is neither."""
    if len(word) < 2 or not any(map(str.isalpha, word)):
        return False
    known = word in english() or re.split("['’]", word)[0] in english()
    name = word[0].isupper() and confidence >= SURE_NAME
    return confidence < SURE or not (known or name)


def _weighed(
    weigh: Callable[[Fill], Filled], text: str, word: _Recognised
) -> tuple[float, tuple[Suggestion, ...]] | None:
    """Return the word's own share and its likely neighbours, None where none is likely."""
    written = text[word.start : word.end]
    edits = {written: 0, **neighbours(written)}
    if len(edits) == 1:
        return None
    first = max(0, word.start - IN_SIGHT)
    place = (word.start - first, word.end - first)
    sight = text[first : word.end + IN_SIGHT]
    filled = weigh(Fill(text=sight, blanked=(place,), only=tuple(edits), k=len(edits)))
    found = next(blank.candidates for blank in filled.blanks if blank.start == place[0])
    shares = _shares(found, edits)
    own = shares.pop(written, 0.0)
    best = sorted(shares, key=lambda one: -shares[one])[:SUGGESTIONS]
    if not best or own > UNLIKELY or shares[best[0]] < LIKELY:
        return None
    return round(own, 4), tuple(
        Suggestion(word=one, probability=round(shares[one], 4))
        for one in best
        if shares[one] >= LEAST_SHOWN
    )


def _shares(found: Sequence[Candidate], edits: Mapping[str, int]) -> dict[str, float]:
    """Return each word's share: what the model gives it there, less what speaks against edits."""
    written = {word.lower(): word for word in edits}
    weights = {
        word: (one.relative or 0.0) * exp(-EDIT * edits[word])
        for one in found
        if (word := written.get(one.word.lower()))
    }
    total = sum(weights.values()) or 1.0
    return {word: weight / total for word, weight in weights.items()}
