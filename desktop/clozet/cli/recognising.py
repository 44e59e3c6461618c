"""The verb ocr: start → recognise → embed, told page by page."""

from argparse import Namespace
from collections.abc import Sequence
from contextlib import closing

from clozet.commands import recognising
from clozet.commands.recognition_run import Step
from clozet.database.backup import keep_copy
from clozet.database.connection import Database, open_library
from clozet.errors import NothingToDoError, UsageError
from clozet.messages.frame import as_json
from clozet.messages.library import Event
from clozet.messages.progress import Progress
from clozet.messages.recognition import PageDone, Recognise, Recognised
from clozet.paths import LibraryPaths
from clozet.worker.readers import ReaderPool

from .adding import counted, passwords, tell, workers
from .documents import chosen
from .output import Output, duration


def ocr(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Recognise the text of pictures, and return when all of it can be searched by meaning."""
    from clozet import log

    if bool(options.documents) == options.all:
        raise UsageError("OCR needs documents.", "Name paths or ids, or say --all.")
    with closing(open_library(paths)) as db:
        log.to_file(paths.logs, "cli")
        ids, names = chosen(db, options.documents)
        given = passwords(options.password_file)
        asked = Recognise(
            ids=ids, paths=names, all=options.all, language=options.language, passwords=given
        )
        recognise(db, [recognising.start(db, asked)], output, given)


def recognise(
    db: Database, jobs: Sequence[int], output: Output, given: tuple[str, ...] = ()
) -> None:
    """Work on jobs of recognition, then embed what came of them; tell of each page and document."""
    touched: list[int] = []
    sums: list[Recognised] = []
    with workers(db, output) as (readers, trainer):
        for job in jobs:
            for step in recognising.recognise(db, job, readers, given):
                if isinstance(step, Recognised):
                    sums.append(step)
                    continue
                if isinstance(step, Event) and step.id is not None:
                    touched.append(step.id)
                _tell(step, output)
        trainer.finish(db, touched)
    if touched:
        keep_copy(db)
    for done in sums:
        _tell_sums(done, output)


def recognised(
    db: Database,
    readers: ReaderPool,
    output: Output,
    given: tuple[str, ...],
    ids: Sequence[int],
) -> None:
    """Recognise these documents, telling of pages alone; where that cannot be done, say why."""
    try:
        job = recognising.start(db, Recognise(ids=tuple(ids)))
    except NothingToDoError as error:
        output.warn(error)
        return
    for step in recognising.recognise(db, job, readers, given):
        if isinstance(step, PageDone | Progress):
            _tell(step, output)


def _tell(step: Step, output: Output) -> None:
    if isinstance(step, Progress):
        output.progress(step)
    elif isinstance(step, Event):
        tell(step, output)
    elif isinstance(step, PageDone):
        if output.json:
            output.json_line({"event": "page", **as_json(step)})
        elif step.reason:
            output.note(f"Page {step.page} of document {step.id}: {step.reason}")


def _tell_sums(done: Recognised, output: Output) -> None:
    if output.json:
        output.json_line({"event": "done", **as_json(done)})
        return
    output.note(
        f"{done.pages} pages recognised ({done.language}): {counted(done.states) or 'no document'};"
        f" {done.passages} passages, {duration(done.seconds)}."
    )


ACTS = {"ocr": ocr}
