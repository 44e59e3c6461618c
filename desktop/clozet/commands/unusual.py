"""Passages → what sets a few apart from the others → the odd ones, each with its reason.

It stays quick by asking little of much and much of little: the families most copied are a question
to the database, letters are counted in some thousand passages, and those with the strangest, in
turns with others, are shown to the masked model for some seconds.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from clozet.database import sampling
from clozet.database.connection import Database
from clozet.messages.unusual import FindUnusual, Unusual

from .masked_models import MaskedModels
from .models import masked_in_use
from .odd_documents import differing, in_rare_languages
from .odd_words import Compared, odd_by_words, surprises

LOOKED_AT = 4000
"""Passages whose letters are counted; of a larger library, taken evenly."""


def find_unusual(
    db: Database,
    models: MaskedModels,
    asked: FindUnusual,
    stopped: Callable[[], bool] = lambda: False,
) -> Unusual:
    """Answer with the odd passages; raise StoppedError once `stopped` says so."""
    began = perf_counter()
    oddities = [*differing(db, asked), *in_rare_languages(db, asked)]
    texts, of = sampling.evenly(db, asked.filters, LOOKED_AT)
    compared = Compared.of(texts)
    name = asked.model or masked_in_use(db)
    surprise: dict[int, float] = {}
    usual = None
    if compared:
        surprise = surprises(models.get(name), texts, compared.order, stopped)
        usual = median(surprise.values())
        known = {one.document.id for one in oddities if one.kind == "language"}
        oddities += odd_by_words(db, compared, surprise, known, asked.k)
    return Unusual(
        oddities=tuple(oddities),
        looked_at=len(texts),
        of=of,
        seconds=round(perf_counter() - began, 3),
        model=name,
        measured=len(surprise),
        usual_surprise=usual,
    )
