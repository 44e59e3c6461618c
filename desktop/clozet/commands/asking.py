"""A sentence with a blank → passages → what stands in them at the blank → values with evidence."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from clozet.cloze.attested import AttestedValue, Weighed, attested
from clozet.cloze.expectations import cut, log_probabilities, most_expected, probability
from clozet.cloze.question import Question, ask
from clozet.cloze.support import weigh
from clozet.database.connection import Database
from clozet.messages.cloze import AskFiles, Attested, Guess, Value
from clozet.messages.search import Filters, Result
from clozet.models.masked import MaskedModel
from clozet.search.folding import Folded

from .gathering import Gathered, gather
from .search import placed

if TYPE_CHECKING:
    from .meaning import Meaning

EVIDENCE = 5
"""Passages that each value brings along, at most."""


def ask_files(db: Database, asked: AskFiles, meaning: "Meaning", model: MaskedModel) -> Attested:
    """Answer with the values that one's files attest for the blank, and the model's guess.

    Raise NothingToDoError where the text has no blank, or nothing else.
    """
    question = ask(asked.text, model.pieces.mask_text)
    gathered = gather(db, question, Filters(collection=asked.collection), meaning)
    encode = partial(meaning.encode, db)
    found = attested(question, weigh(question, gathered.sources, encode, model))
    values = found[: asked.k]
    chances = _in_question(question, values, model)
    return Attested(
        text=asked.text,
        attested=bool(values),
        values=tuple(
            _value(db, gathered, one, chance, model)
            for one, chance in zip(values, chances, strict=True)
        ),
        guess=guess(question, model),
    )


def guess(question: Question, model: MaskedModel) -> Guess | None:
    """Return what the model alone expects in the blank; None where it expects no word."""
    best = next(iter(most_expected(model, question.text, question.start, question.end, 1)), None)
    return Guess(word=best[0], probability=best[1]) if best else None


def _in_question(
    question: Question, values: Sequence[AttestedValue], model: MaskedModel
) -> list[float]:
    stretches = [
        cut(model, question.filled(one.value), question.start, question.start + len(one.value))
        for one in values
    ]
    return [probability(log) for log in log_probabilities(model, stretches)]


def _value(
    db: Database, gathered: Gathered, one: AttestedValue, chance: float, model: MaskedModel
) -> Value:
    best = one.weighed[0].aligned
    stretch = cut(model, best.source.text, *best.place)
    ranks = [gathered.ranks.get(weighed.aligned.source.passage) for weighed in one.weighed]
    return Value(
        value=one.value,
        count=len(one.weighed),
        score=one.score,
        words_rank=min((r.words_rank for r in ranks if r and r.words_rank), default=None),
        meaning_rank=min((r.meaning_rank for r in ranks if r and r.meaning_rank), default=None),
        probability=chance,
        probability_in_passage=probability(log_probabilities(model, [stretch])[0]),
        evidence=evidence_of(db, gathered, one.weighed[:EVIDENCE]),
    )


def evidence_of(db: Database, gathered: Gathered, weighed: Sequence[Weighed]) -> tuple[Result, ...]:
    """Return the passages of stretches as results, each with the stretch's sentence lit."""
    return placed(
        db,
        [
            (
                Folded(gathered.ranked(one.aligned.source.passage), found, set(), []),
                one.aligned.sentence,
                (one.aligned.source.text[slice(*one.aligned.place)],),
            )
            for one in weighed
            if (found := gathered.found.get(one.aligned.source.passage))
        ],
    )
