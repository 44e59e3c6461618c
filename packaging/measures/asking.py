"""What one's own files say at a blank: right values first, none where there is none, evidence.

The library and its questions are tests/samples/asking/: `development.tsv` is what weights were
fitted on, `questions.tsv` was kept aside.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from clozet.cloze.values import values
from clozet.commands.asking import ask_files
from clozet.commands.each_document import ask_each_document
from clozet.commands.evidence import evidence
from clozet.commands.masked_models import MaskedModels
from clozet.commands.meaning import Meaning
from clozet.commands.models import masked_in_use
from clozet.database.connection import Database, open_library
from clozet.messages.cloze import AskEachDocument, AskFiles, DocumentValue
from clozet.models.masked import MaskedModel
from clozet.paths import LibraryPaths

from .figure import Figure

SAMPLES = Path(__file__).resolve().parents[2] / "tests" / "samples" / "asking"
SLOW = 1.0  # seconds


@dataclass(frozen=True)
class Asked:
    """A question, the values that are right ("" for none), and the document that says so."""

    text: str
    values: tuple[str, ...]
    document: str


@dataclass(frozen=True)
class Library:
    """The test library, opened, with its models warm."""

    db: Database
    meaning: Meaning
    model: MaskedModel


def measure(arguments: argparse.Namespace) -> Iterator[Figure]:
    """Yield the figures of the questions kept aside, and those that weights were fitted on."""
    with library() as opened:
        for name in ("questions", "development"):
            yield from _questions(opened, name)
            yield _each_document(opened, name)
        yield _evidence(opened)


@contextmanager
def library() -> Iterator[Library]:
    """Make the test library in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "clozet", "--library", folder + "/library", "--json"]
        added = [*command, "add", str(SAMPLES / "library")]
        subprocess.run(added, check=True, capture_output=True)
        paths = LibraryPaths(Path(folder) / "library")
        with closing(open_library(paths)) as db:
            meaning = Meaning(paths)
            meaning.warm_up(db)
            yield Library(db, meaning, MaskedModels(paths).get(masked_in_use(db)))


def questions(name: str) -> list[Asked]:
    """Return the questions of a file of the samples."""
    lines = (SAMPLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return [Asked(row[0], tuple(filter(None, row[1].split("|"))), row[2]) for row in rows]


def right(found: str, wanted: tuple[str, ...]) -> bool:
    """Tell whether a value is one of those wanted: the same words, or of the same meaning."""
    return any(_words(found) == _words(one) or _same(found, one) for one in wanted)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _same(found: str, wanted: str) -> bool:
    first, second = values(found), values(wanted)
    if len(first) != 1 or len(second) != 1 or first[0].key != second[0].key:
        return False
    return not (first[0].dimension and second[0].dimension) or first[0].unit == second[0].unit


def _questions(opened: Library, name: str) -> Iterator[Figure]:
    answered, silent, seconds = [], [], []
    for one in questions(name):
        began = perf_counter()
        found = ask_files(opened.db, AskFiles(text=one.text), opened.meaning, opened.model)
        seconds.append(perf_counter() - began)
        first = found.values[0] if found.values else None
        if one.values:
            answered.append(first is not None and right(first.value, one.values))
        else:
            silent.append(not found.attested)
    kept = "kept aside" if name == "questions" else "fitted on"
    yield _share(f"right value first, questions {kept}", answered, 0.9)
    yield _share(f"no answer said so, questions {kept}", silent, 1.0)
    slowest = sorted(seconds)[int(0.95 * len(seconds))]
    yield Figure(
        f"a question, 95 of 100, questions {kept}",
        f"{slowest:.2f} s",
        f"≤ {SLOW} s",
        slowest <= SLOW,
    )


def _share(what: str, hits: list[bool], bar: float) -> Figure:
    value = sum(hits) / len(hits)
    detail = f"{value:.1%} ({sum(hits)} of {len(hits)})"
    return Figure(what, detail, f"≥ {bar:.0%}", value >= bar)


def _each_document(opened: Library, name: str) -> Figure:
    hits = []
    for fact in json.loads((SAMPLES / "each_document.json").read_text(encoding="utf-8")):
        if fact["set"] != name:
            continue
        asked = AskEachDocument(text=fact["text"])
        for row in ask_each_document(opened.db, asked, opened.meaning, opened.model).rows:
            path = Path(row.document.path)
            if path.parent.name != "lab_notes" and path.stem not in fact["either"]:
                hits.append(_row_right(row, fact["values"].get(path.stem, ())))
    kept = "kept aside" if name == "questions" else "fitted on"
    return _share(f"rows right for every contract and letter, facts {kept}", hits, 0.85)


def _row_right(row: DocumentValue, wanted: tuple[str, ...]) -> bool:
    return right(row.value, tuple(wanted)) if row.value is not None else not wanted


def _evidence(opened: Library) -> Figure:
    hits = []
    for line in (SAMPLES / "evidence.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        text, documents = line.split("\t")
        word = text[text.index("[") + 1 : text.index("]")]
        filled = text.replace("[", "").replace("]", "")
        found = evidence(opened.db, filled, word, 1, opened.meaning)
        first = Path(found[0].document.path).stem if found else ""
        hits.append(first in documents.split("|"))
    return _share("evidence of the right context first", hits, 0.9)
