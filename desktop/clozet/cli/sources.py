"""The verb source: what was added, and how it is kept in step."""

from argparse import Namespace
from contextlib import closing

from clozet.commands.library import answer
from clozet.database.connection import open_library
from clozet.file_names import to_text
from clozet.messages.frame import as_json
from clozet.messages.library import Collections, ListCollections, SourceRow
from clozet.messages.sources import ChangeSource
from clozet.paths import LibraryPaths

from .output import Output


def source(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """List the sources, or change one."""
    with closing(open_library(paths)) as db:
        if options.act == "list":
            found = answer(db, ListCollections())
            assert isinstance(found, Collections)
            output.value(
                {"sources": [as_json(row) for row in found.sources]},
                lambda: "\n".join(map(_line, found.sources)) or "Nothing was added yet.",
            )
            return
        answer(db, _asked(options))
        output.done((), "Done. What newly counts is read by “clozet sync”.")


def _asked(options: Namespace) -> ChangeSource:
    forget = () if options.all_files else None
    return ChangeSource(
        path=to_text(options.path.expanduser().resolve())[0],
        include=forget if options.include is None else tuple(options.include),
        exclude=forget if options.exclude is None else tuple(options.exclude),
        watched=options.watch,
    )


def _line(row: SourceRow) -> str:
    parts = [f"{row.documents:>7}  {row.path}"]
    parts += ["watched"] if row.watched else []
    parts += [f"only {' '.join(row.include)}"] if row.include else []
    parts += [f"not {' '.join(row.exclude)}"] if row.exclude else []
    return "   ".join(parts)


ACTS = {"source": source}
