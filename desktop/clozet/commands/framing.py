"""A frame with a hole → passages that have what stands around it → its fillers, counted."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from clozet.cloze.expectations import most_expected
from clozet.cloze.frames import Frame, fillers, parse
from clozet.database import collections, passages
from clozet.database.connection import Database
from clozet.messages.cloze import Filler, Fillers, FindFillers, Guess
from clozet.messages.search import Filters, PassageFound
from clozet.models.sentences import sentence_spans
from clozet.search.folding import Folded
from clozet.search.fusion import Fused
from clozet.search.places import locate
from clozet.search.query import Part, Query
from clozet.search.words import words_query
from clozet.terms import words

from .search import placed

if TYPE_CHECKING:
    from clozet.models.masked import MaskedModel

EVIDENCE = 5
GUESSES = 10
FETCHED = 500


@dataclass(frozen=True)
class _Occurrence:
    found: PassageFound
    start: int
    end: int

    @property
    def text(self) -> str:
        return " ".join(self.found.text[self.start : self.end].split())


def find_fillers(db: Database, asked: FindFillers, model: "MaskedModel") -> Fillers:
    """Answer with what stands in the hole anywhere in the library, most often first.

    `k` bounds how many fillers are told, not how many passages are looked at. Raise
    NothingToDoError where the frame has no hole, NotThereError for an unknown collection.
    """
    frame = parse(asked.frame)
    if asked.collection is not None:
        collections.find(db, asked.collection)
    grouped: dict[str, list[_Occurrence]] = defaultdict(list)
    for one in _occurrences(db, frame, Filters(collection=asked.collection)):
        grouped[one.text.casefold()].append(one)
    often = sorted(grouped.values(), key=lambda group: -len(group))[: asked.k]
    hole = frame.with_mask(model.pieces.mask_text)
    start = hole.index(model.pieces.mask_text)
    guesses = most_expected(model, hole, start, start + len(model.pieces.mask_text), GUESSES)
    return Fillers(
        frame=asked.frame,
        fillers=tuple(_filler(db, group) for group in often),
        guesses=tuple(Guess(word=word, probability=chance) for word, chance in guesses),
    )


def _occurrences(db: Database, frame: Frame, filters: Filters) -> list[_Occurrence]:
    """Return every place where the frame stands; passages overlap, places count once."""
    sides = tuple(Part(side, phrase=True) for side in (frame.before, frame.behind) if words(side))
    ids = passages.allowed(db, words_query(Query(sides)), filters) or []
    seen = set()
    occurrences = []
    for begin in range(0, len(ids), FETCHED):
        for found in passages.fetch(db, ids[begin : begin + FETCHED]).values():
            for start, end in fillers(frame, found.text):
                place = (found.document.id, locate(found.spans, start, end))
                if place not in seen:
                    seen.add(place)
                    occurrences.append(_Occurrence(found, start, end))
    return occurrences


def _filler(db: Database, group: list[_Occurrence]) -> Filler:
    return Filler(
        text=group[0].text,
        count=len(group),
        evidence=placed(
            db,
            [
                (
                    Folded(Fused(one.found.id, 0.0, None, None, None), one.found, set(), []),
                    _sentence(one),
                    (one.found.text[one.start : one.end],),
                )
                for one in islice(group, EVIDENCE)
            ],
        ),
    )


def _sentence(one: _Occurrence) -> tuple[int, int]:
    """Return the sentence that has the filler, or the filler's own place."""
    for start, end in sentence_spans(one.found.text):
        if start <= one.start and one.end <= end:
            return start, end
    return one.start, one.end
