"""The verbs that search."""

from argparse import ArgumentParser
from pathlib import Path

from .parser import Add, count, day, text


def searches(add: Add) -> None:
    """Add the verbs search and similar."""
    verb = add("search", "search by words and meaning")
    verb.add_argument("query", nargs="?", type=text, metavar="QUERY")
    verb.add_argument("--queries", type=Path, metavar="FILE", help="JSON lines {id, text}")
    _results(verb)
    verb.add_argument("--mode", choices=("both", "words", "meaning"), default="both")
    verb.add_argument("--by", choices=("passage", "document"), default="passage")
    verb.add_argument("--fold", action="store_true", help="merge neighbours and near-duplicates")
    verb = add("similar", "find passages like a passage")
    verb.add_argument("passage", type=int, metavar="PASSAGE")
    _results(verb)


def _results(verb: ArgumentParser) -> None:
    verb.add_argument("-k", type=count, default=10, help="how many results")
    verb.add_argument("--collection", metavar="C", type=text)
    verb.add_argument("--folder", metavar="DIR", type=Path)
    verb.add_argument("--kind", metavar="K", type=text)
    verb.add_argument("--after", metavar="DATE", type=day)
    verb.add_argument("--before", metavar="DATE", type=day)
