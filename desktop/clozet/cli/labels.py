"""The verb label."""

from argparse import Namespace
from contextlib import closing

from clozet.commands.labels import answer, suggest
from clozet.database.connection import Database, open_library
from clozet.messages.labels import (
    ChangeLabel,
    Labels,
    LabelSuggestions,
    ListLabels,
    SetLabel,
    SuggestLabel,
)
from clozet.paths import LibraryPaths

from .output import Output


def label(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """List labels, change one, or suggest what else has it."""
    with closing(open_library(paths)) as db:
        if options.act == "list":
            found = answer(db, ListLabels(document=options.document))
            assert isinstance(found, Labels)
            output.value(found, lambda: _labels(found))
        elif options.act == "suggest":
            suggested = suggest(db, SuggestLabel(name=options.name, k=options.k))
            output.value(suggested, lambda: _suggestions(suggested))
        else:
            _change(db, options)
            output.done(tuple(getattr(options, "ids", ())))


def _change(db: Database, options: Namespace) -> None:
    if options.act == "set":
        answer(db, SetLabel(name=options.name, ids=tuple(options.ids), answer=options.answer))
    elif options.act == "create":
        answer(db, ChangeLabel(act="create", name=options.name, of=options.of))
    else:
        answer(db, ChangeLabel(act="delete", name=options.name))


def _labels(found: Labels) -> str:
    rows = [f"{row.examples:>7} {row.of:<9}  {row.name}" for row in found.labels]
    return "\n".join(rows) or "There are no labels."


def _suggestions(found: LabelSuggestions) -> str:
    lines = [found.note] if found.note else []
    if found.accuracy is not None and found.baseline is not None:
        lines.append(
            f"Right for {found.accuracy:.0%} of the answers in cross-validation"
            f" (always saying the commoner: {found.baseline:.0%})."
        )
    for one in found.suggestions:
        number = one.document.id if one.passage is None else one.passage
        lines.append(f"{one.probability:>5.0%}  {number:>6}  {one.document.path}, page {one.page}")
    if found.stale:
        lines.append(f"{found.stale} passages have no vector yet, and are not looked at.")
    return "\n".join(lines)


ACTS = {"label": label}
