"""The verbs jobs and job."""

from argparse import Namespace
from contextlib import closing
from time import sleep

from clozet.commands.housekeeping import answer
from clozet.database import jobs as jobs_table
from clozet.database.adaptations import KIND, SEARCH_KIND, under_way
from clozet.database.connection import Database, open_library
from clozet.messages.housekeeping import ActOnJob, JobRow, Jobs, ListJobs
from clozet.messages.progress import Done
from clozet.messages.training import CarryOn
from clozet.paths import LibraryPaths

from .output import Output, duration

OPEN = ("waiting", "running", "paused")
SECONDS_BETWEEN_LOOKS = 0.5


def jobs(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """List jobs; with --follow, again whenever something changes, until none is open."""
    with closing(open_library(paths)) as db:
        before = _listed(db)
        _show(before, output)
        while options.follow and any(job.state in OPEN for job in before.jobs):
            sleep(SECONDS_BETWEEN_LOOKS)
            present = _listed(db)
            if present != before:
                before = present
                _show(before, output)


def _listed(db: Database) -> Jobs:
    found = answer(db, ListJobs())
    assert isinstance(found, Jobs)
    return found


def _show(found: Jobs, output: Output) -> None:
    output.value(found, lambda: _text(found))


def _text(found: Jobs) -> str:
    return "\n".join(_line(job) for job in found.jobs) or "There are no jobs."


def _line(job: JobRow) -> str:
    line = f"{job.id:>5}  {job.kind:<6}  {job.state:<9}  {job.done}/{job.of}"
    if job.state == "running" and job.seconds_left is not None:
        line += f"  {duration(job.seconds_left)} left"
    return f"{line}  {job.error}".rstrip()


def job(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Pause, resume, cancel, retry or finish a job; resumed work is carried on here."""
    with closing(open_library(paths)) as db:
        done = answer(db, ActOnJob(act=options.act, id=options.id))
        assert isinstance(done, Done)
        if jobs_table.kind(db, options.id) in (KIND, SEARCH_KIND):
            if options.act in ("resume", "retry", "finish") and not under_way(db):
                from .adapting import followed

                followed(db, CarryOn(job=options.id), output)
                return
        elif options.act in ("resume", "retry") and jobs_table.kind(db, options.id) == "ocr":
            from .recognising import recognise

            recognise(db, [options.id], output)
            return
        elif options.act in ("resume", "retry"):
            from .adding import carry_on

            carry_on(db, output)
    output.done(done.ids)


ACTS = {"jobs": jobs, "job": job}
