"""The verb fill: words for the blanks of a text."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from clozet.commands.masked_models import MaskedModels
from clozet.database.connection import Database, open_library
from clozet.errors import UsageError
from clozet.messages.cloze import BlankFilled, Fill, Filled
from clozet.messages.frame import as_json
from clozet.paths import LibraryPaths

from .output import Output
from .text_lines import answer_lines

if TYPE_CHECKING:
    from clozet.commands.filling import Attest


def fill(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Fill the blanks of one text, or of a file of texts line by line."""
    from clozet.commands.filling import fill as fill_text

    if (options.text is None) == (options.texts is None):
        raise UsageError("Filling needs a TEXT or --texts FILE.", "Give one of them.")
    with _library(options, paths) as db:
        models = MaskedModels(paths if db else None)
        attest = _attest(db, paths) if db and options.evidence else None
        if options.texts is not None:
            answer_lines(
                options.texts,
                output,
                lambda line: _plain(fill_text(db, models, _asked(options, line.text), attest)),
            )
            return
        found = fill_text(db, models, _asked(options, options.text), attest)
    output.value(_plain(found), lambda: _text(found))


@contextmanager
def _library(options: Namespace, paths: LibraryPaths) -> Iterator[Database | None]:
    """Open the library; only evidence needs one."""
    if not options.evidence and not paths.database.exists():
        yield None
        return
    with closing(open_library(paths)) as db:
        yield db


def _attest(db: Database, paths: LibraryPaths) -> "Attest":
    from clozet.commands.evidence import evidence
    from clozet.commands.meaning import Meaning

    meaning = Meaning(paths)
    return lambda filled, word, count: evidence(db, filled, word, count, meaning)


def _asked(options: Namespace, text: str) -> Fill:
    return Fill(
        text=text,
        k=options.k,
        model=options.model,
        against=options.against,
        joint=options.joint,
        only=options.only,
        word=options.word,
        pieces=options.pieces,
        temperature=options.temperature,
        evidence=options.evidence,
    )


def _plain(found: Filled) -> dict[str, Any]:
    """Return the answer without what was not asked for."""
    plain: dict[str, Any] = as_json(found)
    if found.against is None:
        del plain["against"]
    if not found.joint:
        del plain["joint"]
    others = found.against.blanks if found.against else ()
    for blank in (*plain["blanks"], *(plain["against"]["blanks"] if others else ())):
        if blank["asked"] is None:
            del blank["asked"]
        for candidate in blank["candidates"]:
            if candidate["relative"] is None:
                del candidate["relative"]
    return plain


def _text(found: Filled) -> str:
    parts = [_blank(blank) for blank in found.blanks]
    if found.windowed:
        parts.append("The text is longer than the model can see: it looked around each blank.")
    if found.joint:
        lines = (f"{one.score:9.2f}  {' · '.join(one.words)}" for one in found.joint)
        parts.append("\n".join(["Together:", *lines]))
    if found.against:
        parts.append(f"By {found.against.model}:")
        parts += [_blank(blank) for blank in found.against.blanks]
    return "\n\n".join(parts)


def _blank(blank: BlankFilled) -> str:
    lines = [f"Blank {blank.index + 1} (entropy {blank.entropy:.2f}):"]
    for one in blank.candidates:
        share = f"  {one.relative:6.1%} of these" if one.relative is not None else ""
        pieces = f"  ({one.pieces} pieces)" if one.pieces > 1 else ""
        lines.append(f"{one.probability:9.2%}  {one.word}{pieces}{share}")
        lines += [f"{'':11}{result.document.path}, p. {result.page}" for result in one.evidence]
    if blank.asked:
        rank = "not among what was looked at"
        if blank.asked.rank is not None:
            rank = f"rank {blank.asked.rank}"
        lines.append(f"{blank.asked.probability:9.2%}  {blank.asked.word}, {rank}")
    return "\n".join(lines)


ACTS = {"fill": fill}
