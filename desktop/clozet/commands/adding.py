"""Files and folders offered: noted as waiting, or known and left alone."""

import os
from collections.abc import Sequence
from pathlib import Path

from clozet.database import collections, jobs, listing, paths
from clozet.database.connection import Database, transaction
from clozet.errors import NotThereError
from clozet.file_names import to_path, to_text
from clozet.messages.library import Add, Event, Readd, Retry, Sync
from clozet.reading.files import names

from .offering import Choice, Known, Offer, by_name, counted, note_vanished, offer_files, vanished


def add(db: Database, asked: Add) -> Offer:
    """Offer files and folders by name; raise NotThereError where none of them exists."""
    given = [Path(path).expanduser() for path in asked.paths]
    there = existing(asked.paths)
    if asked.collection:
        collections.create(db, asked.collection)
    offer = Offer(jobs.create(db, "read"))
    offer.settled += [_missing(path) for path in dict.fromkeys(given) if not path.exists()]
    for path in there:
        source = collections.add_source(
            db,
            to_text(path),
            folder=path.is_dir(),
            patterns=(asked.include, asked.exclude),
            watched=asked.watch,
        )
        choice = Choice(source, asked.collection, asked.include, asked.exclude, again=True)
        _offer(db, offer, path, choice)
    return counted(db, offer)


def existing(names: Sequence[str]) -> list[Path]:
    """Return those of the paths that exist, resolved; raise NotThereError where none does."""
    given = [Path(name).expanduser() for name in names]
    there = [path.resolve() for path in given if path.exists()]
    if not there:
        raise NotThereError(
            f"There is no file or folder at {to_text(given[0].absolute())[0]}.",
            "Check the path.",
        )
    return there


def sync(db: Database, asked: Sync) -> Offer:
    """Offer what is new or changed in the sources, or in `asked.paths`; note what has gone.

    Raise NotThereError where nothing of `asked.paths` was ever added.
    """
    wanted = [to_text(Path(path).expanduser().resolve())[0] for path in asked.paths]
    parts = [
        (source, part) for source in collections.sources(db) for part in _parts(source, wanted)
    ]
    if wanted and not parts:
        raise NotThereError(
            f"{wanted[0]} is not in any folder that was added.", "Add it with “clozet add”."
        )
    offer = Offer(jobs.create(db, "read"))
    for source, part in parts:
        choice = Choice(
            source["id"],
            None,
            collections.patterns(source["include"]),
            collections.patterns(source["exclude"]),
        )
        _offer_and_note(db, offer, (part, bool(source["escaped"])), choice)
    return counted(db, offer)


def _parts(source: paths.Row, wanted: Sequence[str]) -> list[str]:
    """Return the places of a source to look at: all of it, or what is wanted of it."""
    whole = source["path"]
    if not wanted or any(_inside(whole, path) for path in wanted):
        return [whole]
    return [path for path in wanted if _inside(path, whole)]


def retry(db: Database, asked: Retry) -> Offer:
    """Offer paths once more whose reading did not end well; with a password, all locked ones."""
    locked = paths.locked(db) if asked.password else []
    return _again(db, list(dict.fromkeys([*asked.paths, *locked])))


def readd(db: Database, asked: Readd) -> Offer:
    """Offer removed paths once more; each goes back to its collections."""
    offer = Offer(jobs.create(db, "read"))
    for path in asked.paths:
        names = "\n".join(asked.collections.get(path, ()))
        if _offer_member(db, offer, path, names or None):
            continue
        _offer(db, offer, Path(path), Choice(None, names or None, again=True))
    return counted(db, offer)


def unfinished(db: Database) -> list[Offer]:
    """Return what was asked for and not finished, by this process or one before it."""
    return [Offer(job, waiting=paths.waiting_of(db, job)) for job in jobs.open_jobs(db, "read")]


def _again(db: Database, given: Sequence[str]) -> Offer:
    offer = Offer(jobs.create(db, "read"))
    for path in given:
        row = paths.find(db, path) or paths.find(db, path, escaped=True)
        if row is not None and row["container_id"]:
            paths.wait(db, row["id"], offer.job)
            offer.waiting.append(row["id"])
            continue
        choice = Choice(row["source_id"] if row else None, None, again=True)
        _offer_and_note(db, offer, (path, bool(row and row["escaped"])), choice)
    return counted(db, offer)


def _offer_member(db: Database, offer: Offer, path: str, collection: str | None) -> bool:
    """Offer what lies in a file of the library once more; tell whether it does."""
    above = (paths.find(db, str(container)) for container in Path(path).parents)
    container = next((row for row in above if row is not None), None)
    if container is None or os.path.lexists(path):
        return False
    with transaction(db):
        paths.offer(
            db,
            paths.Offered(path, False, 0, container["mtime_ns"]),
            job=offer.job,
            source=container["source_id"],
            collection=collection,
            again=True,
        )
        row = paths.find(db, path)
        assert row is not None
        paths.put_into(db, row["id"], container["id"])
    offer.waiting.append(row["id"])
    return True


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def _missing(path: Path) -> Event:
    text, escaped = to_text(path.absolute())
    return Event(
        id=None,
        path=text,
        path_escaped=escaped,
        outcome="added",
        state="missing",
        reason="There is no such file.",
        kind="",
        pages=0,
        passages=0,
        words=0,
        language="",
    )


def _offer_and_note(db: Database, offer: Offer, part: tuple[str, bool], choice: Choice) -> None:
    """Offer what is at a path (text, escaped), and note what has gone there."""
    known = by_name(listing.under(db, part[0]))
    _offer(db, offer, to_path(*part), choice, known)
    note_vanished(db, offer, vanished(known, offer.seen))


def _offer(
    db: Database, offer: Offer, path: Path, choice: Choice, known: Known | None = None
) -> None:
    """Offer a file, or all files of a folder, if it is still there."""
    if os.path.lexists(path):
        files = names(path, choice.include, choice.exclude)
        offer_files(db, offer, files, choice, known or {})
