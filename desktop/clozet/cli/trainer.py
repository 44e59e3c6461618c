"""The trainer as the command line uses it: embeds while reading goes on, then what is left."""

import threading
from collections.abc import Callable, Iterator, Sequence
from time import sleep

from clozet.commands import encoders
from clozet.database import jobs, vectors
from clozet.database.connection import Database
from clozet.errors import ClozetError
from clozet.messages.library import Embed
from clozet.messages.progress import Failed, Progress
from clozet.paths import LibraryPaths
from clozet.worker.client import Worker

MOST_DEATHS = 5
SECONDS_BETWEEN_LOOKS = 0.3

Show = Callable[[Progress], None]


class WorkerFailedError(ClozetError):
    """A worker answered that it could not do what was asked."""

    def __init__(self, answer: Failed) -> None:
        super().__init__(answer.message, answer.remedy)
        self.kind = answer.kind
        self.exit_code = answer.exit_code


class Trainer:
    """A trainer process, started when there is something to embed, replaced when it dies."""

    def __init__(self, paths: LibraryPaths, show: Show) -> None:
        self._paths = paths
        self._show = show
        self._worker: Worker | None = None
        self._deaths = 0
        self._more = threading.Event()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._latest: Progress | None = None
        self._failure: ClozetError | None = None

    def more(self, db: Database) -> None:
        """Note that passages have arrived; they are embedded while reading goes on.

        Where the user has cancelled the embedding meanwhile, it does not begin again.
        """
        if self._thread and jobs.last_state(db, "embed") == "cancelled":
            return
        self._more.set()
        if self._thread is None:
            self._thread = threading.Thread(target=self._in_background, daemon=True)
            self._thread.start()

    def _in_background(self) -> None:
        while self._more.wait() and not self._ended.is_set():
            self._more.clear()
            try:
                for progress in self._embed():
                    self._latest = progress
            except ClozetError as error:
                self._failure = error
                return

    def finish(self, db: Database, documents: Sequence[int]) -> None:
        """Wait until these documents can be searched by meaning, whoever embeds them."""
        self._end_background()
        self._until(db, lambda: vectors.lacking(db, documents) == 0)

    def switch(self, db: Database) -> None:
        """Wait until the encoder that is wanted answers, whoever embeds the library with it."""
        self._until(db, lambda: not encoders.coming(db))

    def _until(self, db: Database, there: Callable[[], bool]) -> None:
        """Embed until all is there; a paused embedding is waited for, a cancelled one is not."""
        while not there():
            for progress in self._embed():
                self._show(progress)
            if jobs.last_state(db, "embed") == "cancelled":
                return
            if not there():
                sleep(SECONDS_BETWEEN_LOOKS)

    def _end_background(self) -> None:
        self._ended.set()
        self._more.set()
        while self._thread and self._thread.is_alive():
            self._thread.join(SECONDS_BETWEEN_LOOKS)
            if self._latest:
                self._show(self._latest)
        if self._failure:
            raise self._failure

    def _embed(self) -> Iterator[Progress]:
        """Ask for vectors once; a trainer that dies is replaced, a few times."""
        while True:
            self._worker = self._worker or Worker("trainer", self._paths.folder)
            died: Failed | None = None
            for answer in self._worker.ask(Embed()):
                if isinstance(answer, Progress):
                    yield answer
                elif isinstance(answer, Failed):
                    if answer.kind != "worker":
                        raise WorkerFailedError(answer)
                    died = answer
            if died is None:
                return
            self._worker = None
            self._deaths += 1
            if self._deaths > MOST_DEATHS:
                raise WorkerFailedError(died)

    def stop(self) -> None:
        """End the process."""
        if self._worker:
            self._worker.stop()

    def kill(self) -> None:
        """End the process at once."""
        self._deaths = MOST_DEATHS
        if self._worker:
            self._worker.kill()
