"""The verbs that ask one's own files for what stands at a blank."""

from pathlib import Path

from .parser import Add, count, text


def asking(add: Add) -> None:
    """Add the verbs cloze and frame."""
    verb = add("cloze", "what one's files say at the blank of a sentence")
    verb.add_argument("text", type=text, metavar="TEXT", help="a sentence with ____ in it")
    verb.add_argument("--per-document", action="store_true", help="one row for each document")
    verb.add_argument("--collection", metavar="C", type=text)
    verb.add_argument("-k", type=count, help="how many values; 10 by default")
    verb.add_argument("--csv", type=Path, metavar="FILE", help="write the table here as well")
    verb = add("frame", "what stands in the hole of a frame, and how often")
    verb.add_argument("frame", type=text, metavar="FRAME", help="words with [ ] among them")
    verb.add_argument("--collection", metavar="C", type=text)
    verb.add_argument("-k", type=count, default=20, help="how many fillers")
