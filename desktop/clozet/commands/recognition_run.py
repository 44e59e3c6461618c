"""A job of recognition, worked on: which page is next, what came of it, which document is whole."""

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

import msgspec

from clozet.database import documents, jobs, listing, paths, recognition
from clozet.database.connection import Database, transaction
from clozet.file_names import outermost, to_path
from clozet.messages.library import Event
from clozet.messages.progress import Failed, Progress
from clozet.messages.reading import FileText
from clozet.messages.recognition import PageDone, PageRecognised, Recognised
from clozet.reading.files import fingerprint
from clozet.reading.recognised import spoken

from .job_clock import JobClock
from .reading import ToRead, ended

KIND = "ocr"
POOR = 0.6  # mean confidence of a page below which it is flagged


@dataclass(frozen=True)
class ToRecognise:
    """Page `page` of a document, in the file at `path`."""

    document: int
    page: int
    path: str
    path_escaped: bool
    language: str
    passwords: tuple[str, ...]


Task = ToRecognise | ToRead
Given = PageRecognised | FileText | Failed
Step = PageDone | Event | Progress | Recognised


class Recognisers(Protocol):
    """Whoever turns pages into text, and files with their recognised pages into passages."""

    def work_all(
        self, more: Callable[[int], Sequence[Task]]
    ) -> Iterator[tuple[Task, Given, float]]:
        """Yield (task, what came of it, seconds) until `more` gives none and none is in flight."""


@dataclass
class Run:
    """One job being worked on by this process."""

    db: Database
    job: int
    passwords: tuple[str, ...]
    stopped: Callable[[], bool]
    _pages: deque[tuple[int, int]] = field(default_factory=deque)
    _left: Counter[int] = field(default_factory=Counter)
    _whole: deque[int] = field(default_factory=deque)
    _files: dict[int, paths.Row | None] = field(default_factory=dict)
    _settled: list[Event] = field(default_factory=list)
    _done: int = 0

    @cached_property
    def language(self) -> str:
        """Tesseract's name of the languages to recognise."""
        return str(self._asked["language"])

    @cached_property
    def _asked(self) -> dict[str, Any]:
        return jobs.arguments(self.db, self.job)

    def halted(self) -> bool:
        """Tell whether the work is to end now."""
        return self.stopped() or jobs.state(self.db, self.job) != "running"

    def work(self, recognisers: Recognisers) -> Iterator[Step]:
        """Recognise the pages that wait."""
        chosen = self._asked["documents"]
        self._pages += recognition.wanted(self.db, chosen)
        self._left.update(document for document, _ in self._pages)
        self._whole += recognition.to_join(self.db, chosen)
        clock = JobClock(self.db, self.job, len(self._pages))
        told = 0
        for task, given, _ in recognisers.work_all(self._more):
            if isinstance(task, ToRecognise):
                yield from self._take_page(task, given)
                clock.step()
                yield clock.progress(KIND)
            elif isinstance(given, FileText):
                self._settle(task.key, given)
            yield from self._settled[told:]
            told = len(self._settled)
        yield from self._settled[told:]  # what turned out only now to have gone
        clock.note()

    def _more(self, count: int) -> list[Task]:
        tasks: list[Task] = []
        while len(tasks) < count and not self.halted():
            if self._whole:
                task = self._to_read(self._whole.popleft())
            elif self._pages:
                task = self._to_recognise(*self._pages.popleft())
            else:
                break
            tasks += [task] if task else []
        return tasks

    def _to_recognise(self, document: int, page: int) -> Task | None:
        row = self._file(document)
        if row is None:
            return None
        return ToRecognise(
            document, page, row["path"], bool(row["escaped"]), self.language, self.passwords
        )

    def _to_read(self, document: int) -> Task | None:
        row = self._file(document)
        if row is None:
            return None
        texts = recognition.texts(self.db, document)
        return ToRead(
            document, row["path"], bool(row["escaped"]), row["bytes"], self.passwords, texts
        )

    def _file(self, document: int) -> paths.Row | None:
        """Return a path where the content of a document still lies, None where there is none."""
        if document not in self._files:
            rows = paths.of_document(self.db, document)
            self._files[document] = next(filter(_unchanged, rows), None)
            if self._files[document] is None:
                self._leave(document, "Its file has changed or gone since it was read.")
        return self._files[document]

    def _leave(self, document: int, reason: str) -> None:
        """Tell why a document cannot be recognised now; what is left of it goes on waiting."""
        self._files[document] = None
        for row in paths.of_document(self.db, document):
            event = listing.event(self.db, row["id"])
            self._settled.append(msgspec.structs.replace(event, reason=reason))

    def _take_page(self, task: ToRecognise, given: Given) -> Iterator[PageDone]:
        document = task.document
        if isinstance(given, PageRecognised):
            recognition.store(self.db, document, given, self.language)
            self._done += 1
            yield PageDone(
                id=document,
                page=task.page,
                of=listing.page_count(self.db, document),
                words=len(given.text.text.split()),
                confidence=given.confidence,
                reason=given.problem and f"It could not be recognised: {given.problem}.",
            )
            self._left[document] -= 1
            if not self._left[document]:
                self._whole.append(document)
        elif isinstance(given, Failed) and self._file(document):
            self._leave(document, f"{given.message} {given.remedy}")

    def _settle(self, document: int, text: FileText) -> None:
        """Make the passages of a document whose pages are all recognised."""
        about = documents.content(self.db, document)
        if text.state not in ("read", "flagged") or about is None:
            return
        text = self._judged(document, text)
        with transaction(self.db, synced=True):
            documents.store(self.db, about, text, replacing=document)
            recognition.join(self.db, document)
            for row in paths.of_document(self.db, document):
                if row["state"] not in ("missing", "skipped"):
                    reading = ended(row, text, about.sha256, document, row["outcome"])
                    paths.settle(self.db, row, reading)
        self._settled += [
            listing.event(self.db, row["id"]) for row in paths.of_document(self.db, document)
        ]

    def _judged(self, document: int, text: FileText) -> FileText:
        """Flag what was read well enough by its form, but hardly recognised."""
        problems = recognition.problems(self.db, document)
        if problems:
            page, problem = problems[0]
            reason = f"Page {page} could not be recognised: {problem}."
            if len(problems) > 1:
                reason = f"{spoken([page for page, _ in problems])} could not be recognised."
            remedy = "Look at them; to try once more, run “clozet ocr” on this document."
        elif poor := recognition.below(self.db, document, POOR):
            reason = f"{spoken(poor)} could hardly be recognised."
            remedy = "Compare the text with the page; another language may fit better."
        else:
            return text
        return msgspec.structs.replace(
            text, state="flagged", reason=f"{reason} {text.reason}".strip(), remedy=remedy
        )

    def sums(self, seconds: float) -> Recognised:
        """Return what was done."""
        return Recognised(
            job=self.job,
            documents=len({event.id for event in self._settled}),
            pages=self._done,
            states=dict(Counter(event.state for event in self._settled)),
            passages=sum({event.id: event.passages for event in self._settled}.values()),
            language=self.language,
            seconds=round(seconds, 3),
        )


def _unchanged(row: paths.Row) -> bool:
    path = to_path(row["path"], bool(row["escaped"]))
    try:
        if row["container_id"]:
            return bool(outermost(path).stat().st_mtime_ns == row["mtime_ns"])
        return bool(fingerprint(path) == row["sha256"])
    except OSError:
        return False
