"""Documents chosen → pairs → an encoder trained on them → a self-test → kept, or thrown away."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic

import msgspec

from clozet.clock import now
from clozet.database import adaptations, jobs
from clozet.database.connection import Database
from clozet.errors import ClozetError, NothingToDoError, UsageError
from clozet.messages.adapt_search import AdaptSearch, SearchAdapted, SearchCard, SearchEvaluation
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Cancelled, Progress
from clozet.messages.training import Step
from clozet.models.catalogue import Model, find
from clozet.models.device import choose
from clozet.models.pooled_encoder import PooledEncoder
from clozet.models.sentence_body import TrainableBody
from clozet.models.sentence_encoder import load_encoder
from clozet.models.sentence_modules import sentence_modules
from clozet.training import search_card
from clozet.training.contrast import ContrastRecipe, contrast
from clozet.training.pairs import Pair, Pairing, paired
from clozet.training.passages import Parts, Passage, parted
from clozet.training.self_test import Gains, SelfTest, change, gains, measures, self_test, verdict

from .adapted_encoder import keep, unfinished, write
from .adapting import DEFAULT_MINUTES, Stopped, free_name
from .encoders import answering

LOOKS_AT_THE_END = 1.5
"""So many times as long as the first self-test take the last one and the saving."""


@dataclass(frozen=True)
class _Run:
    """One job: what is trained further on what, where it goes, and what it is tested with."""

    job: int
    asked: AdaptSearch
    base: Model
    folder: Path
    parts: Parts
    test: SelfTest
    body: TrainableBody
    began: float
    stopped: Stopped


def adapt_search(
    db: Database,
    asked: AdaptSearch,
    stopped: Stopped = lambda: False,
    pairing: Pairing = paired,
) -> Iterator[Answer]:
    """Train a sentence encoder further on documents, and keep it where it searches better.

    Yield what happens, `SearchAdapted` at the end, or `Cancelled`. The encoder that answers stays
    the same: the new one has to be used by name. Raise NothingToDoError for too little text or
    while another adaptation runs, NotThereError for an unknown collection, document or base.
    """
    bounds = [bound for bound in (asked.minutes, asked.steps) if bound is not None]
    if len(bounds) > 1 or any(bound <= 0 for bound in bounds):
        raise UsageError("Give minutes or steps, more than 0.", "One of them bounds the training.")
    began = monotonic()
    base = find(db.paths, asked.base or answering(db), "encoder")
    with adaptations.alone(db) as ours:
        if not ours:
            raise NothingToDoError(
                "Another adaptation is under way.", "Wait for it, or pause or cancel its job."
            )
        parts = parted([Passage(*row) for row in adaptations.passages(db, asked.chosen)])
        test = self_test(parts, asked.seed, _minutes(asked))
        described = f"{asked.chosen.collection or 'my documents'} search"
        folder = db.paths.models / free_name(db, asked.name, described)
        body = TrainableBody(sentence_modules(base.folder).body, choose())
        job = _new_job(db, asked)
        run = _Run(job, asked, base, folder, parts, test, body, began, stopped)
        yield Progress(job=job, kind=adaptations.SEARCH_KIND, done=0, of=0)
        try:
            yield from _carried_out(db, run, pairing)
        except ClozetError as error:
            jobs.set_state(db, job, "failed", error.message)
            raise


def _new_job(db: Database, asked: AdaptSearch) -> int:
    """Add the job; one that is still open has lost its process, and cannot be gone on with."""
    for left in jobs.open_jobs(db, adaptations.SEARCH_KIND):
        jobs.set_state(db, left, "failed", "It was interrupted.")
    return jobs.create(db, adaptations.SEARCH_KIND, msgspec.to_builtins(asked))


def _carried_out(db: Database, run: _Run, pairing: Pairing) -> Iterator[Answer]:
    looked = monotonic()
    before = gains(load_encoder(run.base), run.test)
    yield SearchEvaluation(step=0, heldout=measures(run.test, before))
    recipe = _recipe(run, monotonic() - looked)
    pairs = pairing(run.parts.train, run.asked.seed)
    steps = 0
    for step in _steps(run, pairs, recipe):
        jobs.progress(db, run.job, step.step, step.of, step.seconds_left)
        yield step
        steps = step.step
        if jobs.state(db, run.job) == "finishing" or _cancelled(db, run):
            break
    with unfinished(run.folder) as place:
        if not _cancelled(db, run):
            write(run.base, run.body, place)
            after = gains(PooledEncoder(place, run.folder.name, ""), run.test)
            yield SearchEvaluation(step=steps, heldout=measures(run.test, after))
        if _cancelled(db, run):
            yield Cancelled()
            return
        card = _card(run, recipe, (before, after), len(pairs), steps)
        if card.verdict == "better":
            keep(run.base, card, place, run.folder)
    jobs.set_state(db, run.job, "done")
    yield SearchAdapted(model=run.folder.name if card.verdict == "better" else None, card=card)


def _minutes(asked: AdaptSearch) -> float | None:
    """Return how long the job may take; None where steps bound it."""
    return asked.minutes or (DEFAULT_MINUTES if asked.steps is None else None)


def _recipe(run: _Run, look_seconds: float) -> ContrastRecipe:
    """Return how long to train: what the bound leaves when the rest is taken away."""
    minutes = _minutes(run.asked)
    if minutes is None:
        return ContrastRecipe(steps=run.asked.steps, seed=run.asked.seed)
    left = 60 * minutes - (monotonic() - run.began) - LOOKS_AT_THE_END * look_seconds
    return ContrastRecipe(seconds=max(1.0, left), seed=run.asked.seed)


def _steps(run: _Run, pairs: Sequence[Pair], recipe: ContrastRecipe) -> Iterator[Step]:
    folder = run.base.folder
    student = PooledEncoder(folder, run.base.name, "", body=run.body)
    before = PooledEncoder(folder, run.base.name, "")
    return contrast(student, before, run.body.weights, pairs, recipe)


def _cancelled(db: Database, run: _Run) -> bool:
    """Tell whether nobody wants the result any more, and note it."""
    if run.stopped():
        jobs.set_state(db, run.job, "cancelled")
    return jobs.state(db, run.job) == "cancelled"


def _card(
    run: _Run, recipe: ContrastRecipe, both: tuple[Gains, Gains], pairs: int, steps: int
) -> SearchCard:
    before, after = (measures(run.test, each) for each in both)
    bounds = change(run.test, *both)
    found = verdict(bounds)
    constants = ("pairs", "peak", "warm_up", "weight_decay", "clip", "temperature", "nearness")
    return SearchCard(
        verdict=found,
        words=search_card.in_words(found, before, after),
        before=before,
        after=after,
        interval=bounds,
        limits=search_card.limits(run.parts, run.test),
        base=run.base.name,
        documents=len({passage.group for passage in run.parts.train}),
        heldout_documents=len({passage.group for passage in run.parts.heldout}),
        queries=len(run.test.queries),
        candidates=len(run.test.candidates),
        pairs=pairs,
        steps=steps,
        seed=recipe.seed,
        device=run.body.device.words,
        made=now(),
        recipe={name: str(value) for name, value in asdict(recipe).items() if name in constants},
        seconds=round(monotonic() - run.began, 1),
    )
