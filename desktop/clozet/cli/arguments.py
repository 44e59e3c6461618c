"""The command line's verbs and options, to its contract."""

import argparse
import os
import re
from argparse import SUPPRESS, ArgumentParser
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from clozet import __version__
from clozet.errors import UsageError

Subparsers = Callable[[str, str], ArgumentParser]


class _Parser(ArgumentParser):
    """A parser whose complaints are errors like all others."""

    def __init__(self, **options: object) -> None:
        super().__init__(allow_abbrev=False, **options)  # type: ignore[arg-type]  # passed on

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            message[:1].upper() + message[1:] + ".", f"See “{self.prog} --help” for what there is."
        )


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for: `verb`, the options of all verbs, and those of this one.

    Raise UsageError for wrong usage; print help or version and exit where that was asked.
    """
    parser = _Parser(prog="clozet", description="Private search in one's own documents.")
    parser.add_argument("--version", action="version", version=f"clozet {__version__}")
    _common(parser, None, False)
    # With `prog` given, argparse does not format a usage line to find it out.
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", prog="clozet", parser_class=_Parser)

    def add(name: str, help: str) -> ArgumentParser:
        verb: ArgumentParser = verbs.add_parser(name, help=help, description=help)
        verb.add_argument("--version", action="version", version=f"clozet {__version__}")
        _common(verb, SUPPRESS, SUPPRESS)
        return verb

    for group in (_documents, _collections, _searches, _house):
        group(add)
    return parser.parse_args(arguments)


def _common(parser: ArgumentParser, library: object, off: object) -> None:
    parser.add_argument("--library", metavar="DIR", type=Path, default=library)
    parser.add_argument("--json", action="store_true", default=off, help="print JSON")
    parser.add_argument("--quiet", action="store_true", default=off, help="print results only")


def _documents(add: Subparsers) -> None:
    verb = add("add", "read files and folders into the library")
    verb.add_argument("paths", nargs="+", metavar="PATH")
    verb.add_argument("--collection", metavar="NAME", type=_text)
    verb.add_argument("--include", action="append", default=[], metavar="GLOB")
    verb.add_argument("--exclude", action="append", default=[], metavar="GLOB")
    verb.add_argument("--password-file", type=Path, metavar="FILE", help="one password a line")
    verb.add_argument("--no-embed", action="store_true", help="leave search by meaning for later")
    verb.add_argument("--watch", action="store_true", help="keep the folder in step by itself")
    verb.add_argument("--dry-run", action="store_true", help="only say what it would take")
    verb = add("sync", "find new, changed and vanished files of what was added")
    verb.add_argument("paths", nargs="*", metavar="PATH")
    verb = add("remove", "take documents out of the library; originals stay")
    verb.add_argument("documents", nargs="*", metavar="PATH|ID")
    verb.add_argument("--missing", action="store_true", help="all whose file has gone")
    verb = add("skip", "never read these again, unless added by name")
    verb.add_argument("documents", nargs="+", metavar="PATH|ID")
    verb = add("list", "list what was offered, a row a path")
    verb.add_argument("--state", choices=STATES)
    verb.add_argument("--collection", metavar="C", type=_text)
    verb.add_argument("--kind", metavar="K", type=_text)
    verb = add("show", "show a document with its text")
    verb.add_argument("id", type=int, metavar="ID")
    verb.add_argument("--page", type=_count, metavar="N")
    _page(add("page", "draw a page, with a place lit on it"))


STATES = (
    "waiting",
    "read",
    "flagged",
    "needs password",
    "needs ocr",
    "skipped",
    "failed",
    "missing",
)


def _page(verb: ArgumentParser) -> None:
    verb.add_argument("id", type=int, metavar="ID")
    verb.add_argument("page", type=_count, metavar="N")
    lit = verb.add_mutually_exclusive_group()
    lit.add_argument("--passage", type=int, metavar="P")
    lit.add_argument("--phrase", type=_text, metavar="TEXT")
    verb.add_argument("--png", type=Path, required=True, metavar="FILE")
    verb.add_argument("--zoom", type=_zoom, default=2.0, metavar="Z", help="1 is 72 pixels an inch")
    verb.add_argument("--password-file", type=Path, metavar="FILE", help="one password a line")


def _collections(add: Subparsers) -> None:
    verb = add("collection", "name sets of documents")
    acts = _acts(verb)
    for name, help in (
        ("list", "list collections"),
        ("create", "make an empty collection"),
        ("add", "put documents into a collection"),
        ("remove", "take documents out of a collection"),
        ("delete", "delete a collection; its documents stay"),
    ):
        act: ArgumentParser = acts.add_parser(name, help=help, description=help)
        _common(act, SUPPRESS, SUPPRESS)
        if name != "list":
            act.add_argument("name", type=_text, metavar="NAME")
        if name in ("add", "remove"):
            act.add_argument("documents", nargs="+", type=int, metavar="ID")


def _searches(add: Subparsers) -> None:
    verb = add("search", "search by words and meaning")
    verb.add_argument("query", nargs="?", type=_text, metavar="QUERY")
    verb.add_argument("--queries", type=Path, metavar="FILE", help="JSON lines {id, text}")
    _results(verb)
    verb.add_argument("--mode", choices=("both", "words", "meaning"), default="both")
    verb.add_argument("--by", choices=("passage", "document"), default="passage")
    verb.add_argument("--fold", action="store_true", help="merge neighbours and near-duplicates")
    verb = add("similar", "find passages like a passage")
    verb.add_argument("passage", type=int, metavar="PASSAGE")
    _results(verb)


def _results(verb: ArgumentParser) -> None:
    verb.add_argument("-k", type=_count, default=10, help="how many results")
    verb.add_argument("--collection", metavar="C", type=_text)
    verb.add_argument("--folder", metavar="DIR", type=Path)
    verb.add_argument("--kind", metavar="K", type=_text)
    verb.add_argument("--after", metavar="DATE", type=_date)
    verb.add_argument("--before", metavar="DATE", type=_date)


def _house(add: Subparsers) -> None:
    verb = add("jobs", "list long work")
    verb.add_argument("--follow", action="store_true", help="until no job is open")
    verb = add("job", "pause, resume, cancel, retry or finish a job")
    verb.add_argument("act", choices=("pause", "resume", "cancel", "retry", "finish"))
    verb.add_argument("id", type=int, metavar="ID")
    add("status", "the library in numbers")
    verb = add("doctor", "check the library")
    verb.add_argument("--repair", action="store_true", help="mend what can be mended")
    add("backup", "write the library into one file").add_argument("file", type=Path, metavar="FILE")
    verb = add("restore", "bring a backup back")
    verb.add_argument("file", type=Path, metavar="FILE")
    verb = add("library", "move or delete the whole library")
    acts = _acts(verb)
    for name, help in (("move", "move it to a folder"), ("delete", "delete it for good")):
        act: ArgumentParser = acts.add_parser(name, help=help, description=help)
        _common(act, SUPPRESS, SUPPRESS)
        if name == "move":
            act.add_argument("to", type=Path, metavar="DIR")
        else:
            act.add_argument("--yes", action="store_true", help="do not ask")
    verb = add("ledger", "what was read, refused, tried")
    kinds = verb.add_mutually_exclusive_group()
    for option, kind in (("--network", "network"), ("--files", "file"), ("--models", "model")):
        kinds.add_argument(option, dest="kind", action="store_const", const=kind)
    add("window", "open the window")


def _acts(verb: ArgumentParser) -> "argparse._SubParsersAction[_Parser]":
    return verb.add_subparsers(
        dest="act", metavar="ACT", prog=verb.prog, required=True, parser_class=_Parser
    )


def _text(given: str) -> str:
    try:
        os.fsencode(given).decode("utf-8")
    except UnicodeDecodeError:
        raise argparse.ArgumentTypeError("this text is not UTF-8") from None
    return given


def _count(given: str) -> int:
    if not given.isascii() or not given.isdecimal() or not int(given):
        raise argparse.ArgumentTypeError(f"“{given}” is not a number from 1")
    return int(given)


def _zoom(given: str) -> float:
    try:
        zoom = float(given)
    except ValueError:
        zoom = 0.0
    if not 0.05 <= zoom <= 20:
        raise argparse.ArgumentTypeError(f"“{given}” is not a number from 0.05 to 20")
    return zoom


def _date(given: str) -> str:
    """Take a year, a month or a day."""
    try:
        if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", given):
            raise ValueError
        date.fromisoformat((given + "-01-01")[:10])
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{given}” is not a date like 2024-03-31") from None
    return given
