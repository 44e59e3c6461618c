"""Adaptations: their jobs, the texts chosen for them, and the cards that came of them."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from clozet.errors import NotThereError
from clozet.messages.adapt_search import AdaptSearch
from clozet.messages.training import Adapt, AdaptationRow, Card, Chosen, Learned

from . import collections, jobs, lock
from .connection import Database, transaction

KIND = "adapt"
SEARCH_KIND = "adapt-search"
PAGE_BREAK = "\n"


@contextmanager
def alone(db: Database) -> Iterator[bool]:
    """Hold the right to adapt in this library; False where another process has it."""
    with (db.paths.folder / "adapting.lock").open("a") as file:
        yield lock.take(file, exclusive=True)


def under_way(db: Database) -> bool:
    """Tell whether some process adapts in this library now."""
    with alone(db) as free:
        return not free


def create(db: sqlite3.Connection, asked: Adapt, model: str, base: str, trained_on: str) -> int:
    """Add a job with its adaptation, and return the job's id."""
    with transaction(db, synced=True):
        job = jobs.create(db, KIND, msgspec.to_builtins(asked))
        db.execute(
            "INSERT INTO adaptations (job_id, model, base, trained_on) VALUES (?, ?, ?, ?)",
            (job, model, base, trained_on),
        )
    return job


def asked_for(db: sqlite3.Connection, job: int) -> tuple[Adapt, str, str]:
    """Return what a job asks for, its model's name and its base's.

    Raise NotThereError where there is no adaptation of that number.
    """
    row = db.execute(
        "SELECT j.arguments, a.model, a.base FROM adaptations a JOIN jobs j ON j.id = a.job_id"
        " WHERE a.job_id = ?",
        (job,),
    ).fetchone()
    if row is None:
        raise NotThereError(f"Job {job} is no adaptation.", "See them with “clozet jobs”.")
    return _asked(row), row["model"], row["base"]


def search_asked_for(db: sqlite3.Connection, job: int) -> tuple[AdaptSearch, str, str]:
    """Return what a job that adapts an encoder asks for, the new one's name and its base's.

    Raise NotThereError where these were not kept.
    """
    asked = msgspec.convert(jobs.arguments(db, job), AdaptSearch)
    if asked.name is None or asked.base is None:
        raise NotThereError(f"Job {job} cannot be gone on with.", "Start a new one.")
    return asked, asked.name, asked.base


def _asked(row: sqlite3.Row) -> Adapt:
    return msgspec.convert(json.loads(row["arguments"]), Adapt)


def job_of(db: sqlite3.Connection, model: str) -> int | None:
    """Return the job that made a model, None where it was not adapted here."""
    row = db.execute("SELECT job_id FROM adaptations WHERE model = ?", (model,)).fetchone()
    return int(row[0]) if row else None


def finish(db: sqlite3.Connection, job: int, card: Card) -> None:
    """Note that an adaptation is done, with its card."""
    with transaction(db, synced=True):
        db.execute(
            "UPDATE adaptations SET card = ? WHERE job_id = ?",
            (msgspec.json.encode(card).decode(), job),
        )
        jobs.set_state(db, job, "done")


def forget_quotations(db: sqlite3.Connection, document: int) -> None:
    """Take out of all cards what they quote of a document."""
    quoting = db.execute("SELECT job_id, card FROM adaptations WHERE card IS NOT NULL").fetchall()
    with transaction(db, synced=True):
        for job, written in quoting:
            card = msgspec.json.decode(written, type=Card)
            kept = msgspec.structs.replace(
                card,
                learned=_not_quoting(card.learned, document),
                worsened=_not_quoting(card.worsened, document),
            )
            if kept != card:
                db.execute(
                    "UPDATE adaptations SET card = ? WHERE job_id = ?",
                    (msgspec.json.encode(kept).decode(), job),
                )


