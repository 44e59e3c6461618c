"""Files of other projects against what their manifest expects of each: outcome, phrase, page.

A file goes alone through one reader process, with the limits that it has in the app.
"""

import argparse
import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from clozet.commands.reading import ToRead
from clozet.messages.reading import FileText
from clozet.worker.readers import Reader

from .figure import Figure, not_measured

STATES = {"read-and-flagged": "flagged"}
Row = dict[str, str]


@dataclass(frozen=True)
class Outcome:
    """How one file ended beside its row; `text` is what was read, with the row's password."""

    row: Row
    state: str
    text: FileText
    seconds: float

    @property
    def as_listed(self) -> bool:
        """Whether the state is one that the row lists; a flag on a file to be read counts too."""
        listed = {self.row["outcome"], *self.row["also_accept"].split(",")} - {""}
        states = {STATES.get(name, name).replace("-", " ") for name in listed}
        return self.state in states or (self.state == "flagged" and "read" in states)

    @property
    def found(self) -> bool:
        """Whether the phrase stands on its page."""
        page, match = self.row["page"], self.row["match"]
        phrase = _plain(self.row["phrase"], match)
        return any(
            phrase in _plain(one.text, match)
            for one in self.text.pages
            if not page or one.number == int(page)
        )


def measure(arguments: argparse.Namespace) -> Iterator[Figure]:
    """Yield the table of the manifest, then a line for each row that did not come out."""
    folder = arguments.documents
    if folder is None or not (folder / "MANIFEST.tsv").is_file():
        yield not_measured("files of the manifest", "no --documents folder")
        return
    with (folder / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    outcomes, peak = _read_all(folder, rows)
    yield _share("files that came out as listed", [o.as_listed for o in outcomes], 0.98)
    to_read = [o for o in outcomes if o.row["outcome"] == "read"]
    yield _share(
        "of those to be read, flagged", [o.state == "flagged" for o in to_read], 0.1, most=True
    )
    asked = [o for o in outcomes if o.row["phrase"] and o.text.pages]
    missed = [o for o in outcomes if o.row["phrase"] and not o.text.pages]
    yield _share("phrases on their page", [o.found for o in (*asked, *missed)], 0.95)
    labelled = [o for o in outcomes if o.row["encoding"]]
    yield _share("labelled encodings", [o.found for o in labelled], 0.9)
    unicode = [o.found for o in labelled if o.row["encoding"].lower().startswith("utf")]
    yield _share("of those, UTF", unicode, 1.0)
    longest = max(o.seconds for o in outcomes)
    yield Figure("longest file", f"{longest:.1f} s", "at most 35 s", longest <= 35)
    yield Figure("a reader's memory at most", f"{peak / 1e6:.0f} MB", "at most 1 GB", peak <= 1e9)
    for outcome in outcomes:
        if not outcome.as_listed or (outcome.row["phrase"] and not outcome.found):
            yield _missed(outcome)


def _read_all(folder: Path, rows: list[Row]) -> tuple[list[Outcome], int]:
    """Read every file; return how each ended, and the most bytes that a reader had resident."""
    reader = Reader()
    outcomes, peak = [], 0
    for row in rows:
        path = folder / row["name"]
        file = ToRead(0, str(path), False, path.stat().st_size)
        began = perf_counter()
        first = text = reader.read(file)
        seconds = perf_counter() - began
        if row["password"] and first.state == "needs password":
            text = reader.read(ToRead(0, file.path, False, file.bytes, (row["password"],)))
        outcomes.append(Outcome(row, first.state, text, seconds))
        peak = max(peak, _peak(reader))
    reader.stop()
    return outcomes, peak


def _peak(reader: Reader) -> int:
    """Return the most bytes that the reader's process has had resident (Linux), else 0."""
    status = Path(f"/proc/{reader.process_id}/status")
    if not status.exists():
        return 0
    found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text())
    return int(found.group(1)) * 1024 if found else 0


def _plain(text: str, match: str) -> str:
    """Return text as the manifest compares it."""
    plain = unicodedata.normalize("NFKC", text.replace("\u00ad", ""))
    return re.sub(r"\s+", "" if match == "drop-spaces" else " ", plain)


def _share(what: str, right: list[bool], bar: float, *, most: bool = False) -> Figure:
    if not right:
        return not_measured(what, "no such row")
    share = sum(right) / len(right)
    return Figure(
        what,
        f"{sum(right)} of {len(right)} ({share:.1%})",
        f"at {'most' if most else 'least'} {bar:.0%}",
        share <= bar if most else share >= bar,
    )


def _missed(outcome: Outcome) -> Figure:
    row = outcome.row
    phrase = " · its phrase is not on its page" if row["phrase"] and not outcome.found else ""
    return Figure(
        f"  {row['name']} ({row['kind']})",
        f"{outcome.state} for {row['outcome']}{phrase} · {outcome.text.reason}".rstrip(" ·"),
    )
