"""Files → readers → text → passages → the database, one transaction a document."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import msgspec

from clozet import processes
from clozet.database import collections, documents, listing, paths
from clozet.database.connection import Database, transaction
from clozet.database.documents import Content
from clozet.file_names import outermost, to_path
from clozet.messages.library import Event, PathOutcome
from clozet.messages.reading import FileText, PageText
from clozet.reading.containers import FORMATS as CONTAINERS
from clozet.reading.files import fingerprint
from clozet.reading.kind import contradiction

from . import members

CLAIMS_AT_ONCE = 16


@dataclass(frozen=True)
class ToRead:
    """A file of `bytes` bytes; `key` is handed back with its text.

    Where the file is locked, `passwords` are tried one after the other. `recognised` are pages
    whose text was recognised from their picture before.
    """

    key: int
    path: str
    path_escaped: bool
    bytes: int
    passwords: tuple[str, ...] = ()
    recognised: tuple[PageText, ...] = ()


class Readers(Protocol):
    """Whoever turns files into texts, several at a time."""

    def read_all(
        self, more: Callable[[int], list[ToRead]]
    ) -> Iterator[tuple[int, FileText, float]]:
        """Yield (key, text, seconds) until `more` gives nothing and nothing is in flight."""


@dataclass
class Backlog:
    """The paths that wait to be read, taken one by one by this process.

    `passwords` are tried on locked files; `stopped` ends the work between two files.
    """

    db: Database
    readers: Readers
    passwords: tuple[str, ...] = ()
    stopped: Callable[[], bool] = lambda: False
    _rows: dict[int, tuple[paths.Row, str]] = field(default_factory=dict)
    _settled: list[int] = field(default_factory=list)
    _claimed: deque[paths.Row] = field(default_factory=deque)

    def read(self) -> Iterator[tuple[int, Event]]:
        """Read what waits; yield (path id, event) as each is settled."""
        self._release_the_dead()
        try:
            for key, text, seconds in self.readers.read_all(self._more):
                yield from self._known()
                row, sha256 = self._rows.pop(key)
                content = Content(text.sha256 or sha256, row["bytes"], seconds)
                settle(self.db, row, text, content)
                yield key, listing.event(self.db, key)
            yield from self._known()
        finally:
            self._claimed.clear()
            paths.release(self.db, [processes.identity()])

    def _release_the_dead(self) -> None:
        dead = [name for name in paths.claimants(self.db) if not processes.alive(name)]
        paths.release(self.db, dead)

    def _more(self, count: int) -> list[ToRead]:
        """Claim files until `count` of them really have to be read."""
        files: list[ToRead] = []
        while len(files) < count and not self.stopped() and (row := self._next()):
            sha256 = "" if row["container_id"] else self._fingerprint(row)
            if sha256 is None or (sha256 and self._is_known(row, sha256)):
                self._settled.append(row["id"])
                continue
            self._rows[row["id"]] = (row, sha256)
            files.append(
                ToRead(row["id"], row["path"], bool(row["escaped"]), row["bytes"], self.passwords)
            )
        return files

    def _next(self) -> paths.Row | None:
        if not self._claimed:
            self._claimed += paths.claim(self.db, processes.identity(), CLAIMS_AT_ONCE)
        return self._claimed.popleft() if self._claimed else None

    def _known(self) -> Iterator[tuple[int, Event]]:
        """Yield the events of paths that needed no reader."""
        while self._settled:
            path = self._settled.pop()
            yield path, listing.event(self.db, path)

    def _fingerprint(self, row: paths.Row) -> str | None:
        try:
            return fingerprint(to_path(row["path"], bool(row["escaped"])))
        except FileNotFoundError:
            with transaction(self.db):
                paths.mark_missing(self.db, row["id"])
        except OSError as error:
            settle(self.db, row, _unreadable(error), Content("", row["bytes"], 0.0))
        return None

    def _is_known(self, row: paths.Row, sha256: str) -> bool:
        """Settle a path whose content the library already has; containers are read all the same.

        What lies in a container is offered under each of its paths.
        """
        document = documents.by_content(self.db, sha256)
        if document is None or document["kind"] in CONTAINERS:
            return False
        text = FileText(
            state=document["state"],
            reason=document["reason"],
            remedy=document["remedy"],
            kind=document["kind"],
        )
        settle(self.db, row, text, Content(sha256, row["bytes"], 0.0))
        return True


def _unreadable(error: OSError) -> FileText:
    return FileText(
        state="failed",
        reason=f"The system does not let Clozet read the file ({error.strerror or 'no reason'}).",
        remedy="Give this user the right to read it, then try again.",
    )


def settle(db: Database, row: paths.Row, text: FileText, content: Content) -> None:
    """Write how reading one path ended: its document, pages and passages, in one transaction."""
    with transaction(db):
        before = row["document_id"]
        document = _document(db, row, text, content)
        if before is not None and before != document and not _paths_left(db, before, row):
            documents.delete(db, before)
        if document is not None:
            for name in (row["collection"] or "").splitlines():
                collections.put(db, name, [document])
        left_alone = members.offer(db, row, text.members)
        if left_alone:
            text = msgspec.structs.replace(text, **_too_many(left_alone))
        outcome = _outcome(db, row, document)
        paths.settle(db, row, ended(row, text, content.sha256, document, outcome))
        if document is not None:
            _forget_where_it_moved_from(db, row, document)


def _too_many(left_alone: int) -> dict[str, str]:
    return {
        "state": "flagged",
        "reason": f"It holds more than {members.MOST_BELOW:,} files:"
        f" {left_alone:,} were left alone.",
        "remedy": "Unpack it in its own program and add the folder.",
    }


def ended(
    row: paths.Row, text: FileText, sha256: str, document: int | None, outcome: PathOutcome
) -> paths.Reading:
    """Return how reading a path ended: as its content's, unless its name says another kind."""
    state, reason, remedy = text.state, text.reason, text.remedy
    if state == "read" and (
        why := contradiction(to_path(row["path"], bool(row["escaped"])), text.kind)
    ):
        state, reason, remedy = "flagged", why, "Rename the file, if its name misleads you."
    return paths.Reading(
        state=state,
        reason=reason,
        remedy=remedy,
        kind=text.kind,
        sha256=sha256,
        document=document,
        outcome=outcome,
    )


def _document(db: Database, row: paths.Row, text: FileText, content: Content) -> int | None:
    if text.state not in ("read", "flagged", "needs ocr"):
        return None
    present = documents.by_content(db, content.sha256)
    if present is not None:
        return int(present["id"])
    before = row["document_id"]
    replacing = before if before is not None and not _paths_left(db, before, row) else None
    return documents.store(db, content, text, replacing)


def _paths_left(db: Database, document: int, row: paths.Row) -> bool:
    return bool(paths.others_of(db, document, row["id"]))


def _outcome(db: Database, row: paths.Row, document: int | None) -> PathOutcome:
    outcome: PathOutcome = row["outcome"]
    if document is None:
        return outcome
    if row["document_id"] == document and row["sha256"] == documents.content_of(db, document):
        return "unchanged"
    return "duplicate" if _paths_left(db, document, row) else outcome


def _forget_where_it_moved_from(db: Database, row: paths.Row, document: int) -> None:
    """Drop other paths of this content whose file is gone: the file was moved here."""
    for other in paths.others_of(db, document, row["id"]):
        if not _exists(to_path(other["path"], bool(other["escaped"]))):
            paths.forget(db, other["id"])


def _exists(path: Path) -> bool:
    try:
        return outermost(path).exists()
    except OSError:
        return True
