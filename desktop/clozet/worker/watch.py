"""Watched sources: what changes in them is gathered until it is steady, then handed over."""

import errno
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserverVFS

from clozet.commands import watching
from clozet.database.connection import open_library
from clozet.paths import LibraryPaths
from clozet.reading.files import hidden

log = logging.getLogger("clozet.watch")

SECONDS_BETWEEN_LOOKS = 1.0
MOST_LOOKS = 10  # after so many, what is steady is handed over though other things are not
MANY = 1000  # so many changes at once, and the system may have lost some
SECONDS_BETWEEN_POLLS = 10.0
WITHOUT_EVENTS = {"9p", "afpfs", "ceph", "cifs", "drvfs", "fuse.rclone", "fuse.sshfs"} | {
    *("nfs", "nfs4", "smb3", "smbfs", "vboxsf", "webdav")
}
CHANGES: list[type[events.FileSystemEvent]] = [
    events.FileCreatedEvent,
    events.FileModifiedEvent,
    events.FileAttribEvent,
    events.FileClosedEvent,
    events.FileMovedEvent,
    events.FileDeletedEvent,
    events.DirMovedEvent,
    events.DirDeletedEvent,
]

Mark = tuple[int, int] | tuple[()]


class Changes:
    """Paths that changed, kept until size and mtime are the same at two looks."""

    def __init__(self) -> None:
        self._marks: dict[Path, Mark | None] = {}  # None: not looked at since it changed
        self._looks = 0
        self._lock = threading.Lock()

    def note(self, path: Path) -> None:
        """Note that a path changed."""
        with self._lock:
            self._marks[path] = None

    def look(self) -> list[Path]:
        """Return what is steady once everything is, or after MOST_LOOKS; keep the rest."""
        with self._lock:
            before = dict(self._marks)
        marks = {path: _mark(path) for path in before}
        with self._lock:
            untouched = [path for path in before if self._marks[path] == before[path]]
            steady = [path for path in untouched if marks[path] == before[path]]
            self._marks.update((path, marks[path]) for path in untouched)
            self._looks = self._looks + 1 if before else 0
            if len(steady) < len(self._marks) and self._looks < MOST_LOOKS:
                return []
            self._looks = 0
            for path in steady:
                del self._marks[path]
            return steady


class Handler(events.FileSystemEventHandler):
    """Notes what the system tells of a folder, except of hidden things and of the library's own."""

    def __init__(self, folder: Path, changes: Changes, library: Path) -> None:
        self._folder, self._changes, self._library = folder, changes, library

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        """Note a changed file, and a folder that has gone."""
        names = [event.src_path] if event.is_directory else [event.src_path, event.dest_path]
        for path in (Path(os.fsdecode(name)) for name in names if name):
            if not path.is_relative_to(self._folder) or path.is_relative_to(self._library):
                continue
            if not hidden(path, self._folder):
                self._changes.note(path)


class Watch:
    """Follows a library's watched sources until `ended`; `take` gets what changed, a burst at once.

    A source is looked through whole when it begins to be followed, so nothing in between is lost.
    """

    def __init__(
        self, paths: LibraryPaths, take: Callable[[list[Path]], None], ended: threading.Event
    ) -> None:
        self._paths, self._take, self._ended = paths, take, ended
        self._changes = Changes()
        self._followed: dict[Path, BaseObserver | None] = {}  # None: nothing is there
        self._thread = threading.Thread(target=self._work, daemon=True)

    def start(self) -> None:
        """Follow what is watched, and what will be, as long as it is."""
        self._thread.start()

    def stop(self) -> None:
        """Wait a moment for the end."""
        self._thread.join(timeout=2.0)

    def _work(self) -> None:
        db = open_library(self._paths)
        while not self._ended.is_set():
            wanted = {source.path for source in watching.watched(db)}
            for path in wanted:
                self._follow(path)
            for path in self._followed.keys() - wanted:
                self._leave(path)
            if found := self._changes.look():
                self._take(found + list(self._followed) if len(found) >= MANY else found)
                self._mind_limit()
            self._ended.wait(SECONDS_BETWEEN_LOOKS)
        for observer in self._followed.values():
            if observer:
                observer.stop()
        db.close()

    def _follow(self, path: Path) -> None:
        observer, there = self._followed.get(path), _mark(path) != ()
        if path in self._followed and _lives(observer) == there:
            return
        if observer:
            observer.stop()
        handler = Handler(path, self._changes, self._paths.folder.resolve())
        self._followed[path] = observe(path, handler) if there else None
        self._changes.note(path)

    def _leave(self, path: Path) -> None:
        if observer := self._followed.pop(path):
            observer.stop()

    def _mind_limit(self) -> None:
        for path, observer in self._followed.items():
            if observer and not isinstance(observer, PollingObserverVFS) and _limit_reached(path):
                observer.stop()  # it is followed anew at the next look, by polling


def observe(path: Path, handler: events.FileSystemEventHandler) -> BaseObserver | None:
    """Let the handler hear of changes at a path; None where it has just gone.

    By the system's events; by polling where it has no more to give, or the file system has none.
    """
    reason = "its file system tells of no changes"
    if not _without_events(path):
        try:
            observer = _started(Observer(), path, handler)
        except OSError as error:
            reason = error.strerror or type(error).__name__
        else:
            if not _limit_reached(path):
                return observer
            observer.stop()
            reason = "the system's limit of watches is reached"
    polling = PollingObserverVFS(os.lstat, _entries, polling_interval=SECONDS_BETWEEN_POLLS)
    with suppress(OSError):
        observer = _started(polling, path, handler)
        log.warning("a source is watched by polling: %s", reason)
        return observer
    return None


def _started(
    observer: BaseObserver, path: Path, handler: events.FileSystemEventHandler, deep: bool = True
) -> BaseObserver:
    observer.schedule(handler, str(path), recursive=deep, event_filter=CHANGES)
    try:
        observer.start()
    except OSError:
        observer.stop()
        raise
    return observer


def _limit_reached(path: Path) -> bool:
    """Tell whether one more watch is refused: folders below then go unwatched without an error."""
    if sys.platform != "linux":
        return False
    try:
        _started(Observer(), path, events.FileSystemEventHandler(), deep=False).stop()
    except OSError as error:
        return error.errno in (errno.ENOSPC, errno.EMFILE)
    return False


def _lives(observer: BaseObserver | None) -> bool:
    return observer is not None and all(emitter.is_alive() for emitter in observer.emitters)


def _without_events(path: Path) -> bool:
    mounted = [
        (len(place.mountpoint), place.fstype)
        for place in psutil.disk_partitions(all=True)
        if path.is_relative_to(place.mountpoint)
    ]
    return bool(mounted) and max(mounted)[1] in WITHOUT_EVENTS


def _entries(folder: str | None) -> "Iterator[os.DirEntry[str]]":
    with os.scandir(folder) as entries:
        yield from (entry for entry in entries if not hidden(Path(entry.name), Path()))


def _mark(path: Path) -> Mark:
    try:
        found = path.lstat()
    except OSError:
        return ()
    return found.st_size, found.st_mtime_ns
