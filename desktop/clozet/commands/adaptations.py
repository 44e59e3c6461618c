"""Adaptations as the library knows them: listed, paused, resumed, finished, cancelled."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from clozet.database import adaptations, jobs
from clozet.database.connection import Database
from clozet.errors import ClozetError, NoRoomError, NothingToDoError
from clozet.messages.housekeeping import ActOnJob, JobState
from clozet.messages.progress import Done
from clozet.messages.training import Adaptations, ListAdaptations
from clozet.models.catalogue import models

from .stopping import Stopped

STATES: dict[str, JobState] = {
    "pause": "paused",
    "resume": "running",
    "retry": "running",
    "finish": "finishing",
    "cancel": "cancelled",
}


def overview(db: Database, asked: ListAdaptations) -> Adaptations:
    """Return all adaptations, also those discarded."""
    there = {model.name for model in models(db.paths)}
    return Adaptations(adaptations=adaptations.rows(db, there))


def act(db: Database, asked: ActOnJob) -> Done:
    """Note what the user wants of an adaptation: whoever trains sees it behind the next step.

    Raise NothingToDoError where it is over.
    """
    state = jobs.state(db, asked.id)
    over = ("done", "cancelled") if asked.act == "retry" else ("done", "cancelled", "failed")
    if state in over:
        raise NothingToDoError(f"Job {asked.id} is over ({state}).", "There is nothing to do.")
    jobs.set_state(db, asked.id, STATES[asked.act])
    if asked.act == "cancel":
        shutil.rmtree(job_folder(db, asked.id), ignore_errors=True)
    return Done(ids=(asked.id,))


def job_folder(db: Database, job: int) -> Path:
    """Return where a job keeps what it needs to go on."""
    return db.paths.adaptations / str(job)


@contextmanager
def alone(db: Database) -> Iterator[None]:
    """Hold the right to adapt in this library; raise NothingToDoError where another has it."""
    with adaptations.alone(db) as ours:
        if not ours:
            raise NothingToDoError(
                "Another adaptation is under way.", "Wait for it, or pause or cancel its job."
            )
        yield


@contextmanager
def taken_up(db: Database, job: int) -> Iterator[None]:
    """Hold the right to go on with a job, which runs again from here.

    Raise NothingToDoError where it is over or being worked on.
    """
    state = jobs.state(db, job)
    if state in ("done", "cancelled"):
        raise NothingToDoError(f"Job {job} is over ({state}).", "Start a new one.")
    with adaptations.alone(db) as ours:
        if not ours:
            raise NothingToDoError(
                "An adaptation is under way in another process.", "It goes on there."
            )
        if state in ("failed", "paused"):
            jobs.set_state(db, job, "running")
        yield


@contextmanager
def failures_noted(db: Database, job: int) -> Iterator[None]:
    """Note in the job why it ends; one that lacks room can be gone on with."""
    try:
        yield
    except NoRoomError as error:
        jobs.set_state(db, job, "paused", error.message)
        raise
    except ClozetError as error:
        jobs.set_state(db, job, "failed", error.message)
        raise


class Run(Protocol):
    """What is trained, as far as its job is concerned."""

    def save(self) -> None:
        """Keep what it needs to go on from here."""

    def discard(self) -> None:
        """Delete all that it kept."""


def is_left(db: Database, job: int, run: Run, stopped: Stopped) -> bool:
    """Tell whether nobody wants a run to go on now; then it is saved, or discarded for good."""
    state = jobs.state(db, job)
    if state == "cancelled":
        run.discard()
    elif state == "paused" or stopped():
        run.save()
    else:
        return False
    return True
