"""The verb about what was added."""

from argparse import BooleanOptionalAction
from pathlib import Path

from .parser import Add, acts, text


def sources(add: Add) -> None:
    """Add the verb source."""
    verb = add("source", "the folders and files that were added")
    named = {"list": "list them", "change": "change which files count, or whether it is watched"}
    change = acts(verb, named)["change"]
    change.add_argument("path", type=Path, metavar="PATH")
    change.add_argument("--include", action="append", metavar="GLOB", type=text)
    change.add_argument("--exclude", action="append", metavar="GLOB", type=text)
    change.add_argument("--all-files", action="store_true", help="forget the globs first")
    change.add_argument("--watch", action=BooleanOptionalAction)
