"""Which encoder answers, which one the user wants to, and the switch from one to the other.

The wish is a setting, the answering encoder a row. While passages lack vectors of the wanted one
they are made, and the other goes on answering; the switch is made when the last is there.
"""

import shutil

from clozet.database import passages, settings, vectors
from clozet.database.connection import Database
from clozet.errors import UsageError
from clozet.models.catalogue import ENCODER, Model, find
from clozet.models.sentence_encoder import SentenceEncoder, identity_of, load_encoder
from clozet.models.sentence_modules import sentence_modules


def answering(db: Database | None) -> str:
    """Return the name of the encoder that searches use, or will use once there are vectors."""
    if db is None:
        return ENCODER
    present = vectors.encoder_in_use(db)
    return present.name if present else _wish(db)


def wanted(db: Database) -> vectors.Encoder:
    """Return the encoder that the user wants; raise NotThereError where its files have gone."""
    return _row(db, find(db.paths, _wish(db), "encoder"))


def coming(db: Database) -> str:
    """Return the name of the encoder that will answer once its vectors are there, "" for none."""
    return "" if _wish(db) == answering(db) else _wish(db)


def want(db: Database, model: Model) -> None:
    """Note that the user wants this encoder; it answers at once where it lacks no vector."""
    row = _row(db, model)
    settings.change(db, "encoder", "" if model.ships else model.name)
    vectors.switch_to(db, row)


def stay(db: Database) -> None:
    """Give up the wish for another encoder: the one that answers goes on."""
    present = vectors.encoder_in_use(db)
    if present:
        settings.change(db, "encoder", "" if present.name == ENCODER else present.name)


def at_work(db: Database) -> list[vectors.Encoder]:
    """Return the encoders whose vectors passages should have: the one that answers comes first.

    The first encoder of a library answers from its first vector on.
    """
    present = vectors.encoder_in_use(db)
    if present is None:
        vectors.switch_to(db, wanted(db))
        return [wanted(db)]
    return [present, wanted(db)] if coming(db) else [present]


def left(db: Database) -> int:
    """Return how many vectors are still to be made, for all encoders at work."""
    present = vectors.encoder_in_use(db)
    if present is None:
        return passages.count(db)
    return vectors.missing(db, present) + (vectors.missing(db, wanted(db)) if coming(db) else 0)


def forget(db: Database, model: Model) -> None:
    """Delete the vectors and the index of an encoder; raise UsageError for the one that answers."""
    if model.name == answering(db):
        raise UsageError(
            f"Searches use {model.name}.", f"Use another one first: clozet model use {ENCODER}."
        )
    if model.name == coming(db):
        stay(db)
    row = _row(db, model)
    vectors.forget_encoder(db, row)
    shutil.rmtree(db.paths.index_of(row.id), ignore_errors=True)


class Loaded:
    """Encoders by their rows, each loaded at its first use and kept."""

    def __init__(self) -> None:
        self._encoders: dict[str, SentenceEncoder] = {}

    def __call__(self, db: Database, row: vectors.Encoder) -> SentenceEncoder:
        """Return the encoder of a row; raise NotThereError or ModelError where it is not whole."""
        if row.hash not in self._encoders:
            self._encoders[row.hash] = load_encoder(find(db.paths, row.name, "encoder"))
        return self._encoders[row.hash]


def _wish(db: Database) -> str:
    return str(settings.values(db)["encoder"] or ENCODER)


def _row(db: Database, model: Model) -> vectors.Encoder:
    dimension = sentence_modules(model.folder).dimension
    return vectors.add_encoder(db, identity_of(model), model.name, dimension)
