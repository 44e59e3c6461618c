"""The verb widen: words that could stand for those of a query."""

from argparse import Namespace
from contextlib import closing

from clozet.commands.masked_models import MaskedModels
from clozet.commands.models import masked_in_use
from clozet.database.connection import open_library
from clozet.messages.widening import Widen, Widened, WidenedWord
from clozet.paths import LibraryPaths

from .output import Output


def widen(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Say what could stand for the words of a query, and how many passages each adds."""
    with closing(open_library(paths)) as db:
        from clozet.commands.meaning import Meaning
        from clozet.commands.widening import widen as widen_query

        model = MaskedModels(paths).get(options.model or masked_in_use(db))
        found = widen_query(db, Widen(query=options.query), model, Meaning(paths))
    output.value(found, lambda: _listed(found))


def _listed(found: Widened) -> str:
    if not found.words:
        return "Nothing could stand for these words."
    lines = [_word(word) for word in found.words]
    return "\n".join([*lines, "", f"With all of them: {found.widened}"])


def _word(word: WidenedWord) -> str:
    each = [f"+ {one.word} {one.adds}" for one in word.substitutes]
    return f"{word.word:<16} {'   '.join(each)}"


ACTS = {"widen": widen}
