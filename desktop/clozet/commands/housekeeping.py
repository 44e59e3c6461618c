"""Jobs, numbers, checks, searches kept and settings: one door for all that is not a document."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from clozet.database import jobs, paths, searches, sentences, settings, vocabulary
from clozet.database.adaptations import KIND, SEARCH_KIND
from clozet.database.connection import Database
from clozet.errors import NothingToDoError, NotThereError, UsageError
from clozet.messages import drafts, housekeeping, proofreading, training
from clozet.messages.housekeeping import ActOnJob, JobState
from clozet.messages.json_lines import Answer, Request
from clozet.messages.progress import Done
from clozet.search import query as queries
from clozet.terms import words

from . import adaptations, discarding, encoders, models
from .backup import back_up
from .comparing import compare
from .correcting import correct
from .doctor import doctor
from .ledger import ledger
from .status import status

OVER: tuple[JobState, ...] = ("done", "failed", "cancelled")


def answer(db: Database, asked: Request) -> Answer:
    """Answer a request of `messages.housekeeping` or about models; raise UsageError otherwise."""
    act: Callable[[Database, Any], Answer] | None = ACTS.get(type(asked))
    if act is None:
        raise UsageError(
            f"This process does not answer {type(asked).__name__}.", "This is a mistake of Clozet."
        )
    return act(db, asked)


def act_on_job(db: Database, asked: ActOnJob) -> Done:
    """Pause, resume, cancel, retry or finish a job; raise NotThereError, NothingToDoError."""
    state = jobs.state(db, asked.id)
    if state is None:
        raise NotThereError(f"There is no job {asked.id}.", "See them with “clozet jobs”.")
    if jobs.kind(db, asked.id) in (KIND, SEARCH_KIND):
        return adaptations.act(db, asked)
    if asked.act == "finish":
        raise NothingToDoError(
            f"Job {asked.id} cannot be finished early; only training can.", "Cancel it instead."
        )
    if asked.act == "retry":
        paths.wait_again(db, asked.id)
    elif state in OVER:
        raise NothingToDoError(f"Job {asked.id} is over ({state}).", "There is nothing to do.")
    embedding = next(iter(jobs.open_jobs(db, "embed")), None)
    jobs.set_state(db, asked.id, "running" if asked.act in BACK_TO_WORK else STATES[asked.act])
    if asked.act == "cancel":
        paths.drop_unread(db, asked.id)
        if asked.id == embedding:
            encoders.stay(db)
    return Done(ids=(asked.id,))


BACK_TO_WORK = ("resume", "retry")
STATES: dict[str, JobState] = {"pause": "paused", "cancel": "cancelled"}


def change_searches(db: Database, asked: housekeeping.ChangeSearches) -> Done:
    """Remember, save, forget or clear; nothing is remembered where the user does not want it."""
    if asked.act == "save":
        searches.save(db, asked.name, asked.query, asked.mode)
    elif asked.act == "forget":
        searches.forget(db, asked.name, asked.query)
    elif asked.act == "clear":
        searches.clear(db)
    elif settings.values(db)["history"]:
        searches.remember(db, asked.query, asked.mode)
    return Done()


def change_sentences(db: Database, asked: housekeeping.ChangeSentences) -> Done:
    """Remember, forget or clear; nothing is remembered where the user does not want it."""
    if asked.act == "forget":
        sentences.forget(db, asked.text)
    elif asked.act == "clear":
        sentences.clear(db)
    elif settings.values(db)["sentences"]:
        sentences.remember(db, asked.text)
    return Done()


def suggest(db: Database, asked: housekeeping.Suggest) -> housekeeping.Suggestions:
    """Return the words of a query that no passage has, with words that are spelled like them."""
    typed = dict.fromkeys(
        word for part in queries.parse(asked.query).wanted for word in words(part.text)
    )
    unknown = tuple(word for word in typed if not vocabulary.has(db, word))
    known = {word: vocabulary.spelled_like(db, word) for word in unknown}
    return housekeeping.Suggestions(
        unknown=unknown, known={word: found for word, found in known.items() if found}
    )


def change_setting(db: Database, asked: housekeeping.ChangeSetting) -> Done:
    """Set one setting."""
    settings.change(db, asked.name, asked.value)
    return Done()


def examine(db: Database, asked: housekeeping.AskDoctor) -> housekeeping.Checks:
    """Examine the library; a repair needs it alone, so it is left to the command line."""
    if asked.repair:
        raise UsageError(
            "A repair needs the library for itself.",
            "Close the window, then run “clozet doctor --repair”.",
        )
    return doctor(db.paths)


def _back_up(db: Database, asked: housekeeping.BackUp) -> Done:
    back_up(db, Path(asked.file))
    return Done()


ACTS: dict[type, Callable[[Database, Any], Answer]] = {
    training.ListAdaptations: adaptations.overview,
    housekeeping.ListJobs: lambda db, asked: housekeeping.Jobs(jobs=jobs.recent(db)),
    housekeeping.ActOnJob: act_on_job,
    housekeeping.AskStatus: lambda db, asked: status(db),
    housekeeping.AskLedger: ledger,
    housekeeping.AskDoctor: examine,
    housekeeping.BackUp: _back_up,
    housekeeping.ListSearches: lambda db, asked: searches.overview(db),
    housekeeping.ChangeSearches: change_searches,
    housekeeping.ListSentences: lambda db, asked: housekeeping.Sentences(
        recent=sentences.recent(db)
    ),
    housekeeping.ChangeSentences: change_sentences,
    housekeeping.Suggest: suggest,
    housekeeping.AskSettings: lambda db, asked: housekeeping.Settings(values=settings.values(db)),
    housekeeping.ChangeSetting: change_setting,
    drafts.Compare: compare,
    proofreading.Correct: correct,
    **models.ACTS,
    **discarding.ACTS,
}
