"""A run that has ended → the folder of its model with its card, complete or not there."""

import shutil
from pathlib import Path

import msgspec

from clozet.database import adaptations
from clozet.database.connection import Database
from clozet.messages.training import Card
from clozet.models.facts import licence
from clozet.models.record import record
from clozet.training.card import model_card
from clozet.training.checkpoint import sync
from clozet.training.corpus import Corpus
from clozet.training.run import Run

from .adaptation_card import made

CARD = "card.json"
MODEL_CARD = "README.md"


def keep(db: Database, job: int, run: Run, corpus: Corpus) -> Card:
    """Write the model of a run under its name into the library, and return its card."""
    _, model, base = adaptations.asked_for(db, job)
    return write(db, run, corpus, base, db.paths.models / model)


def write(db: Database | None, run: Run, corpus: Corpus, base: str, folder: Path) -> Card:
    """Write the model of a run into a new folder, and return its card; `base` is its base's name.

    A model of a library `db` gets a record of where it comes from.
    """
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        run.write_model(unfinished)
        card = made(db, run, corpus, base, unfinished)
        (unfinished / CARD).write_bytes(_without_quotations(card))
        (unfinished / MODEL_CARD).write_text(model_card(folder.name, card), encoding="utf-8")
        if db:
            record(unfinished, "masked", f"adapted from {base}", licence(run.base), base)
        _synced(unfinished)
        unfinished.replace(folder)
        sync(folder.parent)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return card


def _without_quotations(card: Card) -> bytes:
    """Return the card as JSON without the documents' own sentences: only the library has those."""
    told = msgspec.structs.replace(card, learned=(), worsened=())
    return msgspec.json.format(msgspec.json.encode(told))


def _synced(folder: Path) -> None:
    for file in folder.iterdir():
        sync(file)
    sync(folder)