def _not_quoting(words: tuple[Learned, ...], document: int) -> tuple[Learned, ...]:
    return tuple(
        msgspec.structs.replace(
            one, evidence=tuple(r for r in one.evidence if r.document.id != document)
        )
        for one in words
        if one.document != document
    )


def rows(db: sqlite3.Connection, kept: set[str]) -> tuple[AdaptationRow, ...]:
    """Return all adaptations, the newest first; `kept` names the models that are still there."""
    found = db.execute(
        "SELECT a.*, j.state, j.created, j.arguments"
        " FROM adaptations a JOIN jobs j ON j.id = a.job_id ORDER BY a.job_id DESC"
    )
    return tuple(
        AdaptationRow(
            job=row["job_id"],
            model=row["model"],
            state=row["state"],
            made=row["created"],
            trained_on=row["trained_on"],
            kept=row["model"] in kept and row["card"] is not None,
            card=msgspec.json.decode(row["card"], type=Card) if row["card"] else None,
            asked=_asked(row),
        )
        for row in found
    )


def names(db: sqlite3.Connection) -> set[str]:
    """Return the names that adaptations have or had, those of encoders as long as they go on."""
    found = db.execute(
        "SELECT model FROM adaptations UNION SELECT arguments ->> 'name' FROM jobs"
        " WHERE kind = ? AND state NOT IN ('done', 'cancelled')",
        (SEARCH_KIND,),
    )
    return {row[0] for row in found}


def bases(db: sqlite3.Connection) -> set[str]:
    """Return the names of the models that adaptations begin with which are not over."""
    found = db.execute(
        "SELECT a.base FROM adaptations a JOIN jobs j ON j.id = a.job_id"
        f" WHERE j.state IN {jobs.OPEN} UNION SELECT arguments ->> 'base' FROM jobs"
        f" WHERE kind = ? AND state IN {jobs.OPEN}",
        (SEARCH_KIND,),
    )
    return {row[0] for row in found}


def texts(db: sqlite3.Connection, chosen: Chosen) -> Iterator[tuple[int, str]]:
    """Yield (document, text) of the documents chosen, pages joined by `PAGE_BREAK`.

    Raise NotThereError for a collection or document that is not there.
    """
    for document in documents(db, chosen):
        pages = db.execute(
            "SELECT text FROM pages WHERE document_id = ? ORDER BY number", (document,)
        )
        yield document, PAGE_BREAK.join(row[0] for row in pages)


def passages(db: sqlite3.Connection, chosen: Chosen) -> Iterator[tuple[int, str, str]]:
    """Yield (document, text, heading) of all passages of the documents chosen, in order.

    Raise NotThereError for a collection or document that is not there.
    """
    for document in documents(db, chosen):
        found = db.execute(
            "SELECT text, heading FROM passages WHERE document_id = ? ORDER BY ordinal", (document,)
        )
        for text, heading in found:
            yield document, text, heading


def documents(db: sqlite3.Connection, chosen: Chosen) -> list[int]:
    """Return the documents chosen, by id; raise NotThereError for one that is not there."""
    if chosen.collection is not None:
        collection = collections.find(db, chosen.collection)
        found = db.execute(
            "SELECT document_id FROM collection_documents WHERE collection_id = ? ORDER BY 1",
            (collection,),
        )
        return [row[0] for row in found]
    there = [row[0] for row in db.execute("SELECT id FROM documents ORDER BY id")]
    missing = sorted(set(chosen.documents) - set(there))
    if missing:
        raise NotThereError(
            f"The library has no document {missing[0]}.", "See them with “clozet list”."
        )
    return [id for id in there if not chosen.documents or id in chosen.documents]


def page_with(db: sqlite3.Connection, document: int, sentence: str) -> int | None:
    """Return the first page of a document that has a sentence whole; None where none has."""
    row = db.execute(
        "SELECT min(number) FROM pages WHERE document_id = ? AND instr(text, ?)",
        (document, sentence),
    ).fetchone()
    return row[0] if row else None
