"""A pool of reader processes, each disposable: limits of time and memory, one file's cost."""

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic

import psutil

from clozet.commands.reading import ToRead
from clozet.messages.progress import Failed
from clozet.messages.reading import FileText, PageRead, Read
from clozet.processes import cores

from .client import Worker

SECONDS_WITHOUT_A_PAGE = 30.0
SECONDS_FOR_A_FILE = 120.0
SECONDS_A_MEGABYTE = 4.0
RESIDENT_BYTES = 1_000_000_000


class OverLimitError(Exception):
    """A reader has gone over a limit; the text is the reason for the user."""


@dataclass
class Limits:
    """The clock of one file."""

    worker: Worker
    bytes: int
    began: float
    sign_of_life: float

    def check(self) -> None:
        """Raise OverLimitError where the reader takes too long or too much memory."""
        now = monotonic()
        if now - self.sign_of_life > SECONDS_WITHOUT_A_PAGE:
            raise OverLimitError(
                f"no page was finished within {SECONDS_WITHOUT_A_PAGE:.0f} seconds"
            )
        allowed = SECONDS_FOR_A_FILE + SECONDS_A_MEGABYTE * self.bytes / 1e6
        if now - self.began > allowed:
            raise OverLimitError(f"it was not read within {allowed:.0f} seconds")
        if self._resident() > RESIDENT_BYTES:
            raise OverLimitError("reading it takes more than 1 GB of memory")

    def _resident(self) -> int:
        try:
            return int(psutil.Process(self.worker.process.pid).memory_info().rss)
        except psutil.NoSuchProcess:
            return 0


class Reader:
    """One reader process at a time, replaced when it dies or goes over a limit."""

    def __init__(self) -> None:
        self._worker: Worker | None = None

    @property
    def process_id(self) -> int | None:
        """The number of the present process, if there is one."""
        return self._worker.process.pid if self._worker else None

    def read(self, file: ToRead) -> FileText:
        """Read a file with the password that opens it; a reader that dies costs that file alone."""
        text = self._read_once(file, None)
        for password in file.passwords:
            if text.state != "needs password":
                break
            text = self._read_once(file, password)
        return text

    def _read_once(self, file: ToRead, password: str | None) -> FileText:
        request = Read(path=file.path, path_escaped=file.path_escaped, password=password)
        worker = self._worker = self._worker or Worker("reader")
        limits = Limits(worker, file.bytes, monotonic(), monotonic())
        try:
            for answer in worker.ask(request, tick=limits.check):
                if isinstance(answer, FileText):
                    return answer
                if isinstance(answer, PageRead):
                    limits.sign_of_life = monotonic()
                    limits.check()
                elif isinstance(answer, Failed):
                    return self._replace(answer)
        except OverLimitError as error:
            worker.kill()
            self._worker = None
            return failed(f"Reading was stopped: {error}.")
        raise AssertionError("a reader answers with a text or a failure")

    def _replace(self, answer: Failed) -> FileText:
        if answer.kind == "worker":
            self.stop()
            return failed("The file made the reader process end.")
        return FileText(state="failed", reason=answer.message, remedy=answer.remedy)

    def stop(self) -> None:
        """End the process."""
        if self._worker:
            self._worker.stop()
            self._worker = None

    def kill(self) -> None:
        """End the process at once."""
        if self._worker:
            self._worker.kill()


def failed(reason: str) -> FileText:
    """Return the outcome of a file that ended its reader."""
    return FileText(
        state="failed",
        reason=reason,
        remedy="Open and save it again in the program it comes from, then try again.",
    )


class ReaderPool:
    """As many readers as cores, fed from one queue, started when first needed."""

    def __init__(self, count: int | None = None) -> None:
        self.count = count or cores()
        self._files: queue.SimpleQueue[ToRead | None] = queue.SimpleQueue()
        self._texts: queue.SimpleQueue[tuple[ToRead, FileText, float]] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._readers: list[Reader] = []

    def read_all(
        self, more: Callable[[int], list[ToRead]]
    ) -> Iterator[tuple[int, FileText, float]]:
        """Yield (key, text, seconds) as files are read; `more(n)` gives up to n further files.

        Ends when `more` gives none and nothing is in flight.
        """
        flying = 0
        while True:
            for file in more(2 * self.count - flying):
                self._start_one_more(flying)
                self._files.put(file)
                flying += 1
            if not flying:
                return
            file, text, seconds = self._texts.get()
            flying -= 1
            yield file.key, text, seconds

    def _start_one_more(self, flying: int) -> None:
        if len(self._threads) < min(self.count, flying + 1):
            reader = Reader()
            self._readers.append(reader)
            thread = threading.Thread(target=self._work, args=(reader,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _work(self, reader: Reader) -> None:
        while (file := self._files.get()) is not None:
            began = monotonic()
            text = reader.read(file)
            self._texts.put((file, text, monotonic() - began))
        reader.stop()

    def close(self) -> None:
        """End all readers."""
        for _ in self._threads:
            self._files.put(None)
        for thread in self._threads:
            thread.join()
        self._threads.clear()
        self._readers.clear()

    def kill(self) -> None:
        """End all readers at once; nothing more can be read."""
        while not self._files.empty():
            self._files.get()
        for _ in self._threads:
            self._files.put(None)
        for reader in self._readers:
            reader.kill()
