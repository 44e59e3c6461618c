"""The verbs about text recognised from pictures."""

from pathlib import Path

from .parser import Add, count, text


def recognition(add: Add) -> None:
    """Add the verbs ocr, proofread and correct."""
    verb = add("ocr", "recognise the text of scans and pictures")
    verb.add_argument("documents", nargs="*", metavar="PATH|ID")
    verb.add_argument("--all", action="store_true", help="every page that needs it")
    verb.add_argument("--language", type=text, metavar="L", help="as deu, or deu+eng")
    verb.add_argument("--password-file", type=Path, metavar="FILE", help="one password a line")
    verb = add("proofread", "words of recognised text that are doubtful, and what may be meant")
    verb.add_argument("id", type=int, metavar="ID")
    verb.add_argument("--page", type=count, metavar="N")
    verb.add_argument("--model", type=text, metavar="NAME", help="the one in use by default")
    verb = add("correct", "write another word into recognised text; the file stays as it is")
    verb.add_argument("id", type=int, metavar="ID")
    verb.add_argument("--page", type=count, required=True, metavar="N")
    verb.add_argument("--start", type=int, required=True, metavar="S", help="as proofread says")
    verb.add_argument("--word", type=text, required=True, metavar="W", help="what stands there")
    verb.add_argument("--to", type=text, required=True, metavar="W", help="what is meant")
