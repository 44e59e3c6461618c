"""A name → what a hub offers → the user's yes → its files, checked → one of the library's models.

Looking up and fetching are the downloader's; what came is opened in another process, which has no
way to the network.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from clozet.database import downloads, jobs, lock, settings
from clozet.database.connection import Database
from clozet.errors import (
    ClozetError,
    NoPermissionError,
    NoRoomError,
    NothingToDoError,
    NotThereError,
)
from clozet.messages.downloads import DownloadModel, ImportDownloaded, LookUpModel, ModelOffer
from clozet.messages.json_lines import Answer
from clozet.messages.models import ModelShown
from clozet.messages.progress import Cancelled, Done
from clozet.models import hub
from clozet.models.downloading import Download, changed
from clozet.models.facts import size_of
from clozet.models.importing import free_name, import_folder
from clozet.paths import LibraryPaths

from .job_clock import JobClock
from .models import describe

KIND = "download"
KB = 1000


def look_up(db: Database, asked: LookUpModel) -> ModelOffer:
    """Ask the hub what it has under a name, and where its files lie; fetch none of them.

    Raise NoPermissionError where models may not be downloaded, UsageError for a name that cannot
    be, NotThereError, and ModelError for what cannot be used or is no longer what it was.
    """
    _refuse_unless_allowed(db)
    called = free_name(db.paths, asked.name.rpartition("/")[2], asked.called)
    found = hub.look_up(asked)
    pinned = downloads.pinned(db, found)
    for file in found.files:
        if file.sha256 and file.sha256 != pinned.get(file.file, file.sha256):
            raise changed(found, file.file)
    last = downloads.last_revision(db, found)
    before = last if last != found.revision else ""
    return msgspec.structs.replace(found, called=called, before=before)


def download(
    db: Database, asked: DownloadModel, stopped: Callable[[], bool] = lambda: False
) -> Iterator[Answer]:
    """Fetch what was agreed to into the library's downloads; yield progress, then `Done`.

    `Cancelled` comes last where it was; what has come is kept for the next try. Raise as `look_up`
    does, NoRoomError for too little disk, NothingToDoError while another download is under way.
    """
    _refuse_unless_allowed(db)
    with lock.alone(db.paths, "downloading") as ours:
        if not ours:
            raise NothingToDoError(
                "Another model is being downloaded.", "Wait for it, or cancel its job."
            )
        place = _place(db.paths, asked.offer)
        _make_room(place, asked.offer)
        for left in jobs.open_jobs(db, KIND):
            jobs.set_state(db, left, "failed", "It was interrupted.")
        job = jobs.create(db, KIND)
        try:
            yield from _fetched(db, job, asked.offer, place, stopped)
        except BaseException as error:
            words = error.message if isinstance(error, ClozetError) else "It was interrupted."
            jobs.set_state(db, job, "failed", words)
            raise


def _fetched(
    db: Database, job: int, offer: ModelOffer, place: Path, stopped: Callable[[], bool]
) -> Iterator[Answer]:
    fetching = Download(offer, place, downloads.pinned(db, offer))
    clock = JobClock(db, job, offer.bytes // KB)
    clock.note()
    yield clock.progress(KIND)
    for done in fetching.fetch():
        if stopped() or jobs.state(db, job) == "cancelled":
            jobs.set_state(db, job, "cancelled")
            yield Cancelled()
            return
        clock.step(done // KB - clock.done)
        yield clock.progress(KIND)
    downloads.pin(db, offer, fetching.hashes)
    clock.finish()
    jobs.set_state(db, job, "done")
    yield Done()


def import_downloaded(db: Database, asked: ImportDownloaded) -> ModelShown:
    """Take in what was downloaded, under the name that the offer says, and show it.

    Raise NotThereError where it is not there, ModelError with the reason where it cannot be used.
    """
    offer = asked.offer
    place = _place(db.paths, offer)
    if not all((place / file.file).is_file() for file in offer.files):
        raise NotThereError(f"{offer.model} has not been downloaded yet.", "Download it first.")
    origin = f"downloaded from {offer.hosts[0]}: {offer.model}, revision {offer.revision}"
    model = import_folder(db.paths, place, offer.called, asked.role, origin)
    shutil.rmtree(place)
    return describe(db.paths, db, model.name)


def _refuse_unless_allowed(db: Database) -> None:
    if not settings.values(db)["downloads"]:
        raise NoPermissionError(
            "Models may not be downloaded: Clozet uses no network unless you switch that on.",
            "Switch it on with “clozet model downloads on”, or where the window downloads models.",
        )


def _place(paths: LibraryPaths, offer: ModelOffer) -> Path:
    """Return the folder for an offer's files; one name for each hub, model and revision."""
    named = f"{offer.hub}\0{offer.model}\0{offer.revision}".encode()
    return paths.downloads / hashlib.sha256(named).hexdigest()[:32]


def _make_room(place: Path, offer: ModelOffer) -> None:
    """Throw away what is left of other downloads; raise NoRoomError where the disk is too full.

    The files are there twice for a moment: downloaded, and copied into the library's models.
    """
    place.parent.mkdir(exist_ok=True, mode=0o700)
    for left in place.parent.iterdir():
        if left != place:
            shutil.rmtree(left)
    place.mkdir(exist_ok=True, mode=0o700)
    needed = 2 * offer.bytes - size_of(place)
    if needed > shutil.disk_usage(place).free:
        raise NoRoomError(
            f"The download takes {needed / 1e6:.0f} MB for a while, and the library's disk has"
            " less.",
            "Free some space, then try again.",
        )
