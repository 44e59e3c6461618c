"""The command line's verbs and options, to its contract."""

import argparse
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module

from clozet import __version__

from .parser import Add, Parser, common

GROUPS = {
    "documents": "add sync remove skip list show compare page",
    "collections": "collection",
    "sources": "source",
    "recognition": "ocr proofread correct",
    "labels": "label",
    "searches": "search searches report similar unusual widen",
    "cloze": "fill surprise redact",
    "asking": "cloze frame",
    "models": "model",
    "training": "adapt adapt-search evaluate mask",
    "house": "jobs job status doctor backup restore library ledger window",
}
"""What adds verbs, each with the verbs that it is enough for; it is a function of its module."""

MODULES = {"collections": "documents"}
"""Where the module is not called like the function."""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for: `verb`, the options of all verbs, and those of this one.

    Raise UsageError for wrong usage; print help or version and exit where that was asked. Only the
    verb's own group is built, since all of them take as long as a search; without a known verb all.
    """
    parser = Parser(prog="clozet", description="Private search in one's own documents.")
    parser.add_argument("--version", action="version", version=f"clozet {__version__}")
    common(parser, None, False)
    # With `prog` given, argparse does not format a usage line to find it out.
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", prog="clozet", parser_class=Parser)

    def add(name: str, help: str) -> ArgumentParser:
        verb: ArgumentParser = verbs.add_parser(name, help=help, description=help)
        verb.add_argument("--version", action="version", version=f"clozet {__version__}")
        common(verb)
        return verb

    for group in _groups(arguments):
        group(add)
    return parser.parse_args(arguments)


def _groups(arguments: Sequence[str]) -> Iterator[Callable[[Add], None]]:
    verb = _verb(arguments)
    named = [name for name, verbs in GROUPS.items() if verb in verbs.split()]
    for name in named or GROUPS:
        module = import_module(f".{MODULES.get(name, name)}", __package__)
        yield getattr(module, name)


def _verb(arguments: Sequence[str]) -> str | None:
    """Return the verb: the first argument that is neither an option nor an option's value."""
    given = iter(arguments)
    for argument in given:
        if argument == "--library":
            next(given, None)
        elif not argument.startswith("-"):
            return argument
    return None
