"""The verbs add and sync: offer → read → embed, told file by file."""

from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic

import msgspec

from clozet.commands import adding, ingest
from clozet.commands.offering import Offer
from clozet.database import jobs, listing, recognition, vectors
from clozet.database import paths as paths_table
from clozet.database.backup import keep_copy
from clozet.database.connection import Database, open_library
from clozet.errors import NotThereError
from clozet.messages.frame import as_json
from clozet.messages.library import Add, AddDone, Event, Sync
from clozet.messages.progress import Progress
from clozet.messages.sources import EstimateAdding
from clozet.paths import LibraryPaths
from clozet.worker.readers import ReaderPool

from .output import Output, duration, size
from .trainer import Trainer


def add(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Add files and folders, and return when all of it can be searched."""
    from clozet import log

    asked = Add(
        paths=tuple(options.paths),
        collection=options.collection,
        include=tuple(options.include),
        exclude=tuple(options.exclude),
        passwords=passwords(options.password_file),
        watch=options.watch,
    )
    adding.existing(asked.paths)
    if options.dry_run:
        _dry_run(asked, output)
        return
    with closing(open_library(paths, create=True)) as db:
        log.to_file(paths.logs, "cli")
        how = How(asked.passwords, embed=not options.no_embed, ocr=options.ocr)
        _ingest(db, adding.add(db, asked), output, how)


def sync(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Find what is new, changed or gone in the sources, and read it."""
    from clozet import log

    with closing(open_library(paths)) as db:
        log.to_file(paths.logs, "cli")
        _ingest(db, adding.sync(db, Sync(paths=tuple(options.paths))), output, How())


def carry_on(db: Database, output: Output) -> None:
    """Go on with whatever was asked for and not finished, without telling file by file."""
    with workers(db, output) as (readers, trainer):
        touched: list[int] = []
        for offer in adding.unfinished(db):
            for step in ingest.ingest(db, offer, readers):
                _follow(db, step, output, trainer, touched)
        trainer.finish(db, touched)


def passwords(file: Path | None) -> tuple[str, ...]:
    """Return the passwords of a file, one a line; raise NotThereError where it is missing."""
    if file is None:
        return ()
    try:
        return tuple(file.read_text(encoding="utf-8").splitlines())
    except FileNotFoundError:
        raise NotThereError(f"There is no file {file}.", "Check the path.") from None


@dataclass(frozen=True)
class How:
    """How files are taken in: what opens locked ones, and what follows upon reading."""

    passwords: tuple[str, ...] = ()
    embed: bool = True
    ocr: bool = False


def _ingest(db: Database, offer: Offer, output: Output, how: How) -> None:
    began = monotonic()
    touched: list[int] = []
    pictures: list[Event] = []
    done: AddDone | None = None
    with workers(db, output) as (readers, trainer):
        for step in ingest.ingest(db, offer, readers, how.passwords):
            if isinstance(step, Event):
                if how.ocr and step.id and recognition.wanted(db, [step.id]):
                    pictures.append(step)  # told once it is recognised
                else:
                    tell(step, output)
            elif isinstance(step, AddDone):
                done = step
            _follow(db, step, output, trainer if how.embed else None, touched)
        _close_finished(db)
        assert done is not None
        if pictures:
            from .recognising import recognised

            work = partial(recognised, db, readers, output, how.passwords)
            done = _recognised(db, pictures, done, output, work)
        if how.embed:
            trainer.finish(db, touched)
    if done.added or done.changed or done.duplicates:
        keep_copy(db)
    _tell_sums(msgspec.structs.replace(done, seconds=round(monotonic() - began, 3)), output)


def _recognised(
    db: Database,
    pictures: Sequence[Event],
    done: AddDone,
    output: Output,
    work: Callable[[Sequence[int]], None],
) -> AddDone:
    """Recognise what was added as pictures; tell of each file, and return the sums as they are."""
    work([event.id for event in pictures if event.id])
    states = Counter(done.states)
    passages = done.passages
    for before in pictures:
        row = paths_table.find(db, before.path, before.path_escaped)
        after = listing.event(db, row["id"]) if row else before
        states[before.state] -= 1
        states[after.state] += 1
        passages += after.passages - before.passages
        tell(after, output)
    return msgspec.structs.replace(done, states=dict(+states), passages=passages)


@contextmanager
def workers(db: Database, output: Output) -> Iterator[tuple[ReaderPool, Trainer]]:
    """Give readers and a trainer; an interruption ends them at once."""
    readers = ReaderPool()
    trainer = Trainer(db.paths, output.progress)
    try:
        yield readers, trainer
        readers.close()
        trainer.stop()
    except BaseException:
        readers.kill()
        trainer.kill()
        raise


def _follow(
    db: Database,
    step: Event | Progress | AddDone,
    output: Output,
    trainer: Trainer | None,
    touched: list[int],
) -> None:
    if isinstance(step, Event) and step.id is not None:
        touched.append(step.id)
        if trainer and step.outcome != "unchanged" and vectors.lacking(db, [step.id]):
            trainer.more(db)
    elif isinstance(step, Progress):
        output.progress(step)


def _close_finished(db: Database) -> None:
    """Close jobs of processes that died: what they had left has been read with the rest."""
    for left in adding.unfinished(db):
        if not left.waiting:
            jobs.set_state(db, left.job, "done")


def tell(event: Event, output: Output) -> None:
    """Print how reading a file ended: for people only where it was not plainly read."""
    if output.json:
        output.event(event)
    elif event.state != "read":
        output.note(f"{event.state:<14}  {event.path}\n{'':16}{event.reason}".rstrip())


def counted(states: Mapping[str, int]) -> str:
    """Return how many files ended in each state: "1 failed, 3 read"."""
    return ", ".join(f"{count} {state}" for state, count in sorted(states.items()))


def _tell_sums(done: AddDone, output: Output) -> None:
    if output.json:
        output.json_line({"event": "done", **as_json(done)})
        return
    states = counted(done.states)
    output.note(
        f"{done.offered} files offered: {done.added} new, {done.changed} changed,"
        f" {done.duplicates} duplicates, {done.unchanged} as before ({states or 'nothing'});"
        f" {done.passages} passages, {duration(done.seconds)}."
    )


def _dry_run(asked: Add, output: Output) -> None:
    from clozet.commands.estimate import estimate_adding

    found = estimate_adding(
        EstimateAdding(paths=asked.paths, include=asked.include, exclude=asked.exclude)
    )
    output.value(
        {
            "event": "done",
            "files": found.files,
            "bytes": found.bytes,
            "seconds": found.seconds,
            "disk": found.disk,
        },
        lambda: (
            f"{found.files} files, {size(found.bytes)}: about {duration(found.seconds)}"
            f" and {size(found.disk)} on disk."
        ),
    )


ACTS = {"add": add, "sync": sync}
