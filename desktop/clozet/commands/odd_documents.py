"""Clauses that differ from their siblings, documents in another language → oddities."""

from collections.abc import Iterator

from clozet.database import passages, sampling, wordings
from clozet.database.connection import Database
from clozet.messages.unusual import FindUnusual, Oddity
from clozet.search.siblings import FEWEST, Different, different

from .oddity import oddity

MOST_FAMILIES = 200
MOST_SIBLINGS = 40
"""Of the families most often copied, so many passages each: what is usual shows in these."""

SEVERAL = 10
"""Documents of known language from which on a rare one is odd."""

SELDOM = 0.1
"""Of these documents so many at most are in a rare language."""

QUOTED = 80  # code points


def differing(db: Database, asked: FindUnusual) -> list[Oddity]:
    """Return clauses that say something else than nearly all that are like them."""
    found = [
        one
        for family in wordings.families(db, asked.filters, FEWEST, MOST_FAMILIES, MOST_SIBLINGS)
        for one in different(family)
    ]
    chosen = sorted(found, key=lambda one: -one.others)[: asked.k]
    shown = passages.fetch(db, [one.passage for one in chosen])
    return [
        oddity(
            db,
            shown[one.passage],
            "differs",
            _said(one),
            one.place,
            stands=one.stands,
            usual=one.usual,
            others=one.others,
        )
        for one in chosen
        if one.passage in shown
    ]


def _said(one: Different) -> str:
    stands, usual, sentence = map(_quoted, (one.stands, one.usual, one.sentence))
    if not sentence:
        return f"“{usual}” is missing; {one.others} others have it."
    if not stands:
        return f"“{usual}” is missing in “{sentence}”; {one.others} others have it."
    if not usual:
        return f"“{stands}” is added in “{sentence}”; {one.others} others do without."
    return f"“{stands}” stands in “{sentence}”; {one.others} others have “{usual}”."


def _quoted(text: str) -> str:
    return text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"


def in_rare_languages(db: Database, asked: FindUnusual) -> Iterator[Oddity]:
    """Yield the first passage of documents in another language than nearly all."""
    by_language = sampling.languages(db, asked.filters)
    every = sum(map(len, by_language.values()))
    if every < SEVERAL:
        return
    main, share = next(iter(by_language)), len(next(iter(by_language.values()))) / every
    rare = {
        document: language
        for language, documents in by_language.items()
        if language != main and len(documents) <= SELDOM * every
        for document in documents
    }
    first = passages.first_of(db, list(rare)[: asked.k])
    for one in passages.fetch(db, list(first.values())).values():
        language = rare[one.document.id]
        reason = f"In the language “{language}”; {share:.0%} of the documents are in “{main}”."
        yield oddity(db, one, "language", reason, language=language)
