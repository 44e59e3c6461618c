"""An offer: what was offered at once, each file as waiting, or settled already."""

import os
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from clozet.database import collections, jobs, listing, paths
from clozet.database.connection import Database, transaction
from clozet.database.listing import KnownPath
from clozet.file_names import outermost, to_name, to_text
from clozet.messages.library import Event

FILES_A_TRANSACTION = 500


@dataclass
class Offer:
    """What was offered at once: its job, the paths that wait, and those settled already.

    `seen` are the system's names: a file that was named twice is offered once.
    """

    job: int
    waiting: list[int] = field(default_factory=list)
    settled: list[Event] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    @property
    def count(self) -> int:
        """How many files were offered."""
        return len(self.waiting) + len(self.settled)


Known = Mapping[str, KnownPath]  # the system's name of a path -> what is known of it


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
) -> None:
    """Offer files, some hundreds a transaction.

    One that is as `known` has it is settled at once, without a question to the database.
    """
    newly: list[int] = []
    for batch in _batches(_differing(offer, files, choice, known, newly)):
        with transaction(db):
            for file in batch:
                _offer_file(db, offer, file, choice)
    if newly:
        with transaction(db):
            paths.note_unchanged(db, newly)


def _batches(files: Iterable[paths.Offered]) -> Iterator[list[paths.Offered]]:
    rest = iter(files)
    while batch := list(islice(rest, FILES_A_TRANSACTION)):
        yield batch


def _differing(
    offer: Offer, files: Iterable[str], choice: Choice, known: Known, newly: list[int]
) -> Iterator[paths.Offered]:
    """Yield files that are not as they are known; settle the others.

    `newly` takes the paths that are found unchanged, and were not so the last time.
    """
    for file in files:
        try:
            found = os.stat(file)  # noqa: PTH116 - see `names`
        except OSError:
            continue
        if file in offer.seen:
            continue
        offer.seen.add(file)
        before = known.get(file)
        if before is None or not _as_it_was(before, found, choice):
            yield paths.Offered(*to_text(file), found.st_size, found.st_mtime_ns)
            continue
        offer.settled.append(listing.event_of(before, "unchanged"))
        if before.outcome != "unchanged":
            newly.append(before.id)


def _offer_file(db: Database, offer: Offer, file: paths.Offered, choice: Choice) -> None:
    known = paths.offer(
        db,
        file,
        job=offer.job,
        source=choice.source,
        collection=choice.collection,
        again=choice.again,
    )
    row = paths.find(db, file.path, file.escaped)
    if row is None:
        return
    if known == "unchanged":
        if choice.collection and row["document_id"] is not None:
            collections.put(db, choice.collection, [row["document_id"]])
        paths.note_unchanged(db, [row["id"]])
        offer.settled.append(listing.event(db, row["id"]))
    else:
        offer.waiting.append(row["id"])


def _as_it_was(known: KnownPath, found: os.stat_result, choice: Choice) -> bool:
    """Tell, where it is certain, that `paths.offer` would find a file unchanged."""
    if known.mtime_ns != found.st_mtime_ns or known.bytes != found.st_size or choice.collection:
        return False
    unsettled = ("missing", "waiting", "skipped")
    return known.state in ("read", "flagged") or not (choice.again or known.state in unsettled)


def by_name(rows: Iterable[KnownPath]) -> Known:
    """Return what is known of paths by their names."""
    return {to_name(row.path, row.escaped == 1): row for row in rows}


def vanished(known: Known, seen: Container[str]) -> list[int]:
    """Return those of these paths whose file is no longer there.

    What was not `seen`, since the source's globs leave it out, may be there all the same.
    """
    return [
        row.id
        for name, row in known.items()
        if name not in seen
        and row.state not in ("missing", "skipped")
        and not os.path.lexists(outermost(Path(name)))
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
