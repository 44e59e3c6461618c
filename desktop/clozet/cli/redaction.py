"""The verb redact: how guessable words of a page are once they are blacked out."""

from argparse import Namespace
from contextlib import closing

from clozet.commands.masked_models import MaskedModels
from clozet.commands.redaction import redact as black_out
from clozet.database.connection import open_library
from clozet.messages.cloze import Redact, Redacted, Redactions
from clozet.paths import LibraryPaths

from .output import Output


def redact(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Answer for each place of the words on the page."""
    words = tuple(options.words.split())
    with closing(open_library(paths)) as db:
        asked = Redact(document=options.id, page=options.page, words=words, model=options.model)
        found = black_out(db, MaskedModels(paths), asked)
    output.value(found, lambda: _text(found))


def _text(found: Redactions) -> str:
    return "\n".join(_line(one) for one in found.words)


def _line(one: Redacted) -> str:
    rank = f"guessed {one.rank}." if one.rank is not None else "not among the guesses"
    guesses = ", ".join(candidate.word for candidate in one.candidates[:5])
    return f"{one.word}: {rank}, {one.bits:.1f} bits (first guesses: {guesses})"


ACTS = {"redact": redact}
