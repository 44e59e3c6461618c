"""The verbs search and similar."""

from argparse import Namespace
from contextlib import closing
from typing import TYPE_CHECKING

import msgspec

from clozet.commands.search import search as search_library
from clozet.commands.search import similar as similar_passages
from clozet.database.connection import Database, open_library
from clozet.errors import UsageError
from clozet.file_names import to_text
from clozet.messages.housekeeping import Suggest
from clozet.messages.search import (
    Facets,
    FacetValue,
    Filters,
    Result,
    Results,
    Search,
    Similar,
    WordGave,
)
from clozet.paths import LibraryPaths

from .output import Output
from .text_lines import answer_lines

if TYPE_CHECKING:
    from clozet.commands.meaning import Meaning


def search(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Answer one query, or a file of them line by line."""
    if (options.query is None) == (options.queries is None):
        raise UsageError("A search needs a QUERY or --queries FILE.", "Give one of them.")
    with closing(open_library(paths)) as db:
        meaning = None if options.mode == "words" else meaning_of(paths)
        if options.queries is None:
            found = _helped(db, search_library(db, _asked(options, options.query), meaning))
            output.value(found, lambda: listed(found))
            return
        answer_lines(
            options.queries,
            output,
            lambda line: search_library(db, _asked(options, line.text, line.literal), meaning),
        )


def _helped(db: Database, found: Results) -> Results:
    """Add how the library spells what no passage has."""
    if found.mode == "meaning" or any(result.words_rank for result in found.results):
        return found
    from clozet.commands.housekeeping import suggest  # seldom needed

    return msgspec.structs.replace(found, suggestions=suggest(db, Suggest(query=found.query)).known)


def similar(options: Namespace, paths: LibraryPaths, output: Output) -> None:
    """Answer with the passages nearest to one."""
    with closing(open_library(paths)) as db:
        asked = Similar(passage=options.passage, k=options.k, filters=filters(options))
        found = similar_passages(db, asked, meaning_of(paths))
    output.value(found, lambda: listed(found))


def meaning_of(paths: LibraryPaths) -> "Meaning":
    """Return what ranks by meaning; it brings numpy and FAISS."""
    from clozet.commands.meaning import Meaning

    return Meaning(paths)


def _asked(options: Namespace, query: str, literal: bool = False) -> Search:
    return Search(
        query=query,
        k=options.k,
        mode=options.mode,
        filters=filters(options),
        by=options.by,
        fold=options.fold,
        literal=literal,
        facets=options.facets,
        like=tuple(options.more_like),
        unlike=tuple(options.less_like),
    )


def filters(options: Namespace) -> Filters:
    """Return what the options restrict a search to."""
    folder = options.folder
    return Filters(
        collection=options.collection,
        folder=to_text(folder.expanduser().resolve())[0] if folder else None,
        kind=options.kind,
        after=options.after,
        before=options.before,
        language=options.language,
        year=options.year,
    )


def listed(found: Results) -> str:
    """Return results as people read them."""
    parts = [_result(result) for result in found.results]
    if found.stale:
        parts.append(f"{found.stale} passages are not yet found by meaning.")
    parts += [
        f"Did you mean {' or '.join(f'“{word}”' for word in near)} instead of “{typed}”?"
        for typed, near in found.suggestions.items()
        if near
    ]
    if found.facets:
        parts.append(_facets(found.facets))
    return "\n\n".join(parts) if found.results else "\n".join(["Nothing was found.", *parts])


def _facets(facets: Facets) -> str:
    lines = [f"Of {facets.documents} documents found:"]
    for name in ("folders", "kinds", "years", "languages"):
        values: tuple[FacetValue, ...] = getattr(facets, name)
        if values:
            shown = ", ".join(f"{one.value} ({one.documents})" for one in values)
            lines.append(f"   {name}: {shown}")
    return "\n".join(lines)


def _result(result: Result) -> str:
    place = f"{result.rank}. {result.document.path}, page {result.page} (passage {result.passage})"
    said = result.sentence.text if result.sentence else result.text
    return f"{place}\n   {' '.join(said.split())}{_why(result)}{_elsewhere(result)}"


def _elsewhere(result: Result) -> str:
    if not result.repeats:
        return ""
    others = f"{result.repeats} other document{'s' if result.repeats > 1 else ''}"
    return f"\n   and, in nearly the same words, in {others}"


def _why(result: Result) -> str:
    """Return how much each word and each side gave; "" where words gave nothing."""
    if not result.by_words or not result.score:
        return ""
    told = result.by_words - sum(one.score for one in result.by_word)
    words = [f"{_typed(one)} {one.score / result.score:.0%}" for one in result.by_word]
    if told / result.score >= 0.005:
        words.append(f"other words of the best {told / result.score:.0%}")
    by_words = f"by words {result.by_words / result.score:.0%} ({', '.join(words)})"
    by_meaning = f", by meaning {result.by_meaning / result.score:.0%}" if result.by_meaning else ""
    return f"\n   {by_words}{by_meaning}"


def _typed(one: WordGave) -> str:
    return one.word if one.weight == 1 else f"{one.word}^{one.weight:g}"


ACTS = {"search": search, "similar": similar}
