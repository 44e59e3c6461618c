"""The verb searches."""

from argparse import Namespace
from contextlib import closing
from typing import cast

from clozet.commands.search import search
from clozet.database import searches
from clozet.database.connection import Database, open_library
from clozet.messages.housekeeping import Searches
from clozet.messages.search import Filters, Mode, Search
from clozet.paths import LibraryPaths

from .output import Output
from .searching import listed, meaning_of


def kept(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """List the searches kept, keep or forget one, or ask what is new for it."""
    with closing(open_library(paths)) as db:
        if options.act == "list":
            found = searches.overview(db)
            output.value(found, lambda: _overview(found))
        elif options.act == "new":
            _new(db, options, output)
        else:
            _change(db, options)
            output.done(())


def _new(db: Database, options: Namespace, output: Output) -> None:
    asked = searches.saved(db, options.name)
    found = search(
        db,
        Search(
            query=asked.query,
            k=options.k,
            mode=cast(Mode, asked.mode),
            filters=Filters(since=asked.time),
        ),
        None if asked.mode == "words" else meaning_of(db.paths),
    )
    searches.looked_at(db, asked.name)
    output.value(found, lambda: listed(found) if found.results else "Nothing is new.")


def _change(db: Database, options: Namespace) -> None:
    if options.act == "save":
        searches.save(db, options.name, options.query, options.mode)
    elif options.act == "forget":
        searches.forget(db, options.name, "")
    else:
        searches.clear(db)


def _overview(found: Searches) -> str:
    lines = [f"{one.name}: {one.query} ({one.mode})" for one in found.saved]
    return "\n".join([*lines, *found.recent]) or "No search was kept."


ACTS = {"searches": kept}
