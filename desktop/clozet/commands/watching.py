"""Watched sources: what was seen to change in them is offered as `sync` offers it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from clozet.database import collections, jobs, listing, paths
from clozet.database.connection import Database
from clozet.database.listing import KnownPath
from clozet.file_names import to_path, to_text
from clozet.reading.files import chosen, hidden, linked, walk

from .offering import Choice, Known, Offer, by_name, counted, note_vanished, offer_files, vanished


@dataclass(frozen=True)
class Watched:
    """A source that is kept in step by itself."""

    path: Path
    choice: Choice


def watched(db: Database) -> list[Watched]:
    """Return the watched sources."""
    return [
        Watched(
            to_path(source["path"], bool(source["escaped"])),
            Choice(
                source["id"],
                None,
                collections.patterns(source["include"]),
                collections.patterns(source["exclude"]),
            ),
        )
        for source in collections.sources(db)
        if source["watched"]
    ]


def changed(db: Database, found: Sequence[Path]) -> Offer | None:
    """Offer what is new or changed among files and folders seen to change; note what has gone.

    Return None, and make no job, where nothing is: it is as it was read, or hidden, or left out by
    the source's patterns or by the user, or only a link leads there.
    """
    news = []
    for source in watched(db):
        inside = [path for path in found if path.is_relative_to(source.path)]
        below = {path: by_name(listing.under(db, to_text(path)[0])) for path in inside}
        files = [file for path, known in below.items() for file in _news(db, source, path, known)]
        gone = {row for known in below.values() for row in vanished(known, ())}
        if files or gone:
            news.append((source, files, gone))
    if not news:
        return None
    offer = Offer(jobs.create(db, "read"))
    for source, files, gone in news:
        offer_files(db, offer, map(str, files), source.choice, {})
        note_vanished(db, offer, gone)
    return counted(db, offer)


def _news(db: Database, source: Watched, path: Path, known: Known) -> Iterator[Path]:
    if hidden(path, source.path) or linked(path, source.path):
        return
    for file in walk(path, links=False) if path.is_dir() else [path]:
        if (
            chosen(file, source.path, source.choice.include, source.choice.exclude)
            and _differs(file, known.get(str(file)))
            and not paths.is_left_out(db, *to_text(file))
        ):
            yield file


def _differs(file: Path, known: KnownPath | None) -> bool:
    try:
        found = file.stat()
    except OSError:
        return False
    if known is None or known.state == "missing":
        return True
    return (found.st_size, found.st_mtime_ns) != (known.bytes, known.mtime_ns)
