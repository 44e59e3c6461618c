"""The command line's verbs and options, to its contract."""

import argparse
from argparse import ArgumentParser
from collections.abc import Sequence

from clozet import __version__

from .asking import asking
from .cloze import cloze
from .documents import collections, documents
from .house import house
from .labels import labels
from .models import models
from .parser import Parser, common
from .recognition import recognition
from .searches import searches
from .training import training

GROUPS = (
    documents,
    recognition,
    collections,
    labels,
    searches,
    cloze,
    asking,
    models,
    training,
    house,
)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for: `verb`, the options of all verbs, and those of this one.

    Raise UsageError for wrong usage; print help or version and exit where that was asked.
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

    for group in GROUPS:
        group(add)
    return parser.parse_args(arguments)
