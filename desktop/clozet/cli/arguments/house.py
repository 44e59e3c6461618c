"""The verbs that keep house."""

from pathlib import Path

from .parser import Add, acts


def house(add: Add) -> None:
    """Add the verbs that keep house."""
    verb = add("jobs", "list long work")
    verb.add_argument("--follow", action="store_true", help="until no job is open")
    verb = add("job", "pause, resume, cancel, retry or finish a job")
    verb.add_argument("act", choices=("pause", "resume", "cancel", "retry", "finish"))
    verb.add_argument("id", type=int, metavar="ID")
    add("status", "the library in numbers")
    verb = add("doctor", "check the library")
    verb.add_argument("--repair", action="store_true", help="mend what can be mended")
    add("backup", "write the library into one file").add_argument("file", type=Path, metavar="FILE")
    verb = add("restore", "bring a backup back")
    verb.add_argument("file", type=Path, metavar="FILE")
    verb = add("library", "move or delete the whole library")
    act = acts(verb, {"move": "move it to a folder", "delete": "delete it for good"})
    act["move"].add_argument("to", type=Path, metavar="DIR")
    act["delete"].add_argument("--yes", action="store_true", help="do not ask")
    verb = add("ledger", "what was read, refused, tried")
    kinds = verb.add_mutually_exclusive_group()
    for option, kind in (("--network", "network"), ("--files", "file"), ("--models", "model")):
        kinds.add_argument(option, dest="kind", action="store_const", const=kind)
    verb = add("window", "open the window, and add files to its library")
    verb.add_argument("files", nargs="*", type=Path, metavar="PATH")
