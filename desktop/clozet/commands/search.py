"""Query → ranking → results with their places."""

from collections.abc import Sequence
from functools import cache, partial
from time import perf_counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from clozet.database import passages, sketches, vectors, wordings
from clozet.database.connection import Database
from clozet.errors import NothingToDoError, NotThereError
from clozet.messages.places import WordBox, unpack
from clozet.messages.search import PassageFound, Result, Results, Search, Similar
from clozet.search import query as queries
from clozet.search.folding import Folded, alone, fold
from clozet.search.fusion import Fused, fuse
from clozet.search.results import best_of_each_document, result
from clozet.search.sentence import Near, Place, best_sentences
from clozet.search.words import matched_words, words_query

from .facets import facets
from .ranking import rank

if TYPE_CHECKING:
    from .meaning import Meaning

Pair = tuple[Fused, PassageFound]


def search(db: Database, asked: Search, meaning: "Meaning | None") -> Results:
    """Answer a search; without `meaning`, by words alone.

    Raise NothingToDoError for a query without a word, NotThereError where a passage that was
    judged has gone.
    """
    began = perf_counter()
    query = queries.parse(asked.query, literal=asked.literal)
    if query.empty:
        raise NothingToDoError("There is no word to search for.", "Type a word or a question.")
    _check_judged(db, (*asked.like, *asked.unlike))
    ranking = rank(db, query, asked, meaning)
    near = meaning.near(db, ranking.vector) if meaning and ranking.vector is not None else None
    results = _results(db, _chosen(db, ranking.passages, asked), query, near)
    return Results(
        query=asked.query,
        mode=asked.mode,
        results=tuple(replace(one, by_word=ranking.by_word(one.passage)) for one in results),
        stale=vectors.stale(db),
        seconds=round(perf_counter() - began, 4),
        facets=facets(db, ranking, asked) if asked.facets else None,
    )


def _check_judged(db: Database, judged: Sequence[int]) -> None:
    present = passages.fetch(db, judged) if judged else {}
    for passage in judged:
        if passage not in present:
            raise _unknown(passage)


def _unknown(passage: int) -> NotThereError:
    return NotThereError(
        f"The library has no passage {passage}.", "Passages are numbered in results."
    )


def similar(db: Database, asked: Similar, meaning: "Meaning") -> Results:
    """Answer with the passages nearest to a passage; raise NotThereError for an unknown one."""
    began = perf_counter()
    present = passages.fetch(db, [asked.passage]).get(asked.passage)
    if present is None:
        raise _unknown(asked.passage)
    allowed = passages.allowed(db, words_query(queries.parse("")), asked.filters)
    vector = meaning.of_passage(db, present)
    nearest = meaning.rank_vector(db, vector, asked.k + 1, allowed)
    ranked = fuse([], [pair for pair in nearest if pair[0] != asked.passage])[: asked.k]
    query = queries.parse(present.text, literal=True)
    return Results(
        query=present.text,
        mode="meaning",
        results=_results(db, alone(_with_passages(db, ranked)), query, meaning.near(db, vector)),
        stale=vectors.stale(db),
        seconds=round(perf_counter() - began, 4),
    )


def _with_passages(db: Database, ranked: Sequence[Fused]) -> list[Pair]:
    found = passages.fetch(db, [fused.passage for fused in ranked])
    return [(fused, found[fused.passage]) for fused in ranked if fused.passage in found]


def _chosen(db: Database, ranked: Sequence[Fused], asked: Search) -> list[Folded]:
    if asked.by == "passage" and not asked.fold:
        return alone(_with_passages(db, ranked[: asked.k]))
    pairs = _with_passages(db, ranked)
    if asked.fold:
        said = wordings.kin(db, [found.id for _, found in pairs])
        chosen = fold(pairs, _drafts(db, pairs), said)
    else:
        chosen = alone(pairs)
    if asked.by == "document":
        chosen = best_of_each_document(chosen)
    return chosen[: asked.k]


def _drafts(db: Database, pairs: Sequence[Pair]) -> dict[int, list[int]]:
    """Return for each document found those that are nearly the same."""
    near = sketches.near(db, [found.document.id for _, found in pairs])
    return {document: [other.id for other in others] for document, others in near.items()}


def _results(
    db: Database, chosen: Sequence[Folded], query: queries.Query, near: Near | None
) -> tuple[Result, ...]:
    sentences = best_sentences(query, [(one.found.text, one.found.heading) for one in chosen], near)
    matched = matched_words(query, [one.found.text for one in chosen])
    return placed(db, list(zip(chosen, sentences, matched, strict=True)))


def placed(
    db: Database, chosen: Sequence[tuple[Folded, Place | None, Sequence[str]]]
) -> tuple[Result, ...]:
    """Return results in this order: passages, each with the place of its sentence and its words."""

    @cache
    def words(document: int, page: int) -> list[WordBox]:
        return unpack(passages.page_words(db, document, page))

    near = sketches.near(db, [one.found.document.id for one, _, _ in chosen])
    repeats = wordings.repeats(db, [one.found.id for one, _, _ in chosen])
    for one, _, _ in chosen:
        drafts = near.get(one.found.document.id, [])
        one.repeated += [draft for draft in drafts if draft not in one.repeated]
    return tuple(
        replace(
            result(rank, one, sentence, matched, partial(words, one.found.document.id)),
            repeats=repeats.get(one.found.id, 0),
        )
        for rank, (one, sentence, matched) in enumerate(chosen, 1)
    )
