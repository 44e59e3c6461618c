"""Documents chosen → corpus → run → steps, looks and samples → a model with its card."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from clozet.database import adaptations, jobs
from clozet.database.connection import Database
from clozet.errors import NoRoomError, NothingToDoError, UsageError
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Cancelled, Progress
from clozet.messages.training import Adapt, Adapted, CarryOn
from clozet.models.catalogue import masked_folder
from clozet.models.tokenization import Tokenization
from clozet.training.corpus import Corpus, Text, split
from clozet.training.recipe import Recipe
from clozet.training.run import Run
from clozet.training.train import StepDone

from .adaptations import alone, failures_noted, is_left, job_folder, taken_up
from .adapted_model import keep
from .expectation import disk, mostly_unknown, sampled
from .mains_power import wait_for_power
from .masking_sample import Samples
from .models import device_set, masked_in_use
from .steps import step_told
from .stopping import Stopped

DEFAULT_MINUTES = 10.0
TOO_MUCH_UNKNOWN = 0.3
LORA_PEAK = 2e-3  # few weights carry all of the change


def adapt(db: Database, asked: Adapt, stopped: Stopped = lambda: False) -> Iterator[Answer]:
    """Train a masked model further on documents; yield what happens, `Adapted` at the end.

    Yields `Cancelled` at the end where the job was paused, cancelled or stopped. Raise
    NothingToDoError for too little text or while another adaptation runs, NotThereError for an
    unknown collection, document or base, UsageError for a device that is not there.
    """
    checked(asked)
    device_set(db, asked.device)
    base = asked.base or masked_in_use(db)
    masked_folder(db.paths, base)
    with alone(db):
        corpus = corpus_of(db, asked)
        _refuse_unknown(masked_folder(db.paths, base), corpus)
        _refuse_full_disk(db, base)
        model = free_name(db, asked.name, asked.chosen.collection or "my documents")
        trained_on = asked.chosen.collection or described(asked)
        job = adaptations.create(db, asked, model, base, trained_on)
        yield from _carried_out(db, job, corpus, stopped)


def carry_on(db: Database, asked: CarryOn, stopped: Stopped = lambda: False) -> Iterator[Answer]:
    """Go on with an adaptation where it was left, as `adapt` does; its looks are yielded again.

    Raise NothingToDoError where it is over or being worked on.
    """
    wanted, _, _ = adaptations.asked_for(db, asked.job)
    with taken_up(db, asked.job):
        yield from _carried_out(db, asked.job, corpus_of(db, wanted), stopped)


def checked(asked: Adapt) -> None:
    """Raise UsageError where a request makes no sense."""
    if not 0.01 <= asked.rate <= 0.9:
        raise UsageError("The share to mask must lie between 0.01 and 0.9.", "0.15 is usual.")
    bounds = [asked.minutes, asked.steps, asked.epochs]
    given = [bound for bound in bounds if bound is not None]
    if len(given) > 1:
        raise UsageError("Give minutes, steps or epochs.", "One of them bounds the training.")
    if any(bound <= 0 for bound in given):
        raise UsageError("Minutes, steps and epochs must be more than 0.", "Give more.")


def _refuse_unknown(base: Path, corpus: Corpus) -> None:
    """Raise NothingToDoError where the base's tokenizer does not know most of the text."""
    _, unknown = sampled(Tokenization.load(base), [text.text for text in corpus.train])
    if unknown > TOO_MUCH_UNKNOWN:
        message, _, remedy = mostly_unknown(unknown).partition(". ")
        raise NothingToDoError(f"{message}.", remedy)


def _refuse_full_disk(db: Database, base: str) -> None:
    """Raise NoRoomError where the disk has no room for checkpoints and the model."""
    needed = disk(masked_folder(db.paths, base))
    if shutil.disk_usage(db.paths.folder).free < needed:
        raise NoRoomError(
            f"The disk has no room for adapting: it takes about {needed / 1e6:,.0f} MB.",
            "Free some space, or move the library to another disk.",
        )


def corpus_of(db: Database, asked: Adapt) -> Corpus:
    """Return the texts of the documents chosen, part of them held out."""
    return split([Text(*found) for found in adaptations.texts(db, asked.chosen)])


def described(asked: Adapt) -> str:
    """Say which documents are trained on."""
    count = len(asked.chosen.documents)
    return f"{count} documents" if count else "the whole library"


def free_name(db: Database, wanted: str | None, described: str) -> str:
    """Return the name of a new model: `wanted`, or one made of the words that describe it.

    Raise UsageError where it is taken or none.
    """
    taken = adaptations.names(db) | {f.name for f in db.paths.models.glob("*")}
    if wanted is not None:
        if wanted in taken or not wanted.strip() or set(wanted) & set("/\\."):
            raise UsageError(
                f"“{wanted}” is taken, or cannot be a model's name.", "Choose another name."
            )
        return wanted
    words = described.lower().split()
    stem = "-".join("".join(c for c in word if c.isalnum()) for word in words) or "adapted"
    names = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _carried_out(db: Database, job: int, corpus: Corpus, stopped: Stopped) -> Iterator[Answer]:
    yield Progress(job=job, kind=adaptations.KIND, done=0, of=0)
    with failures_noted(db, job):
        yield from _trained(db, job, corpus, stopped)


def _trained(db: Database, job: int, corpus: Corpus, stopped: Stopped) -> Iterator[Answer]:
    run = _prepared(db, job, corpus)
    yield from run.position.looked
    samples = Samples(db, corpus, run)
    for event in run.steps():
        if not isinstance(event, StepDone):
            yield event.evaluation
            continue
        step = step_told(run, event)
        jobs.progress(db, job, step.step, step.of, step.seconds_left)
        yield step
        yield from samples.due(step.step)
        if is_left(db, job, run, stopped):
            yield Cancelled()
            return
        run.training.finishing = jobs.state(db, job) == "finishing"
        if wait_for_power(db, job, run.save):
            run.training.began = monotonic()  # the wait is not part of the time asked for
    yield _finished(db, job, run, corpus)


def _prepared(db: Database, job: int, corpus: Corpus) -> Run:
    """Return the run of a job, at its beginning or where it was left."""
    began = monotonic()
    asked, _, base = adaptations.asked_for(db, job)
    bounded = asked.steps is not None or asked.epochs is not None
    recipe = Recipe(
        minutes=asked.minutes or (None if bounded else DEFAULT_MINUTES),
        steps=asked.steps,
        epochs=asked.epochs,
        unit=asked.unit,
        rate=asked.rate,
        seed=asked.seed,
        lora=asked.lora,
        peak=LORA_PEAK if asked.lora else Recipe.peak,
    )
    folder = masked_folder(db.paths, base)
    run = Run(job_folder(db, job), folder, corpus, recipe, device_set(db, asked.device))
    run.training.began = began
    run.training.finishing = jobs.state(db, job) == "finishing"
    return run


def _finished(db: Database, job: int, run: Run, corpus: Corpus) -> Adapted:
    _, model, base = adaptations.asked_for(db, job)
    if not run.base.is_dir():
        run.save()
        masked_folder(db.paths, base)  # says that it is gone; the job is retried once it is back
    card = keep(db, job, run, corpus)
    adaptations.finish(db, job, card)
    run.discard()
    return Adapted(model=model, card=card)
