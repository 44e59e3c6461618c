"""The verbs about how expected words are."""

from pathlib import Path

from .parser import Add, count, text


def cloze(add: Add) -> None:
    """Add the verb surprise."""
    verb = add("surprise", "how unexpected each word is where it stands")
    verb.add_argument("text", nargs="?", type=text, metavar="TEXT")
    verb.add_argument("--passage", type=int, metavar="P")
    verb.add_argument("--document", type=int, metavar="ID")
    verb.add_argument("--page", type=count, metavar="N")
    verb.add_argument("--texts", type=Path, metavar="FILE", help="JSON lines {id, text}")
    verb.add_argument("--model", type=text, metavar="NAME", help="the one in use by default")
    verb.add_argument("--against", type=text, metavar="NAME", help="measure by this one as well")
