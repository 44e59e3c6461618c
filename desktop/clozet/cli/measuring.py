"""The verbs evaluate and mask: a masked model measured, and a text as it sees it in training."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager

from clozet.database.connection import Database, open_library
from clozet.errors import UsageError
from clozet.messages.cloze import MaskedPiece, Masking, ShowMasking
from clozet.messages.frame import as_json
from clozet.messages.training import Evaluate
from clozet.paths import LibraryPaths

from .output import Output


@contextmanager
def library_if_there(paths: LibraryPaths) -> Iterator[Database | None]:
    """Open the library where there is one; these verbs work without."""
    if not paths.database.exists():
        yield None
        return
    with closing(open_library(paths)) as db:
        yield db


def evaluate(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Measure a masked model on a collection or on a folder of texts."""
    from clozet.commands.measuring import evaluate as measured

    texts = str(options.texts.expanduser().absolute()) if options.texts else None
    asked = Evaluate(model=options.model, collection=options.collection, texts=texts)
    with library_if_there(paths) as db:
        found = measured(paths, db, asked)
    output.value(
        found,
        lambda: (
            f"{found.model} on {found.documents} documents, {found.masked:,} of {found.tokens:,}"
            f" pieces masked: loss {found.loss:.3f}, perplexity {found.perplexity:.2f},"
            f" {found.accuracy_1:.1%} right, {found.accuracy_5:.1%} among the first five."
        ),
    )


def mask(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Show a text or a passage as a masked model sees it in training."""
    from clozet.commands.masked_models import MaskedModels
    from clozet.commands.masking import show

    if (options.text is None) == (options.passage is None):
        raise UsageError("Masking needs a TEXT or --passage P.", "Give one of them.")
    asked = ShowMasking(
        text=options.text,
        passage=options.passage,
        seed=options.seed,
        rate=options.rate,
        unit=options.unit,
        model=options.model,
    )
    with library_if_there(paths) as db:
        found = show(MaskedModels(paths if db else None), db, asked)
    shown = {"loss": found.loss, "tokens": [as_json(token) for token in found.tokens]}
    output.value(shown, lambda: _text(found))


def _text(found: Masking) -> str:
    lines = [_line(token) for token in found.tokens if token.kind != "plain"]
    seen = " ".join(token.piece for token in found.tokens)
    return "\n".join([seen, "", *lines, f"loss {found.loss:.3f}"])


def _line(token: MaskedPiece) -> str:
    right = "=" if token.guess == token.original else " "
    return (
        f"{token.kind:<7} {token.original:<18} {right} {token.guess or '':<18}"
        f" loss {token.loss or 0.0:6.3f}"
    )


ACTS = {"evaluate": evaluate, "mask": mask}
