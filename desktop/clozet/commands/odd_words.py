"""Passages → those with the strangest letters, and others → the masked model → oddities."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from statistics import median
from time import monotonic

from clozet.cloze.glance import losses
from clozet.cloze.letters import Letters
from clozet.database import passages
from clozet.database.connection import Database
from clozet.messages.unusual import Oddity
from clozet.models.masked import MaskedModel

from .oddity import oddity
from .stopping import StoppedError

FEWEST = 24
"""Passages without which nothing is usual."""

SECONDS = 8.0
"""So long the model is asked; every passage of a small library, of a large one some hundred."""

AT_ONCE = 8

FAR = 3.5
"""Deviations from the median beyond which a value lies apart (Iglewicz & Hoaglin 1993)."""

FAR_TWICE = 2.5
"""The same for two values that both lie apart: surprise and letters."""

SHOWN_WORDS = 4


@dataclass(frozen=True)
class Compared:
    """Passages by the bits a letter of their words, and in the order in which they are looked at.

    The strangest take turns with others, so that what is usual is known wherever time is over.
    """

    letters: Letters
    strangeness: dict[int, float]
    order: list[int]

    @classmethod
    def of(cls, texts: Mapping[int, str]) -> "Compared | None":
        """Compare texts by passage; None where there are too few to tell what most are like."""
        letters = Letters(texts.values())
        every = {passage: letters.strangeness(text) for passage, text in texts.items()}
        known = {passage: bits for passage, bits in every.items() if bits is not None}
        if len(known) < FEWEST:
            return None
        strangest = sorted(known, key=lambda passage: -known[passage])
        turns = chain.from_iterable(zip_longest(strangest, sorted(known, key=_shuffled)))
        return cls(letters, known, list(dict.fromkeys(turns)))


def _shuffled(passage: int) -> int:
    """Return a number that orders passages as if by chance, always the same (Knuth 1973, 6.4)."""
    return passage * 2654435761 % 2**32


def surprises(
    model: MaskedModel, texts: Mapping[int, str], order: Sequence[int], stopped: Callable[[], bool]
) -> dict[int, float]:
    """Return how little the model expects passages, in nats a piece, as many as time allows.

    Raise StoppedError once `stopped` says so.
    """
    until = monotonic() + SECONDS
    found: dict[int, float] = {}
    for begin in range(0, len(order), AT_ONCE):
        if stopped():
            raise StoppedError
        if monotonic() > until and begin >= 2 * FEWEST:
            break
        some = order[begin : begin + AT_ONCE]
        found.update(zip(some, losses(model, [texts[passage] for passage in some]), strict=True))
    return found


def odd_by_words(
    db: Database,
    compared: Compared,
    surprise: Mapping[int, float],
    leave_out: Collection[int],
    k: int,
) -> Iterator[Oddity]:
    """Yield up to `k` passages of each kind that the model expects far less than others.

    `leave_out` are documents that are odd already as they are.
    """
    surprising, strange = _apart(surprise), _apart(compared.strangeness)
    misspelled = {one for one in surprise if min(surprising[one], strange[one]) > FAR_TWICE}
    odd = misspelled | {one for one in surprise if surprising[one] > FAR}
    found = passages.fetch(db, list(odd))
    kept = [one for one in found.values() if one.document.id not in leave_out]
    kept.sort(key=lambda one: -surprise[one.id])
    for one in [one for one in kept if one.id in misspelled][:k]:
        words = compared.letters.strangest(one.text, SHOWN_WORDS)
        quoted = ", ".join(f"“{word}”" for word in words)
        reason = f"Its words are spelled unlike those of the others: {quoted}."
        yield oddity(db, one, "words", reason, surprise=surprise[one.id])
    usual = median(surprise.values())
    for one in [one for one in kept if one.id not in misspelled][:k]:
        reason = (
            f"The model expects its words less than others': {surprise[one.id]:.1f} nats a piece,"
            f" where {usual:.1f} are usual."
        )
        yield oddity(db, one, "unexpected", reason, surprise=surprise[one.id])


def _apart(values: Mapping[int, float]) -> dict[int, float]:
    """Return how far each value lies above the median, in median deviations from it."""
    middle = median(values.values())
    usual = 1.4826 * median(abs(value - middle) for value in values.values()) or 1.0
    return {one: (value - middle) / usual for one, value in values.items()}
