"""Passages without a vector → the encoder, longest with longest → vectors, batch by batch."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from clozet.database import jobs, lock, passages, vectors
from clozet.database.connection import Database
from clozet.messages.progress import Progress

from .job_clock import JobClock

PASSAGES_A_FETCH = 1024
PASSAGES_A_BATCH = 64


class Embedder(Protocol):
    """Whoever turns texts into vectors, each ready to be stored."""

    name: str
    hash: str
    dimension: int

    def blobs(self, texts: Sequence[str]) -> list[bytes]:
        """Return one vector for each text, in the form of the database."""


def stale(db: Database) -> int:
    """Return how many passages have no vector of the encoder in use."""
    return passages.count(db) - vectors.count(db, vectors.encoder_in_use(db))


@contextmanager
def alone(db: Database) -> Iterator[bool]:
    """Hold the right to embed this library; False where another process has it already."""
    with (db.paths.folder / "embedding.lock").open("a") as file:
        yield lock.take(file, exclusive=True)


def embed(
    db: Database, embedder: Embedder, stopped: Callable[[], bool] = lambda: False
) -> Iterator[Progress]:
    """Give every passage its vector, one transaction a batch; yield the progress.

    Passages that arrive meanwhile are taken too. Pausing or cancelling the job ends the work.
    """
    encoder = vectors.use_encoder(db, embedder.hash, embedder.name, embedder.dimension)
    total = stale(db)
    if not total:
        return
    job = next(iter(jobs.open_jobs(db, "embed")), None) or jobs.create(db, "embed")
    clock = JobClock(db, job, total)
    last = 0
    while texts := vectors.texts_without(db, encoder, PASSAGES_A_FETCH, after=last):
        last = texts[-1][0]
        by_length = sorted(texts, key=lambda row: len(row[2]))
        for begin in range(0, len(by_length), PASSAGES_A_BATCH):
            if stopped() or jobs.state(db, job) in ("paused", "cancelled"):
                clock.note()
                return
            batch = by_length[begin : begin + PASSAGES_A_BATCH]
            blobs = embedder.blobs([text for _, _, text in batch])
            vectors.store(
                db, encoder, [(key, blob) for (_, key, _), blob in zip(batch, blobs, strict=True)]
            )
            clock.step(len(batch))
            yield clock.progress("embed")
    clock.finish()
    jobs.set_state(db, job, "done")
