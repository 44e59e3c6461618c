"""The library worker: lists and acts at once, reading in a thread of its own."""

import logging
import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from clozet.commands import adding, housekeeping, ingest, labels, watching
from clozet.commands import library as commands
from clozet.commands import search as searching
from clozet.commands.discarding import delete_discarded
from clozet.commands.estimate import estimate_adding
from clozet.commands.offering import Offer
from clozet.database import jobs
from clozet.database.backup import keep_copy
from clozet.database.connection import Database, open_library
from clozet.messages import library
from clozet.messages import search as searches
from clozet.messages.housekeeping import ActOnJob
from clozet.messages.json_lines import Answer, Reply
from clozet.messages.library import AddDone
from clozet.messages.progress import Changed, Progress
from clozet.messages.recognition import Recognise
from clozet.messages.sources import EstimateAdding
from clozet.paths import LibraryPaths

from .readers import ReaderPool
from .recognition import Recognition
from .serve import Conversation, Output, answer, failed, serve
from .watch import Watch

log = logging.getLogger("clozet.library")

SECONDS_BETWEEN_LOOKS = 0.5


class Look:
    """A note for the reading thread: see what is still to be read."""


class LibraryRole:
    """Serves one library to one window."""

    def __init__(self, paths: LibraryPaths, output: Output) -> None:
        self._paths = paths
        self._output = output
        self._db = open_library(paths, create=True)
        self._long: SimpleQueue[Conversation | Look | list[Path] | None] = SimpleQueue()
        self._ended = threading.Event()
        self._passwords: tuple[str, ...] = ()
        self._recognition = Recognition(paths, output, self._ended)
        self._watch = Watch(paths, self._long.put, self._ended)

    def serve(self) -> None:
        """Answer until standard input closes; reading stops between two files."""
        reading = threading.Thread(target=self._read_in_background, daemon=True)
        telling = threading.Thread(target=self._tell_changes, daemon=True)
        reading.start()
        telling.start()
        self._watch.start()
        self._recognition.start()
        delete_discarded(self._paths)  # left by a window that did not end by itself
        serve(self._act, self._output, later=self._later)
        delete_discarded(self._paths)
        self._ended.set()
        self._long.put(None)
        self._recognition.stop()
        self._watch.stop()
        reading.join(timeout=2.0)

    def _act(self, conversation: Conversation) -> Answer:
        asked = conversation.request
        if isinstance(asked, searches.Search):
            return searching.search(self._db, asked, None)
        known = commands.answer(self._db, asked) or labels.answer(self._db, asked)
        answered = known if known is not None else housekeeping.answer(self._db, asked)
        if isinstance(asked, ActOnJob) and asked.act in ("resume", "retry"):
            self._long.put(Look())
            self._recognition.look()
        return answered

    def _later(self, conversation: Conversation) -> bool:
        """Take requests that wait for reading out of the row of quick ones."""
        if isinstance(
            conversation.request, library.Add | library.Sync | library.Retry | library.Readd
        ):
            self._long.put(conversation)
            return True
        if isinstance(asked := conversation.request, EstimateAdding):
            looked = threading.Thread(
                target=answer, args=(conversation, lambda _: estimate_adding(asked)), daemon=True
            )
            looked.start()
            return True
        if isinstance(conversation.request, Recognise):
            self._recognition.take(conversation)
            return True
        return False

    def _read_in_background(self) -> None:
        db = open_library(self._paths)
        pool = ReaderPool()
        self._long.put(Look())
        while (wanted := self._long.get()) is not None and not self._ended.is_set():
            if isinstance(wanted, Look):
                self._read_unasked(db, pool, adding.unfinished)
            elif isinstance(wanted, list):
                self._read_unasked(db, pool, partial(_changed, found=wanted))
            else:
                answer(wanted, lambda asking: self._ingest(db, pool, asking))
        pool.close()
        db.close()

    def _ingest(self, db: Database, pool: ReaderPool, conversation: Conversation) -> Answer:
        asked = conversation.request
        if isinstance(asked, library.Add):
            self._passwords += asked.passwords
            return self._read(db, pool, adding.add(db, asked))
        if isinstance(asked, library.Sync):
            return self._read(db, pool, adding.sync(db, asked))
        if isinstance(asked, library.Readd):
            return self._read(db, pool, adding.readd(db, asked))
        assert isinstance(asked, library.Retry)
        if asked.password:
            self._passwords = (asked.password, *self._passwords)
        return self._read(db, pool, adding.retry(db, asked))

    def _read_unasked(
        self, db: Database, pool: ReaderPool, offers: Callable[[Database], Iterable[Offer]]
    ) -> None:
        """Read what nobody waits for; what keeps it from being read is told all the same."""
        try:
            for offer in offers(db):
                self._read(db, pool, offer)
        except Exception as error:
            found_out = failed(error)
            log.warning("files were not read: %s", found_out.kind)
            self._output.send(Reply(id=0, answer=found_out))

    def _read(self, db: Database, pool: ReaderPool, offer: Offer) -> Answer:
        done: AddDone | None = None

        def stopped() -> bool:
            return self._ended.is_set() or jobs.state(db, offer.job) == "paused"

        try:
            for step in ingest.ingest(db, offer, pool, self._passwords, stopped):
                if isinstance(step, Progress):
                    self._output.send(Reply(id=0, answer=step))
                elif isinstance(step, AddDone):
                    done = step
        except Exception as error:  # its job waits, with the reason, until it is resumed
            jobs.set_state(db, offer.job, "paused", failed(error).message)
            raise
        assert done is not None
        if done.added or done.changed:
            keep_copy(db)
        return done

    def _tell_changes(self) -> None:
        """Say that something changed, whoever changed it, at most twice a second."""
        db = open_library(self._paths)
        seen = _version(db)
        while not self._ended.wait(SECONDS_BETWEEN_LOOKS):
            present = _version(db)
            if present != seen:
                seen = present
                self._output.send(Reply(id=0, answer=Changed()))
        db.close()


def _changed(db: Database, found: list[Path]) -> list[Offer]:
    offer = watching.changed(db, found)
    return [offer] if offer else []


def _version(db: Database) -> int:
    return int(db.execute("PRAGMA data_version").fetchone()[0])
