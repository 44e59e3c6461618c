"""Recognised words → the doubtful ones and their neighbours → weighed by the masked model."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import NamedTuple

import msgspec

from clozet.cloze.lexicon import english
from clozet.cloze.neighbours import neighbours
from clozet.database import documents, passages, recognition
from clozet.database.connection import Database, transaction
from clozet.errors import NothingToDoError, NotThereError
from clozet.messages.cloze import Candidate, Fill, Filled
from clozet.messages.library import ShowDocument
from clozet.messages.places import cut_rectangles, unpack
from clozet.messages.progress import Done
from clozet.messages.proofreading import (
    Correct,
    DoubtfulWord,
    Proofread,
    Proofreading,
    Suggestion,
)
from clozet.reading.correction import corrected

from .filling import fill
from .library import show
from .masked_models import MaskedModels
from .models import masked_in_use

SURE = 0.75  # confidence above which a known word is not doubted
MOST_OF_A_PAGE = 60  # words weighed, the least sure first: each takes a third of a second
IN_SIGHT = 240  # code points around a word that the model sees
LIKELY = 0.7  # share that a neighbour must have among all that were weighed
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
        word = match.group()
        lettered = any(map(str.isalpha, word)) and len(word) > 1
        if lettered and (confidence < SURE or word not in english()):
            found.append(_Recognised(*match.span(), confidence))
    return sorted(sorted(found, key=lambda word: word.confidence)[:MOST_OF_A_PAGE])


def _weighed(
    weigh: Callable[[Fill], Filled], text: str, word: _Recognised
) -> tuple[float, tuple[Suggestion, ...]] | None:
    """Return the word's own share and its likely neighbours, None where none is likely."""
    written = text[word.start : word.end]
    near = neighbours(written)
    if not near:
        return None
    first = max(0, word.start - IN_SIGHT)
    place = (word.start - first, word.end - first)
    all_of_them = (written, *near)
    sight = text[first : word.end + IN_SIGHT]
    filled = weigh(Fill(text=sight, blanked=(place,), only=all_of_them, k=len(all_of_them)))
    found = next(blank.candidates for blank in filled.blanks if blank.start == place[0])
    own = next((_share(one) for one in found if one.word.lower() == written.lower()), 0.0)
    others = [one for one in found if one.word.lower() != written.lower()]
    if not others or _share(others[0]) < LIKELY:
        return None
    suggestions = (
        Suggestion(word=_cased(one.word, near), probability=round(_share(one), 4))
        for one in others[:SUGGESTIONS]
    )
    return round(own, 4), tuple(suggestions)


def _share(candidate: Candidate) -> float:
    return candidate.relative or 0.0


def _cased(word: str, near: list[str]) -> str:
    return next((one for one in near if one.lower() == word.lower()), word)


def correct(db: Database, asked: Correct) -> Done:
    """Change one word of our text; passages, words and places follow, vectors are made anew.

    Raise NotThereError where that word does not stand there, or its page was not recognised.
    """
    if not asked.to.strip():
        raise NothingToDoError("There is no word to write.", "Give the word that is meant.")
    with transaction(db, synced=True):
        page = recognition.text(db, asked.document, asked.page)
        place = (asked.start, asked.start + len(asked.word))
        if page is None or page.text[slice(*place)] != asked.word or not asked.word:
            raise NotThereError(
                f"“{asked.word}” does not stand there in recognised text.",
                "Ask again with “clozet proofread”.",
            )
        before = passages.of_document(db, asked.document)
        changed, after = corrected(page, before, place, asked.to.strip())
        documents.rewrite(db, asked.document, changed, after)
        starts = [box.start for box in unpack(page.words)]
        recognition.confirm(
            db, asked.document, asked.page, bisect_left(starts, asked.start + 1) - 1
        )
    return Done(ids=(asked.document,))
