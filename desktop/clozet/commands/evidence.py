"""A filled sentence → passages that have its word → the best attested, lit."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from clozet.cloze.evidence import attestations
from clozet.database import passages
from clozet.database.connection import Database
from clozet.messages.search import Filters, Result
from clozet.search.folding import Folded
from clozet.search.fusion import fuse
from clozet.search.query import Part, Query, parse
from clozet.search.words import words_query

from .ranking import COLUMN_WEIGHTS
from .search import placed

if TYPE_CHECKING:
    from .meaning import Meaning

LOOKED_AT = 40


def evidence(
    db: Database, filled: str, word: str, count: int, meaning: "Meaning"
) -> tuple[Result, ...]:
    """Return up to `count` passages that attest `word` in the sentence `filled`, the best first.

    A result's sentence is the one that has the word, and its `score` the mean cosine of sentence
    and passage with the filled sentence.
    """
    plain = parse(filled, literal=True).wanted
    query = words_query(Query((*plain, Part(word, phrase=True))))
    by_words = passages.ranked_by_words(db, query, Filters(), COLUMN_WEIGHTS, LOOKED_AT)
    if not by_words:
        return ()
    allowed = passages.allowed(db, query, Filters())
    ranked = fuse(by_words, meaning.rank(db, filled, LOOKED_AT, allowed))[:LOOKED_AT]
    found = passages.fetch(db, [one.passage for one in ranked])
    present = [one for one in ranked if one.passage in found]
    texts = [(found[one.passage].text, one.similarity or 0.0) for one in present]
    return placed(
        db,
        [
            (
                Folded(
                    replace(present[one.number], score=one.score),
                    found[present[one.number].passage],
                    set(),
                    [],
                ),
                (one.start, one.end),
                (word,),
            )
            for one in attestations(filled, word, texts, partial(meaning.encode, db))[:count]
        ],
    )
