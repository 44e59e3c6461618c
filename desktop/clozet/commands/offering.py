"""An offer: what was offered at once, each file as waiting, or settled already."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from clozet.database import collections, jobs, listing, paths
from clozet.database.connection import Database, transaction
from clozet.file_names import outermost, to_path, to_text
from clozet.messages.library import Event

FILES_A_TRANSACTION = 500


@dataclass
class Offer:
    """What was offered at once: its job, the paths that wait, and those settled already.

    `seen` are the paths as (text, escaped): a file that was named twice is offered once.
    """

    job: int
    waiting: list[int] = field(default_factory=list)
    settled: list[Event] = field(default_factory=list)
    seen: set[tuple[str, bool]] = field(default_factory=set)

    @property
    def count(self) -> int:
        """How many files were offered."""
        return len(self.waiting) + len(self.settled)


Known = dict[tuple[str, bool], paths.Row]  # (path as text, escaped) -> its row of `listing.under`


@dataclass(frozen=True)
class Choice:
    """How the files of one source are chosen and where they go: `collection` has a name a line."""

    source: int | None
    collection: str | None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    again: bool = False


def offer_files(
    db: Database, offer: Offer, files: Iterable[str], choice: Choice, known: Known
) -> set[str]:
    """Offer files, some hundreds a transaction; return their paths as text.

    One that is as its row in `known` says costs no question to the database.
    """
    seen: set[str] = set()
    for batch in _batches(files):
        with transaction(db):
            for file in batch:
                if text := _offer_file(db, offer, file, choice, known):
                    seen.add(text)
    return seen


def _batches(files: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for file in files:
        batch.append(file)
        if len(batch) == FILES_A_TRANSACTION:
            yield batch
            batch = []
    yield batch


def _offer_file(
    db: Database, offer: Offer, file: str, choice: Choice, known_rows: Known
) -> str | None:
    try:
        found = os.stat(file)  # noqa: PTH116 - see `names`
    except OSError:
        return None
    name = text, escaped = to_text(file)
    if name in offer.seen:
        return text
    offer.seen.add(name)
    before = known_rows.get(name)
    if before is not None and _as_it_was(before, found, choice):
        if before["outcome"] != "unchanged":
            paths.note_unchanged(db, [before["id"]])
        offer.settled.append(listing.event_of(before, "unchanged"))
        return text
    known = paths.offer(
        db,
        paths.Offered(text, escaped, found.st_size, found.st_mtime_ns),
        job=offer.job,
        source=choice.source,
        collection=choice.collection,
        again=choice.again,
    )
    row = paths.find(db, text, escaped)
    if row is None:
        return None
    if known == "unchanged":
        if choice.collection and row["document_id"] is not None:
            collections.put(db, choice.collection, [row["document_id"]])
        paths.note_unchanged(db, [row["id"]])
        offer.settled.append(listing.event(db, row["id"]))
    else:
        offer.waiting.append(row["id"])
    return text


def _as_it_was(row: paths.Row, found: os.stat_result, choice: Choice) -> bool:
    """Tell, where it is certain, that `paths.offer` would find a file unchanged."""
    if (row["bytes"], row["mtime_ns"]) != (found.st_size, found.st_mtime_ns) or choice.collection:
        return False
    unsettled = ("missing", "waiting", "skipped")
    return row["state"] in ("read", "flagged") or not (choice.again or row["state"] in unsettled)


def vanished(rows: Iterable[paths.Row], seen: set[str]) -> list[int]:
    """Return those of these paths whose file is no longer there.

    What was not `seen`, since the source's globs leave it out, may be there all the same.
    """
    return [
        row["id"]
        for row in rows
        if row["path"] not in seen
        and row["state"] not in ("missing", "skipped")
        and not os.path.lexists(outermost(to_path(row["path"], bool(row["escaped"]))))
    ]


def note_vanished(db: Database, offer: Offer, gone: Iterable[int]) -> None:
    """Note that the files of these paths are no longer there."""
    with transaction(db):
        for path in gone:
            paths.mark_missing(db, path)
            offer.settled.append(listing.event(db, path))


def counted(db: Database, offer: Offer) -> Offer:
    """Note how much a job has to read; one with nothing to read is done."""
    jobs.progress(db, offer.job, 0, len(offer.waiting), None)
    if not offer.waiting:
        jobs.set_state(db, offer.job, "done")
    return offer
