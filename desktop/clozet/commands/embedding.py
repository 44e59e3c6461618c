"""Passages without a vector → the encoder, longest with longest → vectors, batch by batch."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from clozet.database import jobs, lock, vectors
from clozet.database.connection import Database
from clozet.messages.progress import Progress

from . import encoders
from .job_clock import JobClock

Text = tuple[int, bytes, str]

PASSAGES_A_FETCH = 1024
PASSAGES_A_BATCH = 64


class Embedder(Protocol):
    """Whoever turns texts into vectors, each ready to be stored."""

    def __call__(self, db: Database, encoder: vectors.Encoder, texts: Sequence[str]) -> list[bytes]:
        """Return one vector of this encoder for each text, in the form of the database."""


@contextmanager
def alone(db: Database) -> Iterator[bool]:
    """Hold the right to embed this library; False where another process has it already."""
    with lock.alone(db.paths, "embedding") as ours:
        yield ours


def embed(
    db: Database, embedder: Embedder, stopped: Callable[[], bool] = lambda: False
) -> Iterator[Progress]:
    """Give every passage its vectors, one transaction a batch; yield the progress.

    Passages that arrive meanwhile are taken too, and have those of the encoder in use first. An
    encoder that lacks none any more and is wanted is the one in use from then on. Pausing or
    cancelling the job ends the work.
    """
    total = encoders.left(db)
    if total:
        job = next(iter(jobs.open_jobs(db, "embed")), None) or jobs.create(db, "embed")
        clock = JobClock(db, job, total)
        for encoder, batch in _batches(db):
            if stopped() or jobs.state(db, job) in ("paused", "cancelled"):
                clock.note()
                return
            blobs = embedder(db, encoder, [text for _, _, text in batch])
            vectors.store(
                db, encoder, [(key, blob) for (_, key, _), blob in zip(batch, blobs, strict=True)]
            )
            clock.step(len(batch))
            yield clock.progress("embed")
        clock.finish()
        jobs.set_state(db, job, "done")
    vectors.switch_to(db, encoders.wanted(db))


def _batches(db: Database) -> Iterator[tuple[vectors.Encoder, list[Text]]]:
    """Yield texts that lack a vector, with the encoder: some of one length at a time."""
    last: dict[int, int] = {}
    while rows := _next(db, last):
        encoder, texts = rows
        last[encoder.id] = texts[-1][0]
        by_length = sorted(texts, key=lambda row: len(row[2]))
        for begin in range(0, len(by_length), PASSAGES_A_BATCH):
            yield encoder, by_length[begin : begin + PASSAGES_A_BATCH]


def _next(db: Database, last: dict[int, int]) -> tuple[vectors.Encoder, list[Text]] | None:
    for encoder in encoders.at_work(db):
        texts = vectors.texts_without(db, encoder, PASSAGES_A_FETCH, after=last.get(encoder.id, 0))
        if texts:
            return encoder, texts
    return None
