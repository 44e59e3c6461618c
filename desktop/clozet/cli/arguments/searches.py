"""The verbs that search."""

from argparse import ArgumentParser
from pathlib import Path

from .parser import Add, acts, count, day, text, year


def searches(add: Add) -> None:
    """Add the verbs search, report, searches, similar, widen and unusual."""
    verb = add("search", "search by words and meaning")
    verb.add_argument("query", nargs="?", type=text, metavar="QUERY")
    verb.add_argument("--queries", type=Path, metavar="FILE", help="JSON lines {id, text}")
    _results(verb)
    verb.add_argument("--mode", choices=("both", "words", "meaning"), default="both")
    verb.add_argument("--by", choices=("passage", "document"), default="passage")
    verb.add_argument("--fold", action="store_true", help="merge neighbours and near-duplicates")
    verb.add_argument("--facets", action="store_true", help="count what else to restrict it by")
    verb.add_argument("--more-like", metavar="PASSAGE", type=int, action="append", default=[])
    verb.add_argument("--less-like", metavar="PASSAGE", type=int, action="append", default=[])
    _kept(add)
    verb = add("report", "write what a search finds into a PDF or HTML file, with the pages")
    verb.add_argument("query", type=text, metavar="QUERY")
    verb.add_argument("--output", type=Path, required=True, metavar="FILE", help=".pdf or .html")
    verb.add_argument("--passages", type=int, nargs="+", default=[], metavar="ID")
    verb.add_argument("--force", action="store_true", help="replace a file that is there")
    verb.add_argument("--password-file", type=Path, metavar="FILE", help="one password a line")
    verb.add_argument("--mode", choices=("both", "words", "meaning"), default="both")
    _results(verb)
    verb = add("similar", "find passages like a passage")
    verb.add_argument("passage", type=int, metavar="PASSAGE")
    _results(verb)
    verb = add("widen", "find words that could stand for those of a query")
    verb.add_argument("query", type=text, metavar="QUERY")
    verb.add_argument("--model", metavar="NAME", type=text, help="which masked model")
    _unusual(add)


def _unusual(add: Add) -> None:
    verb = add("unusual", "find odd passages: another wording, another language, words misread")
    _results(verb)
    verb.add_argument("--model", metavar="NAME", type=text, help="the masked model to surprise")


def _results(verb: ArgumentParser) -> None:
    verb.add_argument("-k", type=count, default=10, help="how many results")
    verb.add_argument("--collection", metavar="C", type=text)
    verb.add_argument("--folder", metavar="DIR", type=Path)
    verb.add_argument("--kind", metavar="K", type=text)
    verb.add_argument("--language", metavar="L", type=text, help="two letters of ISO 639-1, or und")
    verb.add_argument("--year", metavar="Y", type=year)
    verb.add_argument("--after", metavar="DATE", type=day)
    verb.add_argument("--before", metavar="DATE", type=day)


def _kept(add: Add) -> None:
    named = {
        "list": "list the searches kept and the last ones typed in the window",
        "save": "keep a search by name",
        "new": "search, in what was read since it was kept or last asked so",
        "forget": "forget a search that was kept",
        "clear": "forget the searches that were typed",
    }
    act = acts(add("searches", "searches kept by name, and what is new for them"), named)
    for name in ("save", "new", "forget"):
        act[name].add_argument("name", type=text, metavar="NAME")
    act["save"].add_argument("query", type=text, metavar="QUERY")
    act["save"].add_argument("--mode", choices=("both", "words", "meaning"), default="both")
    act["new"].add_argument("-k", type=count, default=10, help="how many results")
