"""The verb surprise: how expected each word is where it stands."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from clozet.commands.masked_models import MaskedModels
from clozet.database.connection import Database, open_library
from clozet.errors import UsageError
from clozet.messages.bits import bits
from clozet.messages.cloze import MeasureSurprise, Surprise, WordSurprise
from clozet.messages.frame import as_json
from clozet.paths import LibraryPaths

from .output import Output
from .text_lines import answer_lines


def surprise(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Answer about a text, a passage or a document, or a file of texts line by line."""
    given = (options.text, options.passage, options.document, options.texts)
    if sum(one is not None for one in given) != 1:
        raise UsageError(
            "Surprise needs a TEXT, --passage P, --document ID or --texts FILE.",
            "Give one of them.",
        )
    if options.page is not None and options.document is None:
        raise UsageError("--page belongs to --document.", "Say of which document.")
    with _library(options, paths) as db:
        models = MaskedModels(paths if db else None)

        def measure(**of: Any) -> dict[str, Any]:
            asked = MeasureSurprise(model=options.model, against=options.against, **of)
            return _plain(_measured(db, models, asked, output))

        if options.texts is not None:
            answer_lines(options.texts, output, lambda line: measure(text=line.text))
            return
        of = {"passage": options.passage, "document": options.document, "page": options.page}
        asked = MeasureSurprise(
            text=options.text, model=options.model, against=options.against, **of
        )
        found = _measured(db, models, asked, output)
    output.value(_plain(found), lambda: _text(found))


@contextmanager
def _library(options: Namespace, paths: LibraryPaths) -> Iterator[Database | None]:
    """Open the library; a text needs none."""
    needed = options.passage is not None or options.document is not None
    if not needed and not paths.database.exists():
        yield None
        return
    with closing(open_library(paths)) as db:
        yield db


def _measured(
    db: Database | None, models: MaskedModels, asked: MeasureSurprise, output: Output
) -> Surprise:
    from clozet.commands.surprise import surprise as measure

    return measure(db, models, asked, output.progress)


def _plain(found: Surprise) -> dict[str, Any]:
    """Return the answer; words of a text have no page, not an empty one."""
    plain: dict[str, Any] = as_json(found)
    for word in plain["words"]:
        if word["page"] is None:
            del word["page"]
    if found.against is None:
        del plain["against"]
    return plain


def _text(found: Surprise) -> str:
    lines = [
        f"{found.model}: {found.score:.2f} in all, pseudo-perplexity {found.pseudo_perplexity:.1f}",
        *map(_line, found.words),
    ]
    if found.against is None:
        return "\n".join(lines)
    lines[0] += f"; {found.against.model}: {found.against.score:.2f}"
    others = found.against.log_probabilities
    return "\n".join(
        [lines[0], *(f"{line}  {bits(p):6.1f}" for line, p in zip(lines[1:], others, strict=True))]
    )


def _line(word: WordSurprise) -> str:
    page = f"  p. {word.page}" if word.page is not None else ""
    return f"{bits(word.log_probability):6.1f} bits  {word.word:<20} {word.expected:<16}{page}"


ACTS = {"surprise": surprise}
