"""The library in numbers: what is in it, what it takes, what this machine offers."""

from pathlib import Path

from clozet.database import counts, jobs, passages, vectors
from clozet.database.connection import Database
from clozet.messages.housekeeping import Disk, IndexStatus, Status
from clozet.search.index_stamp import read_stamp

from . import encoders
from .ledger import connections
from .models import masked_in_use
from .system import hardware


def status(db: Database) -> Status:
    """Return the library in numbers; loads no model and no index."""
    encoder = vectors.encoder_in_use(db)
    stamp = read_stamp(db.paths.index_of(encoder.id)) if encoder else None
    refused, allowed = connections(db.paths)
    return Status(
        library=str(db.paths.folder),
        documents=counts.documents(db),
        states=counts.states(db),
        passages=passages.count(db),
        vectors=vectors.count(db, encoder),
        index=IndexStatus(
            kind="flat", rows=stamp.rows if stamp else 0, built=stamp.built if stamp else ""
        ),
        models=_models(db),
        left=encoders.left(db),
        disk=Disk(
            database=sum(
                _bytes(db.paths.database.with_name(db.paths.database.name + end))
                for end in ("", "-wal", "-shm")
            ),
            index=_bytes(db.paths.index),
            models=_bytes(db.paths.models),
        ),
        jobs=jobs.count_open(db),
        hardware=hardware(),
        network=refused,
        allowed=allowed,
    )


def _models(db: Database) -> dict[str, str]:
    """Return the models in use by role, and the encoder to come while its vectors are made."""
    used = {"encoder": encoders.answering(db), "masked": masked_in_use(db)}
    coming = encoders.coming(db)
    return used | ({"next encoder": coming} if coming else {})


def _bytes(place: Path) -> int:
    """Return the bytes of a file, or of all files below a folder; 0 where nothing is there."""
    if place.is_dir():
        return sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
    return place.stat().st_size if place.exists() else 0
