"""Offer → read → done: what adding and syncing have in common."""

from collections import Counter
from collections.abc import Callable, Iterator
from time import monotonic, sleep

from clozet.database import jobs, listing, paths
from clozet.database.connection import Database
from clozet.messages.library import AddDone, Event
from clozet.messages.progress import Progress

from .job_clock import JobClock
from .offering import Offer
from .reading import Backlog, Readers

SECONDS_BETWEEN_LOOKS = 0.2


def ingest(
    db: Database,
    offer: Offer,
    readers: Readers,
    passwords: tuple[str, ...] = (),
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Event | Progress | AddDone]:
    """Read what was offered; yield an event a file, the progress, and at last the sums.

    Files that another process has claimed are waited for, and taken over if it dies. Pausing
    the job waits; cancelling it takes its unread files out of the library.
    """
    began = monotonic()
    clock = JobClock(db, offer.job, len(offer.waiting))
    events = list(offer.settled)
    yield from events
    if events:
        clock.step(len(events))
        yield clock.progress("read")
    for settled in _all(db, offer, Backlog(db, readers, passwords, stopped)):
        events.append(settled)
        yield settled
        clock.step()
        yield clock.progress("read")
    clock.note()
    if jobs.state(db, offer.job) == "running" and not stopped():
        jobs.set_state(db, offer.job, "done")
    yield _sums(offer, events, monotonic() - began)


def _all(db: Database, offer: Offer, backlog: Backlog) -> Iterator[Event]:
    mine = set(offer.waiting)
    while not backlog.stopped():
        for path, settled in backlog.read():
            if path in mine:
                mine.discard(path)
                mine |= _members(db, offer, path)
                yield settled
        if jobs.state(db, offer.job) == "cancelled":
            paths.drop_unread(db, offer.job)
        for path in mine - paths.still_waiting(db, mine):
            mine.discard(path)
            mine |= _members(db, offer, path)
            if paths.exists(db, path):
                yield listing.event(db, path)
        if not mine:
            return
        sleep(SECONDS_BETWEEN_LOOKS)


def _members(db: Database, offer: Offer, path: int) -> set[int]:
    """Take in what waits inside of a path that was read."""
    waiting = {row["id"] for row in paths.inside(db, path) if row["state"] == "waiting"}
    offer.waiting += waiting.difference(offer.waiting)
    return waiting


def _sums(offer: Offer, events: list[Event], seconds: float) -> AddDone:
    outcomes = Counter(event.outcome for event in events if event.state != "missing")
    return AddDone(
        offered=offer.count,
        added=outcomes["added"],
        changed=outcomes["changed"],
        duplicates=outcomes["duplicate"],
        unchanged=outcomes["unchanged"],
        states=dict(Counter(event.state for event in events)),
        passages=sum(event.passages for event in events),
        seconds=round(seconds, 3),
    )
