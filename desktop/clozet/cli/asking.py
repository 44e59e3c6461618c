"""The verbs cloze and frame: what one's files say at a blank."""

import csv
from argparse import Namespace
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from clozet.commands.masked_models import MaskedModels
from clozet.commands.models import masked_in_use
from clozet.database.connection import open_library
from clozet.errors import NotThereError, UsageError
from clozet.messages.cloze import (
    AskEachDocument,
    AskFiles,
    Attested,
    DocumentValue,
    EachDocument,
    Fillers,
    FindFillers,
    Guess,
    Value,
)
from clozet.paths import LibraryPaths

from .output import Output


def cloze(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Say what the library, or each of its documents, has at the blank of a sentence."""
    if options.per_document and options.k is not None:
        raise UsageError("With --per-document each document has one row.", "Leave -k out.")
    with closing(open_library(paths)) as db:
        from clozet.commands.asking import ask_files
        from clozet.commands.each_document import ask_each_document
        from clozet.commands.meaning import Meaning

        meaning, model = Meaning(paths), MaskedModels(paths).get(masked_in_use(db))
        if options.per_document:
            asked = AskEachDocument(text=options.text, collection=options.collection)
            rows = ask_each_document(db, asked, meaning, model)
            write_csv(options.csv, ("path", "value", "page", "score"), map(_cells, rows.rows))
            output.value(rows, lambda: _each(rows))
            return
        one = AskFiles(text=options.text, k=options.k or 10, collection=options.collection)
        found = ask_files(db, one, meaning, model)
    header = ("value", "count", "score", "probability", "path", "page")
    write_csv(options.csv, header, map(_value_cells, found.values))
    output.value(found, lambda: _attested(found))


def frame(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Say what stands in the hole of a frame, and how often."""
    with closing(open_library(paths)) as db:
        from clozet.commands.framing import find_fillers

        asked = FindFillers(frame=options.frame, k=options.k, collection=options.collection)
        found = find_fillers(db, asked, MaskedModels(paths).get(masked_in_use(db)))
    output.value(found, lambda: _fillers(found))


def write_csv(
    file: Path | None, header: Sequence[str], rows: Iterable[Sequence[str | int | float | None]]
) -> None:
    """Write a table where a file is named; raise NotThereError where none can be."""
    if file is None:
        return
    try:
        with file.open("w", encoding="utf-8", newline="") as opened:
            writer = csv.writer(opened)
            writer.writerow(header)
            writer.writerows(rows)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise NotThereError(
            f"No file can be written at {file}.", "Name a file in a folder that exists."
        ) from None


def _cells(row: DocumentValue) -> Sequence[str | int | float | None]:
    return row.document.path, row.value, row.page, row.score


def _value_cells(one: Value) -> Sequence[str | int | float | None]:
    best = one.evidence[0]
    page = best.sentence.page if best.sentence else best.page
    return one.value, one.count, one.score, one.probability, best.document.path, page


def _attested(found: Attested) -> str:
    lines = [_value(one) for one in found.values]
    if not found.attested:
        lines.append("No document says it.")
    if found.guess:
        lines.append(f"Guess of the model alone: {_guess(found.guess)}")
    return "\n".join(lines)


def _value(one: Value) -> str:
    places = dict.fromkeys(
        f"{result.document.path}, page {result.sentence.page if result.sentence else result.page}"
        for result in one.evidence
    )
    return "\n".join(
        (f"{one.value}  ({one.score:.0%}, {one.count}×)", *(f"   {place}" for place in places))
    )


def _each(found: EachDocument) -> str:
    return "\n".join(
        f"{row.document.path}: –"
        if row.score is None
        else f"{row.document.path}: {row.value}  (page {row.page}, {row.score:.0%})"
        for row in found.rows
    )


def _fillers(found: Fillers) -> str:
    lines = [f"{one.count:>6} × {one.text}" for one in found.fillers] or ["It stands nowhere."]
    guesses = ", ".join(map(_guess, found.guesses))
    return "\n".join((*lines, f"Guesses of the model alone: {guesses}"))


def _guess(one: Guess) -> str:
    return f"{one.word} ({one.probability:.0%})"


ACTS = {"cloze": cloze, "frame": frame}
