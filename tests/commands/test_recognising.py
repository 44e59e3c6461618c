"""A job of recognition: page by page, kept when it is stopped, made into passages at its end."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from clozet.commands import recognising
from clozet.commands.library import show
from clozet.commands.reading import ToRead
from clozet.commands.recognition_run import Given, Step, Task, ToRecognise
from clozet.database import jobs, passages, recognition
from clozet.database.connection import Database
from clozet.messages.library import DocumentRow, Event, ShowDocument
from clozet.messages.places import WordBox, pack
from clozet.messages.progress import Failed
from clozet.messages.reading import PageText
from clozet.messages.recognition import PageDone, PageRecognised, Recognise, Recognised
from clozet.reading.reader import read
from clozet.reading.tesseract import Engine
from tests.reading.scans import LINES, scan

from .conftest import Added

Add = Callable[..., Added]
Recognition = Callable[..., list[Step]]

ENGINE = Engine("tesseract", "5", ("deu", "eng"))


def seen(page: int, text: str = "", **more: object) -> PageRecognised:
    text = text or f"The rent of page {page} is due."
    box = pack([WordBox(0, 3, 1.0, 2.0, 3.0, 4.0, 0)])
    words = PageText(number=page, text=text, width=9.0, height=9.0, words=box)
    return PageRecognised(text=words, **{"confidence": 0.9, **more})  # type: ignore[arg-type]


@dataclass
class FakeRecognisers:
    """Recognises pages by a function; files with recognised pages are really read."""

    see: Callable[[int], Given] = seen
    asked: list[tuple[int, str]] = field(default_factory=list)

    def work_all(
        self, more: Callable[[int], Sequence[Task]]
    ) -> Iterator[tuple[Task, Given, float]]:
        while tasks := more(1):
            for task in tasks:
                yield task, self._given(task), 0.1

    def _given(self, task: Task) -> Given:
        if isinstance(task, ToRead):
            return read(Path(task.path), recognised=task.recognised)
        assert isinstance(task, ToRecognise)
        self.asked.append((task.page, task.language))
        return self.see(task.page)


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognising, "engine", lambda: ENGINE)


@pytest.fixture
def scanned(add: Add, folder: Path) -> int:
    """The id of a document of three pages, all of them pictures."""
    events, _ = add(scan(folder / "scan.pdf", LINES, LINES, LINES))
    assert (events[0].state, events[0].passages) == ("needs ocr", 0)
    assert events[0].id is not None
    return events[0].id


def recognised(db: Database, workers: FakeRecognisers, **asked: object) -> list[Step]:
    job = recognising.start(db, Recognise(**asked))  # type: ignore[arg-type]
    return list(recognising.recognise(db, job, workers))


def row(db: Database, document: int) -> DocumentRow:
    return show(db, ShowDocument(id=document)).document


def sums(steps: list[Step]) -> Recognised:
    assert isinstance(steps[-1], Recognised)
    return steps[-1]


def test_a_scan_becomes_a_document_that_is_read_by_ocr(db: Database, scanned: int) -> None:
    steps = recognised(db, FakeRecognisers(), ids=(scanned,), language="eng")
    found = show(db, ShowDocument(id=scanned))
    assert [step.page for step in steps if isinstance(step, PageDone)] == [1, 2, 3]
    assert [step.state for step in steps if isinstance(step, Event)] == ["read"]
    assert (found.document.state, found.document.recognised, found.document.words) == (
        "read",
        3,
        21,
    )
    assert [page.ocr for page in found.pages] == ["eng"] * 3
    assert passages.page_words(db, scanned, 2)
    assert sums(steps).states == {"read": 1}
    assert jobs.state(db, sums(steps).job) == "done"


def test_all_takes_every_page_that_waits(db: Database, add: Add, folder: Path) -> None:
    add(scan(folder / "a.pdf", LINES), scan(folder / "b.pdf", LINES, LINES))
    workers = FakeRecognisers()
    assert sums(recognised(db, workers, all=True)).documents == 2
    assert sorted(page for page, _ in workers.asked) == [1, 1, 2]
    assert sums(recognised(db, workers, all=True)).pages == 0


def test_pages_done_are_kept_when_the_process_is_killed(db: Database, scanned: int) -> None:
    job = recognising.start(db, Recognise(ids=(scanned,), language="eng"))
    first = recognising.recognise(db, job, FakeRecognisers())
    assert isinstance(next(first), PageDone)
    first.close()
    workers = FakeRecognisers()
    assert recognising.unfinished(db) == [job]
    list(recognising.recognise(db, job, workers))
    assert [page for page, _ in workers.asked] == [2, 3]
    assert row(db, scanned).state == "read"


def test_a_document_whose_last_page_came_before_the_kill_is_joined(
    db: Database, scanned: int
) -> None:
    job = recognising.start(db, Recognise(ids=(scanned,), language="eng"))
    for page in (1, 2, 3):
        recognition.store(db, scanned, seen(page), "eng")
    workers = FakeRecognisers()
    list(recognising.recognise(db, job, workers))
    assert not workers.asked
    assert row(db, scanned).state == "read"


@pytest.mark.parametrize("state", ["paused", "cancelled"])
def test_a_job_stops_between_two_pages(db: Database, scanned: int, state: str) -> None:
    job = recognising.start(db, Recognise(ids=(scanned,), language="eng"))

    def stops(page: int) -> Given:
        jobs.set_state(db, job, state)  # type: ignore[arg-type]
        return seen(page)

    steps = list(recognising.recognise(db, job, FakeRecognisers(stops)))
    assert sums(steps).pages == 1
    assert jobs.state(db, job) == state
    assert [page for _, page in recognition.wanted(db, [scanned])] == [2, 3]


def test_a_page_that_fails_costs_itself_alone_and_can_be_tried_again(
    db: Database, scanned: int
) -> None:
    def fails_on_two(page: int) -> Given:
        return seen(page, problem="it took more than 60 seconds" if page == 2 else "")

    recognised(db, FakeRecognisers(fails_on_two), ids=(scanned,), language="eng")
    found = row(db, scanned)
    assert found.state == "flagged"
    assert found.reason == "Page 2 could not be recognised: it took more than 60 seconds."
    workers = FakeRecognisers()
    recognised(db, workers, ids=(scanned,), language="eng")
    assert [page for page, _ in workers.asked] == [2]
    assert row(db, scanned).state == "read"


def test_what_could_hardly_be_recognised_is_flagged(db: Database, scanned: int) -> None:
    workers = FakeRecognisers(lambda page: seen(page, confidence=0.3 if page > 1 else 0.9))
    recognised(db, workers, ids=(scanned,), language="eng")
    assert row(db, scanned).reason == "Pages 2–3 could hardly be recognised."


def test_another_language_recognises_once_more(db: Database, scanned: int) -> None:
    workers = FakeRecognisers()
    for language in ("eng", "eng", "deu"):
        recognised(db, workers, ids=(scanned,), language=language)
    assert [language for _, language in workers.asked] == ["eng"] * 3 + ["deu"] * 3


def test_a_file_that_has_changed_is_left_waiting(db: Database, scanned: int, folder: Path) -> None:
    scan(folder / "scan.pdf", LINES)
    steps = recognised(db, FakeRecognisers(), ids=(scanned,))
    (event,) = [step for step in steps if isinstance(step, Event)]
    assert (event.state, sums(steps).pages) == ("needs ocr", 0)
    assert "changed" in event.reason


def test_a_locked_file_asks_for_its_password_and_goes_on_waiting(
    db: Database, scanned: int
) -> None:
    locked = Failed(kind="nothing", message="The file is locked.", remedy="", exit_code=5)
    steps = recognised(db, FakeRecognisers(lambda page: locked), ids=(scanned,))
    assert [step.reason.strip() for step in steps if isinstance(step, Event)] == [
        "The file is locked."
    ]
    assert len(recognition.wanted(db, [scanned])) == 3
