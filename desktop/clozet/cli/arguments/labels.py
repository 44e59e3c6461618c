"""The verb about labels."""

from .parser import Add, acts, count, text


def labels(add: Add) -> None:
    """Add the verb label."""
    verb = add("label", "name a few documents or passages, and have the rest suggested")
    named = {
        "list": "list labels",
        "create": "make a label",
        "set": "say that documents or passages have a label, or have it not",
        "suggest": "which of the rest most likely have it",
        "delete": "delete a label; documents stay",
    }
    act = acts(verb, named)
    for name in ("create", "set", "suggest", "delete"):
        act[name].add_argument("name", type=text, metavar="NAME")
    act["list"].add_argument("--document", type=int, metavar="ID", help="those that it has")
    act["create"].add_argument("--of", choices=("documents", "passages"), default="documents")
    act["set"].add_argument("ids", nargs="+", type=int, metavar="ID")
    act["set"].add_argument(
        "--answer",
        choices=("yes", "no", "open"),
        default="yes",
        help="they have it, have it not, or it is open again",
    )
    act["suggest"].add_argument("-k", type=count, default=20, help="how many suggestions")
