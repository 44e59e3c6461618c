"""The verb compare: what differs between two documents, word by word."""

from argparse import Namespace
from contextlib import closing

from clozet.commands.comparing import compare as compared
from clozet.database.connection import open_library
from clozet.messages.drafts import Compare, Difference, Differences
from clozet.paths import LibraryPaths

from .output import Output


def compare(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Say what differs between two documents."""
    with closing(open_library(paths)) as db:
        found = compared(db, Compare(one=options.one, other=options.other))
    output.value(found, lambda: _text(found))


def _text(found: Differences) -> str:
    head = (
        f"- {found.one.path}\n+ {found.other.path}\n"
        f"{found.alike:.0%} of the words are the same; {len(found.changes)} changes."
    )
    return "\n\n".join([head, *map(_change, found.changes)])


def _change(change: Difference) -> str:
    sides = (("-", change.one), ("+", change.other))
    return "\n".join(
        f"{sign} p. {side.page}: {' '.join(side.text.split())}" for sign, side in sides if side.text
    )


ACTS = {"compare": compare}
