"""Adaptations as the library knows them: listed, paused, resumed, finished, cancelled."""

import shutil

from clozet.database import adaptations, jobs
from clozet.database.connection import Database
from clozet.errors import NothingToDoError
from clozet.messages.housekeeping import ActOnJob, JobState
from clozet.messages.progress import Done
from clozet.messages.training import Adaptations, ListAdaptations
from clozet.models.catalogue import models

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
    if jobs.kind(db, asked.id) == adaptations.SEARCH_KIND and asked.act not in ("finish", "cancel"):
        raise NothingToDoError(
            f"Job {asked.id} cannot {asked.act}: adapting a sentence encoder is done in one go.",
            "Cancel it, or finish it early.",
        )
    over = ("done", "cancelled") if asked.act == "retry" else ("done", "cancelled", "failed")
    if state in over:
        raise NothingToDoError(f"Job {asked.id} is over ({state}).", "There is nothing to do.")
    jobs.set_state(db, asked.id, STATES[asked.act])
    if asked.act == "cancel":
        shutil.rmtree(db.paths.adaptations / str(asked.id), ignore_errors=True)
    return Done(ids=(asked.id,))
