"""A pool of reader processes, each disposable: limits of time and memory, one file's cost."""

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic

import psutil

from clozet.commands.reading import ToRead
from clozet.commands.recognition_run import Given, Task, ToRecognise
from clozet.messages.json_lines import Answer, Request
from clozet.messages.progress import Failed
from clozet.messages.reading import FileText, PageRead, PageText, Read
from clozet.messages.recognition import PageRecognised, RecognisePage
from clozet.processes import cores

from .client import Worker

SECONDS_WITHOUT_A_PAGE = 30.0
SECONDS_FOR_A_FILE = 120.0
SECONDS_A_MEGABYTE = 4.0
SECONDS_FOR_A_PICTURE = 90.0  # one try of the recogniser, which has limits of its own
SECONDS_FOR_ITS_TRIES = 360.0
RESIDENT_BYTES = 1_000_000_000


class OverLimitError(Exception):
    """A reader has gone over a limit; the text is the reason for the user."""


@dataclass
class Limits:
    """The clock of one task: `patience` seconds without a sign of life, `allowed` for the whole."""

    worker: Worker
    patience: float
    allowed: float

    def __post_init__(self) -> None:
        self.began = self.sign_of_life = monotonic()

    def check(self) -> None:
        """Raise OverLimitError where the reader takes too long or too much memory."""
        now = monotonic()
        if now - self.sign_of_life > self.patience:
            raise OverLimitError(f"no page was finished within {self.patience:.0f} seconds")
        if now - self.began > self.allowed:
            raise OverLimitError(f"it was not read within {self.allowed:.0f} seconds")
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

    def do(self, task: Task) -> Given:
        """Read a file, or recognise a page."""
        return self.read(task) if isinstance(task, ToRead) else self.recognise(task)

    def recognise(self, page: ToRecognise) -> PageRecognised | Failed:
        """Recognise a page; a picture that ends the reader costs that page alone."""
        request = RecognisePage(
            path=page.path,
            path_escaped=page.path_escaped,
            page=page.page,
            language=page.language,
            passwords=page.passwords,
        )
        try:
            answer = self._answer(request, SECONDS_FOR_A_PICTURE, SECONDS_FOR_ITS_TRIES)
        except OverLimitError as error:
            return _unrecognised(page, str(error))
        if isinstance(answer, Failed) and answer.kind in ("worker", "defect"):
            return _unrecognised(page, "the picture made the reader process end")
        assert isinstance(answer, PageRecognised | Failed)
        return answer

    def _read_once(self, file: ToRead, password: str | None) -> FileText:
        request = Read(
            path=file.path,
            path_escaped=file.path_escaped,
            password=password,
            recognised=file.recognised,
        )
        allowed = SECONDS_FOR_A_FILE + SECONDS_A_MEGABYTE * file.bytes / 1e6
        try:
            answer = self._answer(request, SECONDS_WITHOUT_A_PAGE, allowed)
        except OverLimitError as error:
            return failed(f"Reading was stopped: {error}.")
        if isinstance(answer, Failed):
            if answer.kind == "worker":
                return failed("The file made the reader process end.")
            return FileText(state="failed", reason=answer.message, remedy=answer.remedy)
        assert isinstance(answer, FileText)
        return answer

    def _answer(self, request: Request, patience: float, allowed: float) -> Answer:
        """Return the last answer; raise OverLimitError, with the process ended, at a limit."""
        worker = self._worker = self._worker or Worker("reader")
        limits = Limits(worker, patience, allowed)
        try:
            for answer in worker.ask(request, tick=limits.check):
                if not isinstance(answer, PageRead):
                    break
                limits.sign_of_life = monotonic()
                limits.check()
        except OverLimitError:
            self.kill()
            self._worker = None
            raise
        if isinstance(answer, Failed) and answer.kind == "worker":
            self.stop()
        return answer

    def stop(self) -> None:
        """End the process."""
        if self._worker:
            self._worker.stop()
            self._worker = None

    def kill(self) -> None:
        """End the process at once, with what it has started."""
        if self._worker:
            started = _started_by(self._worker.process.pid)
            self._worker.kill()
            for process in started:
                with suppress(psutil.NoSuchProcess):
                    process.kill()


def _started_by(process: int) -> list[psutil.Process]:
    try:
        return psutil.Process(process).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def _unrecognised(page: ToRecognise, problem: str) -> PageRecognised:
    return PageRecognised(text=PageText(number=page.page, text=""), problem=problem)


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
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._given: queue.SimpleQueue[tuple[Task, Given, float]] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._readers: list[Reader] = []

    def read_all(
        self, more: Callable[[int], list[ToRead]]
    ) -> Iterator[tuple[int, FileText, float]]:
        """Yield (key, text, seconds) as files are read; `more(n)` gives up to n further files."""
        for file, text, seconds in self.work_all(more):
            assert isinstance(file, ToRead) and isinstance(text, FileText)
            yield file.key, text, seconds

    def work_all(
        self, more: Callable[[int], Sequence[Task]]
    ) -> Iterator[tuple[Task, Given, float]]:
        """Yield (task, what came of it, seconds); `more(n)` gives up to n further tasks.

        Ends when `more` gives none and nothing is in flight.
        """
        flying = 0
        while True:
            for task in more(2 * self.count - flying):
                self._start_one_more(flying)
                self._tasks.put(task)
                flying += 1
            if not flying:
                return
            yield self._given.get()
            flying -= 1

    def _start_one_more(self, flying: int) -> None:
        if len(self._threads) < min(self.count, flying + 1):
            reader = Reader()
            self._readers.append(reader)
            thread = threading.Thread(target=self._work, args=(reader,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _work(self, reader: Reader) -> None:
        while (task := self._tasks.get()) is not None:
            began = monotonic()
            given = reader.do(task)
            self._given.put((task, given, monotonic() - began))
        reader.stop()

    def close(self) -> None:
        """End all readers."""
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join()
        self._threads.clear()
        self._readers.clear()

    def kill(self) -> None:
        """End all readers at once; nothing more can be read."""
        while not self._tasks.empty():
            self._tasks.get()
        for _ in self._threads:
            self._tasks.put(None)
        for reader in self._readers:
            reader.kill()
