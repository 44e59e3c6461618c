"""The verbs about blanks, and about how expected words are."""

import re
from argparse import ArgumentTypeError
from pathlib import Path

from .parser import Add, count, number, text


def cloze(add: Add) -> None:
    """Add the verbs fill, surprise and redact."""
    verb = add("fill", "find words for the blanks of a text, written ____")
    verb.add_argument("text", nargs="?", type=text, metavar="TEXT")
    verb.add_argument("--texts", type=Path, metavar="FILE", help="JSON lines {id, text}")
    verb.add_argument("-k", type=count, default=10, help="how many words for each blank")
    verb.add_argument("--model", type=text, metavar="NAME", help="the one in use by default")
    verb.add_argument("--against", type=text, metavar="NAME", help="fill by this one as well")
    verb.add_argument("--joint", action="store_true", help="fill all blanks together, too")
    verb.add_argument("--only", type=_words, default=(), metavar="A,B,C", help="no other words")
    verb.add_argument("--word", type=text, metavar="W", help="probability and rank of one word")
    verb.add_argument(
        "--pieces", type=_pieces, default=(1, 4), metavar="1-4", help="pieces that a word may have"
    )
    verb.add_argument("--temperature", type=number(0.01, 100.0), default=1.0, metavar="T")
    verb.add_argument("--evidence", type=count, default=0, metavar="N", help="passages a word")
    verb = add("surprise", "how unexpected each word is where it stands")
    verb.add_argument("text", nargs="?", type=text, metavar="TEXT")
    verb.add_argument("--passage", type=int, metavar="P")
    verb.add_argument("--document", type=int, metavar="ID")
    verb.add_argument("--page", type=count, metavar="N")
    verb.add_argument("--texts", type=Path, metavar="FILE", help="JSON lines {id, text}")
    verb.add_argument("--model", type=text, metavar="NAME", help="the one in use by default")
    verb.add_argument("--against", type=text, metavar="NAME", help="measure by this one as well")
    verb = add("redact", "how guessable words of a page are once they are blacked out")
    verb.add_argument("id", type=int, metavar="ID")
    verb.add_argument("--page", type=count, required=True, metavar="N")
    verb.add_argument("--words", type=text, required=True, metavar="WORDS", help="parted by spaces")
    verb.add_argument("--model", type=text, metavar="NAME", help="the one in use by default")


def _words(given: str) -> tuple[str, ...]:
    """Take words parted by commas."""
    words = tuple(word.strip() for word in text(given).split(",") if word.strip())
    if not words:
        raise ArgumentTypeError("there is no word in it")
    return words


def _pieces(given: str) -> tuple[int, int]:
    """Take a number of pieces, or a range of it."""
    found = re.fullmatch(r"([1-4])(?:-([1-4]))?", given)
    least, most = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if least > most:
        raise ArgumentTypeError(f"“{given}” is not a range of pieces like 1-4")
    return least, most
