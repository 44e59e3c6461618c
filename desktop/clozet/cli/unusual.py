"""The verb unusual: the shelf of odd passages."""

from argparse import Namespace
from contextlib import closing

from clozet.commands.masked_models import MaskedModels
from clozet.commands.unusual import find_unusual
from clozet.database.connection import open_library
from clozet.messages.unusual import FindUnusual, Oddity, Unusual
from clozet.paths import LibraryPaths

from .output import Output
from .searching import filters


def unusual(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """List odd passages, each with why it is odd."""
    asked = FindUnusual(filters=filters(options), k=options.k, model=options.model)
    with closing(open_library(paths)) as db:
        found = find_unusual(db, MaskedModels(paths), asked)
    output.value(found, lambda: _text(found))


def _text(found: Unusual) -> str:
    said = [_oddity(one) for one in found.oddities] or ["Nothing is unusual."]
    if found.measured < found.of:
        said.append(
            f"Of {found.of} passages, the words of {found.looked_at} were compared and"
            f" {found.measured} shown to the model."
        )
    return "\n\n".join(said)


def _oddity(one: Oddity) -> str:
    text = " ".join(one.text.split())
    shown = text if len(text) <= 200 else text[:199] + "…"
    place = f"{one.document.path}, page {one.page} (passage {one.passage})"
    return f"{place}\n   {one.reason}\n   {shown}"


ACTS = {"unusual": unusual}
