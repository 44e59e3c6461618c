"""The verbs about documents and collections."""

from argparse import ArgumentParser
from pathlib import Path

from .parser import Add, acts, count, number, text


def documents(add: Add) -> None:
    """Add the verbs that take documents in, out, and show them."""
    verb = add("add", "read files and folders into the library")
    verb.add_argument("paths", nargs="+", metavar="PATH")
    verb.add_argument("--collection", metavar="NAME", type=text)
    verb.add_argument("--include", action="append", default=[], metavar="GLOB")
    verb.add_argument("--exclude", action="append", default=[], metavar="GLOB")
    verb.add_argument("--password-file", type=Path, metavar="FILE", help="one password a line")
    verb.add_argument("--no-embed", action="store_true", help="leave search by meaning for later")
    verb.add_argument("--watch", action="store_true", help="keep the folder in step by itself")
    verb.add_argument("--ocr", action="store_true", help="recognise the text of pictures, too")
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
    verb.add_argument("--collection", metavar="C", type=text)
    verb.add_argument("--kind", metavar="K", type=text)
    verb.add_argument(
        "--language", metavar="L", type=text, help="as in ISO 639-1, or und: not known"
    )
    verb = add("show", "show a document with its text")
    verb.add_argument("id", type=int, metavar="ID")
    verb.add_argument("--page", type=count, metavar="N")
    verb = add("compare", "what differs between two documents, word by word")
    verb.add_argument("one", type=int, metavar="ID")
    verb.add_argument("other", type=int, metavar="ID")
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
    verb.add_argument("page", type=count, metavar="N")
    lit = verb.add_mutually_exclusive_group()
    lit.add_argument("--passage", type=int, metavar="P")
    lit.add_argument("--phrase", type=text, metavar="TEXT")
    lit.add_argument("--surprise", action="store_true", help="tint each word by its surprise")
    verb.add_argument("--png", type=Path, required=True, metavar="FILE")
    verb.add_argument(
        "--zoom", type=number(0.05, 20), default=2.0, metavar="Z", help="1 is 72 pixels an inch"
    )
    verb.add_argument("--password-file", type=Path, metavar="FILE", help="one password a line")


def collections(add: Add) -> None:
    """Add the verb collection."""
    verb = add("collection", "name sets of documents")
    named = {
        "list": "list collections",
        "create": "make an empty collection",
        "add": "put documents into a collection",
        "remove": "take documents out of a collection",
        "delete": "delete a collection; its documents stay",
    }
    for name, act in acts(verb, named).items():
        if name != "list":
            act.add_argument("name", type=text, metavar="NAME")
        if name in ("add", "remove"):
            act.add_argument("documents", nargs="+", type=int, metavar="ID")
