"""What the user said of a few → vectors → a classifier → suggestions for the rest."""

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from time import perf_counter
from typing import TYPE_CHECKING, Any

from clozet.database import labels, passages, vectors
from clozet.database.connection import Database
from clozet.database.labels import Label
from clozet.errors import NothingToDoError
from clozet.messages.json_lines import Answer, Request
from clozet.messages.labels import (
    ChangeLabel,
    Labels,
    LabelSuggestions,
    ListLabels,
    SetLabel,
    Suggested,
    SuggestLabel,
)
from clozet.messages.progress import Done

if TYPE_CHECKING:
    from clozet.search.labels import Classifier
    from clozet.search.vector_index import Vectors

LEAST = 2
ENOUGH = 8
BLOCK = 10_000
UNANSWERED = 200
"""About so many of those that nobody answered for are shown to the classifier."""

SAID = {"yes": True, "no": False, "open": None}


def answer(db: Database, asked: Request) -> Answer | None:
    """List or change labels; None where it is about something else."""
    act: Callable[[Database, Any], Answer] | None = ACTS.get(type(asked))
    return act(db, asked) if act else None


def change(db: Database, asked: ChangeLabel) -> Done:
    """Create or delete a label."""
    if asked.act == "create":
        labels.create(db, asked.name, asked.of)
    else:
        labels.delete(db, asked.name)
    return Done()


def say(db: Database, asked: SetLabel) -> Done:
    """Note what the user says of documents or passages."""
    labels.answer(db, labels.find(db, asked.name), asked.ids, SAID[asked.answer])
    return Done(ids=asked.ids)


def suggest(db: Database, asked: SuggestLabel) -> LabelSuggestions:
    """Return what nobody answered for yet and most likely has the label.

    Raise NothingToDoError where there are too few examples, or nothing is left to suggest.
    """
    from clozet.search.labels import fit

    began = perf_counter()
    known = _known(db, labels.find(db, asked.name))
    classifier = fit(_vectors(db, known), known.answers)
    likeliest = heapq.nlargest(asked.k, _probabilities(db, known, classifier))
    return LabelSuggestions(
        label=known.label.name,
        of=known.label.about,
        examples=known.having,
        against=len(known.answers) - known.having,
        accuracy=classifier.accuracy,
        baseline=classifier.baseline,
        note=_note(known.having, classifier),
        stale=vectors.stale(db),
        suggestions=_suggested(db, known.label, likeliest),
        seconds=round(perf_counter() - began, 3),
    )


@dataclass(frozen=True)
class Known:
    """What was said with a label of those that have a vector, and who is still open."""

    label: Label
    encoder: vectors.Encoder
    answers: Mapping[int, bool]
    open: Sequence[int]

    @property
    def having(self) -> int:
        """How many have the label."""
        return sum(self.answers.values())


def _known(db: Database, label: Label) -> Known:
    encoder = vectors.encoder_in_use(db)
    everything = set(vectors.having(db, encoder, label.about)) if encoder else set()
    answers = {one: yes for one, yes in labels.answers(db, label).items() if one in everything}
    having = sum(answers.values())
    if having < LEAST or encoder is None:
        raise NothingToDoError(
            f"“{label.name}” has {having or 'no'} example{'s' * (having != 1)} to learn from.",
            f"Give it at least {LEAST}, better {ENOUGH}: “clozet label set NAME ID…”.",
        )
    if len(answers) == len(everything):
        raise NothingToDoError(
            f"“{label.name}” has an answer for all {label.about}.", "There is nothing to suggest."
        )
    return Known(label, encoder, answers, sorted(everything - answers.keys()))


def _vectors(db: Database, known: Known) -> "dict[int, Vectors]":
    """Return the vectors of those answered for, and of some others, evenly spaced."""
    others = known.open[:: max(1, len(known.open) // UNANSWERED)]
    return {
        one: vector
        for ids, block in _blocks(db, known, [*known.answers, *others])
        for one, vector in zip(ids, block, strict=True)
    }


def _probabilities(
    db: Database, known: Known, classifier: "Classifier"
) -> Iterator[tuple[float, int]]:
    for ids, block in _blocks(db, known):
        for one, probability in zip(ids, classifier.probabilities(block).tolist(), strict=True):
            if one not in known.answers:
                yield probability, one


def _blocks(
    db: Database, known: Known, ids: Iterable[int] | None = None
) -> "Iterator[tuple[tuple[int, ...], Vectors]]":
    """Yield ids and one vector for each, of these or of all, some thousands at a time."""
    from clozet.search.labels import mean_vectors

    rows = vectors.grouped(db, known.encoder, known.label.about, ids)
    groups = ((one, [row[1] for row in of_one]) for one, of_one in groupby(rows, itemgetter(0)))
    while some := list(islice(groups, BLOCK)):
        named, blobs = zip(*some, strict=True)
        yield named, mean_vectors(blobs, known.encoder.dimension)


def _note(having: int, classifier: "Classifier") -> str:
    """Return in a sentence how far the suggestions are to be trusted."""
    if having < ENOUGH:
        return f"Few examples ({having}): with {ENOUGH} or more the suggestions get better."
    if classifier.accuracy is None or classifier.baseline is None:
        return "Nothing speaks against the label yet: refuse some suggestions that are wrong."
    if classifier.accuracy <= classifier.baseline:
        return "The examples have little in common: the suggestions are hardly better than chance."
    return ""


def _suggested(
    db: Database, label: Label, likeliest: Sequence[tuple[float, int]]
) -> tuple[Suggested, ...]:
    ids = [one for _, one in likeliest]
    of_documents = label.about == "documents"
    shown = passages.first_of(db, ids) if of_documents else {one: one for one in ids}
    found = passages.fetch(db, list(shown.values()))
    return tuple(
        Suggested(
            probability=round(probability, 4),
            document=passage.document,
            passage=None if of_documents else passage.id,
            page=passage.spans[0].page,
            text=passage.text,
        )
        for probability, one in likeliest
        if (passage := found.get(shown.get(one, -1)))
    )


ACTS: dict[type, Callable[[Database, Any], Answer]] = {
    ListLabels: lambda db, asked: Labels(labels=labels.rows(db, asked.document)),
    ChangeLabel: change,
    SetLabel: say,
}
