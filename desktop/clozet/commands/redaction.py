"""Words of a page → each blacked out wherever it stands → how guessable it is there."""

import re
import sys
from collections.abc import Callable, Iterator
from math import log

from clozet.database.connection import Database
from clozet.errors import NothingToDoError, NotThereError
from clozet.messages.bits import bits
from clozet.messages.cloze import BlankFilled, Fill, Redact, Redacted, Redactions
from clozet.messages.library import ShowDocument

from .filling import fill
from .library import show
from .masked_models import MaskedModels

CANDIDATES = 10
SMALLEST = sys.float_info.min


def redact(
    db: Database,
    models: MaskedModels,
    asked: Redact,
    stopped: Callable[[], bool] = lambda: False,
) -> Redactions:
    """Answer for every place of the words on the page, all of them blacked out at once.

    Raise NothingToDoError where no word is given, NotThereError where one is not on the page.
    """
    text = show(db, ShowDocument(id=asked.document, page=asked.page)).pages[0].text
    places = sorted({place for word in asked.words for place in _places(text, word, asked.page)})
    if not places:
        raise NothingToDoError("There is no word to black out.", "Give words of the page.")
    request = Fill(text=text, blanked=tuple(places), k=CANDIDATES, model=asked.model)
    filled = fill(db, models, request, stopped=stopped)
    return Redactions(words=tuple(_redacted(text, b) for b in filled.blanks if b.asked))


def _places(text: str, word: str, page: int) -> Iterator[tuple[int, int]]:
    found = list(re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE))
    if not found:
        raise NotThereError(
            f"“{word}” does not stand on page {page}.", "Write it as it is written there."
        )
    return (match.span() for match in found)


def _redacted(text: str, blank: BlankFilled) -> Redacted:
    assert blank.asked is not None
    return Redacted(
        word=text[blank.start : blank.end],
        start=blank.start,
        end=blank.end,
        rank=blank.asked.rank,
        probability=blank.asked.probability,
        bits=bits(log(max(blank.asked.probability, SMALLEST))),
        candidates=blank.candidates,
    )
