"""A watched folder is kept in step by itself: the real worker, the real system's events."""

import errno
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserverVFS

from clozet.messages.json_lines import Request
from clozet.messages.library import Add, Remove
from clozet.messages.search import Results, Search
from clozet.messages.sources import ChangeSource
from clozet.paths import LibraryPaths
from clozet.worker import watch
from clozet.worker.client import Worker

BURST = 300


def eventually(true: Callable[[], bool], seconds: float = 30.0) -> None:
    """Look again and again until it is true."""
    pause = threading.Event()
    for _ in range(int(seconds / 0.2)):
        if true():
            return
        pause.wait(0.2)
    pytest.fail("it did not come true")


class Watched:
    """A worker whose library watches one folder with one file in it."""

    def __init__(self, place: Path, **options: Any) -> None:
        self.folder, self.library = place / "files", place / "library"
        self.folder.mkdir()
        (self.folder / "old.txt").write_text("The lease ends in spring.")
        self.worker = Worker("library", self.library)
        self.ask(Add(paths=(str(self.folder),), watch=True, **options))
        self.write("first.txt", "From here on it is watched.")

    def ask(self, request: Request) -> object:
        return list(self.worker.ask(request))[-1]

    def write(self, name: str, text: str) -> None:
        """Write a file and wait until the library knows it: so everything before is settled."""
        (self.folder / name).write_text(text)
        eventually(lambda: self.states().get(name) == "read")

    def finds(self, word: str) -> bool:
        answer = self.ask(Search(query=word, mode="words"))
        assert isinstance(answer, Results)
        return bool(answer.results)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(LibraryPaths(self.library).database)) as db:
            return db.execute(query).fetchall()

    def states(self) -> dict[str, str]:
        return {
            Path(path).name: state for path, state in self.rows("SELECT path, state FROM paths")
        }

    def jobs(self) -> list[int]:
        return [total for (total,) in self.rows("SELECT total FROM jobs WHERE kind = 'read'")]


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    made = Watched(tmp_path)
    yield made
    made.worker.stop()


def test_what_happens_in_a_watched_folder_is_taken_in_unasked(watched: Watched) -> None:
    watched.write("new.txt", "The heron stands in the reeds.")
    assert watched.finds("heron")
    (watched.folder / "new.txt").write_text("The kingfisher has left the reeds.")
    eventually(lambda: watched.finds("kingfisher"))
    assert not watched.finds("heron")
    (watched.folder / "new.txt").unlink()
    eventually(lambda: watched.states()["new.txt"] == "missing")


def test_a_burst_is_one_job(watched: Watched) -> None:
    before = watched.jobs()
    for number in range(BURST):
        (watched.folder / f"{number}.txt").write_text(f"Letter {number} of many.")
    eventually(lambda: list(watched.states().values()).count("read") == BURST + 2, 60.0)
    assert watched.jobs() == [*before, BURST]


def test_a_folder_is_left_alone_while_it_is_not_watched(watched: Watched, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    watched.ask(Add(paths=(str(other),), watch=True))
    watched.ask(ChangeSource(path=str(watched.folder), watched=False))
    (watched.folder / "later.txt").write_text("Nobody reads this.")
    (other / "marker.txt").write_text("This one is read.")
    eventually(lambda: watched.states().get("marker.txt") == "read")
    assert "later.txt" not in watched.states()

    watched.ask(ChangeSource(path=str(watched.folder), watched=True))
    eventually(lambda: watched.states().get("later.txt") == "read")


def test_what_was_removed_stays_out_and_makes_no_job(watched: Watched) -> None:
    watched.ask(Remove(paths=(str(watched.folder / "old.txt"),)))
    before = len(watched.jobs())
    (watched.folder / "old.txt").write_text("The lease ends in autumn.")
    watched.write("later.txt", "This one is read.")
    assert "old.txt" not in watched.states()
    assert len(watched.jobs()) == before + 1


def test_hidden_files_links_and_what_the_patterns_leave_out_stay_out(tmp_path: Path) -> None:
    watched = Watched(tmp_path, exclude=("*.tmp", "drafts/*"))
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("Nobody added this.")
    for name in (".git", "node_modules", "drafts", "kept"):
        (watched.folder / name).mkdir()
        (watched.folder / name / f"{name}.txt").write_text(f"In {name}.")
    (watched.folder / "a.tmp").write_text("Temporary.")
    (watched.folder / "door").symlink_to(outside)
    (watched.folder / "window.txt").symlink_to(outside / "secret.txt")
    watched.write("last.txt", "The last one.")
    watched.worker.stop()
    assert watched.states().keys() == {"old.txt", "first.txt", "kept.txt", "last.txt"}


def test_what_changed_while_nobody_watched_is_taken_in_at_the_start(watched: Watched) -> None:
    watched.worker.stop()
    (watched.folder / "meanwhile.txt").write_text("The otter came by night.")
    (watched.folder / "old.txt").unlink()
    watched.worker = Worker("library", watched.library)
    eventually(lambda: watched.states().get("meanwhile.txt") == "read")
    assert watched.states()["old.txt"] == "missing"


def test_a_file_that_grows_is_kept_back_and_holds_up_nothing(tmp_path: Path) -> None:
    growing, still = tmp_path / "growing.txt", tmp_path / "still.txt"
    growing.touch()
    still.touch()
    changes = watch.Changes()
    changes.note(growing)
    changes.note(still)
    found = []
    for _ in range(watch.MOST_LOOKS):
        with growing.open("a") as file:
            file.write("more ")
        found += changes.look()
    assert found == [still]
    assert changes.look() == [growing]


def test_at_the_limit_of_the_system_it_polls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse() -> BaseObserver:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(watch, "Observer", refuse)
    monkeypatch.setattr(watch, "SECONDS_BETWEEN_POLLS", 0.1)
    changes = watch.Changes()
    observer = watch.observe(tmp_path, watch.Handler(tmp_path, changes, tmp_path / "library"))
    assert isinstance(observer, PollingObserverVFS)
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "library.log").write_text("what the library itself writes is no news")
    (tmp_path / "new.txt").write_text("seen by polling")
    found: list[Path] = []
    eventually(lambda: bool(found.extend(changes.look()) or found))
    observer.stop()
    observer.join()
    assert found == [tmp_path / "new.txt"]
    assert caplog.messages == ["a source is watched by polling: inotify watch limit reached"]
