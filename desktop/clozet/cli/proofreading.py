"""The verbs proofread and correct: doubtful words of recognised text, and what is meant."""

from argparse import Namespace
from contextlib import closing

from clozet.commands.correcting import correct as write
from clozet.commands.masked_models import MaskedModels
from clozet.commands.proofreading import proofread as doubtful
from clozet.database.connection import open_library
from clozet.messages.proofreading import Correct, DoubtfulWord, Proofread, Proofreading
from clozet.paths import LibraryPaths

from .output import Output
from .trainer import Trainer


def proofread(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """List words that the masked model doubts, each with its likely neighbours."""
    with closing(open_library(paths)) as db:
        asked = Proofread(document=options.id, page=options.page, model=options.model)
        found = doubtful(db, MaskedModels(paths), asked)
    output.value(found, lambda: _text(found))


def _text(found: Proofreading) -> str:
    return "\n".join(map(_line, found.words)) or "No recognised word is doubtful."


def _line(word: DoubtfulWord) -> str:
    meant = ", ".join(f"{one.word} ({one.probability:.0%})" for one in word.suggestions)
    return f"page {word.page}, {word.start}: {word.word} → {meant}"


def correct(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Write another word into our text, and give the passages that changed their vectors."""
    with closing(open_library(paths)) as db:
        done = write(
            db,
            Correct(
                document=options.id,
                page=options.page,
                start=options.start,
                word=options.word,
                to=options.to,
            ),
        )
        trainer = Trainer(paths, output.progress)
        trainer.finish(db, done.ids)
        trainer.stop()
    output.done(done.ids, "Corrected; the file itself is as it was.")


ACTS = {"proofread": proofread, "correct": correct}
