"""Recognition in the library worker: a thread of its own, so that adding files does not wait."""

import threading
from queue import SimpleQueue

from clozet.commands import recognising
from clozet.database.connection import Database, open_library
from clozet.messages.json_lines import Answer, Reply
from clozet.messages.progress import Progress
from clozet.messages.recognition import Recognise, Recognised
from clozet.paths import LibraryPaths

from .readers import ReaderPool
from .serve import Conversation, Output, answer


class Look:
    """A note for the thread: see which jobs are not over."""


class Recognition:
    """Jobs of recognition, one after the other; `ended` stops between two pages."""

    def __init__(self, paths: LibraryPaths, output: Output, ended: threading.Event) -> None:
        self._paths, self._output, self._ended = paths, output, ended
        self._wanted: SimpleQueue[Conversation | Look | None] = SimpleQueue()
        self._readers = ReaderPool()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._passwords: tuple[str, ...] = ()

    def start(self) -> None:
        """Go on with what was left, then wait for more."""
        self.look()
        self._thread.start()

    def take(self, conversation: Conversation) -> None:
        """Take a request for recognition."""
        self._wanted.put(conversation)

    def look(self) -> None:
        """Go on with a job that is to go on."""
        self._wanted.put(Look())

    def stop(self) -> None:
        """End at once: a page that is half done is done again."""
        self._wanted.put(None)
        self._readers.kill()
        self._thread.join(timeout=2.0)

    def _work(self) -> None:
        db = open_library(self._paths)
        while (wanted := self._wanted.get()) is not None and not self._ended.is_set():
            if isinstance(wanted, Look):
                for job in recognising.unfinished(db):
                    self._recognise(db, job)
            else:
                answer(wanted, lambda asking: self._start(db, asking))
        db.close()

    def _start(self, db: Database, conversation: Conversation) -> Answer:
        asked = conversation.request
        assert isinstance(asked, Recognise)
        self._passwords += asked.passwords
        return self._recognise(db, recognising.start(db, asked))

    def _recognise(self, db: Database, job: int) -> Answer:
        steps = recognising.recognise(db, job, self._readers, self._passwords, self._ended.is_set)
        for step in steps:
            if isinstance(step, Progress):
                self._output.send(Reply(id=0, answer=step))
            elif isinstance(step, Recognised):
                return step
        raise AssertionError("recognition ends with its sums")
