"""Documents chosen → pairs → an encoder trained on them → a self-test → kept, or thrown away."""

from collections.abc import Iterator
from dataclasses import asdict
from time import monotonic

import msgspec

from clozet.clock import now
from clozet.database import adaptations, jobs
from clozet.database.connection import Database
from clozet.errors import UsageError
from clozet.messages.adapt_search import AdaptSearch, SearchAdapted, SearchCard, SearchEvaluation
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Cancelled, Progress
from clozet.messages.training import CarryOn
from clozet.models.catalogue import find
from clozet.models.device import choose
from clozet.models.pooled_encoder import PooledEncoder
from clozet.training import search_card
from clozet.training.contrast import ContrastRecipe
from clozet.training.pairs import Pairing, paired
from clozet.training.passages import Passage
from clozet.training.search_run import Material, SearchRun, material
from clozet.training.self_test import Gains, change, gains, measures, verdict

from .adaptations import alone, failures_noted, is_left, job_folder, taken_up
from .adapted_encoder import keep, unfinished, write
from .adapting import DEFAULT_MINUTES, free_name
from .encoders import answering
from .mains_power import wait_for_power
from .stopping import Stopped


def adapt_search(
    db: Database,
    asked: AdaptSearch,
    stopped: Stopped = lambda: False,
    pairing: Pairing = paired,
) -> Iterator[Answer]:
    """Train a sentence encoder further on documents, and keep it where it searches better.

    Yield what happens, `SearchAdapted` at the end, or `Cancelled` where the job was paused,
    cancelled or stopped. The encoder that answers stays the same: the new one has to be used by
    name. Raise NothingToDoError for too little text or while another adaptation runs,
    NotThereError for an unknown collection, document or base.
    """
    bounds = [bound for bound in (asked.minutes, asked.steps) if bound is not None]
    if len(bounds) > 1 or any(bound <= 0 for bound in bounds):
        raise UsageError("Give minutes or steps, more than 0.", "One of them bounds the training.")
    base = find(db.paths, asked.base or answering(db), "encoder")
    with alone(db):
        found = _material(db, asked, pairing)
        described = f"{asked.chosen.collection or 'my documents'} search"
        name = free_name(db, asked.name, described)
        settled = msgspec.structs.replace(asked, base=base.name, name=name)
        job = jobs.create(db, adaptations.SEARCH_KIND, msgspec.to_builtins(settled))
        yield from _carried_out(db, job, found, stopped)


def carry_on(db: Database, asked: CarryOn, stopped: Stopped = lambda: False) -> Iterator[Answer]:
    """Go on with an adaptation where it was left, as `adapt_search` does.

    Its first evaluation is yielded again. Raise NothingToDoError where it is over or being worked
    on.
    """
    with taken_up(db, asked.job):
        wanted, _, _ = adaptations.search_asked_for(db, asked.job)
        yield from _carried_out(db, asked.job, _material(db, wanted), stopped)


def _material(db: Database, asked: AdaptSearch, pairing: Pairing = paired) -> Material:
    passages = [Passage(*row) for row in adaptations.passages(db, asked.chosen)]
    return material(passages, asked.seed, _minutes(asked), pairing)


def _minutes(asked: AdaptSearch) -> float | None:
    """Return how long the job may take; None where steps bound it."""
    return asked.minutes or (DEFAULT_MINUTES if asked.steps is None else None)


def _carried_out(db: Database, job: int, found: Material, stopped: Stopped) -> Iterator[Answer]:
    yield Progress(job=job, kind=adaptations.SEARCH_KIND, done=0, of=0)
    with failures_noted(db, job):
        yield from _trained(db, job, found, stopped)


def _trained(db: Database, job: int, found: Material, stopped: Stopped) -> Iterator[Answer]:
    run = _prepared(db, job, found)
    yield SearchEvaluation(step=0, heldout=measures(found.test, run.before()))
    for step in run.steps():
        jobs.progress(db, job, step.step, step.of, step.seconds_left)
        yield step
        if is_left(db, job, run, stopped):
            yield Cancelled()
            return
        run.training.finishing = jobs.state(db, job) == "finishing"
        wait_for_power(db, job, run.save)
    yield from _finished(db, job, run)


def _prepared(db: Database, job: int, found: Material) -> SearchRun:
    """Return the run of a job, at its beginning or where it was left."""
    asked, _, base = adaptations.search_asked_for(db, job)
    recipe = ContrastRecipe(steps=asked.steps, minutes=_minutes(asked), seed=asked.seed)
    encoder = find(db.paths, base, "encoder")
    run = SearchRun(job_folder(db, job), encoder, found, recipe, choose())
    run.training.finishing = jobs.state(db, job) == "finishing"
    return run


def _finished(db: Database, job: int, run: SearchRun) -> Iterator[Answer]:
    """Measure what was learned, and keep it where it is better."""
    began, test = monotonic(), run.material.test
    _, name, _ = adaptations.search_asked_for(db, job)
    folder = db.paths.models / name
    with unfinished(folder) as place:
        write(run.base, run.body, place)
        after = gains(PooledEncoder(place, name, ""), test)
        yield SearchEvaluation(step=run.position.step, heldout=measures(test, after))
        if jobs.state(db, job) == "cancelled":
            run.discard()
            yield Cancelled()
            return
        card = _card(run, after, began)
        if card.verdict == "better":
            keep(run.base, card, place, folder)
    jobs.set_state(db, job, "done")
    run.discard()
    yield SearchAdapted(model=name if card.verdict == "better" else None, card=card)


def _card(run: SearchRun, gained: Gains, began: float) -> SearchCard:
    """Return the card of a run, whose last look began at a monotonic time."""
    parts, test, position = run.material.parts, run.material.test, run.position
    recipe = run.training.recipe
    before, after = measures(test, run.before()), measures(test, gained)
    bounds = change(test, run.before(), gained)
    found = verdict(bounds)
    constants = ("pairs", "peak", "warm_up", "weight_decay", "clip", "temperature", "nearness")
    return SearchCard(
        verdict=found,
        words=search_card.in_words(found, before, after),
        before=before,
        after=after,
        interval=bounds,
        limits=search_card.limits(parts, test),
        base=run.base.name,
        documents=len({passage.group for passage in parts.train}),
        heldout_documents=len({passage.group for passage in parts.heldout}),
        queries=len(test.queries),
        candidates=len(test.candidates),
        pairs=len(run.material.pairs),
        steps=position.step,
        seed=recipe.seed,
        device=run.body.device.words,
        made=now(),
        recipe={name: str(value) for name, value in asdict(recipe).items() if name in constants},
        seconds=round(position.prepared + position.seconds + monotonic() - began, 1),
    )
