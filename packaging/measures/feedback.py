"""Relevance feedback: nDCG@10 before and after one judged result, which is then left out.

A residual collection (Salton & Buckley 1990, "Improving retrieval performance by relevance
feedback"): the first result that answers is fed back, then also those above it as ones that do
not. Their documents are taken out of all rankings and of the judgements; questions that have no
answer left are not asked.
"""

import json
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from clozet.commands.meaning import Meaning
from clozet.commands.search import search
from clozet.database.connection import Database, open_library
from clozet.messages.search import Result, Search
from clozet.paths import LibraryPaths

from .figure import Figure
from .ndcg import Judged, judgements, ndcg

LOOKED_AT = 20
MOST_QUESTIONS = 150

Gains = tuple[float, float, float]


def measure(collection: Path, library: Path) -> Figure:
    """Return what one judged result brings on a collection that is in a library."""
    judged = judgements(collection)
    lines = (collection / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line) for line in lines]
    several = [one for one in asked if sum(g > 0 for g in judged[one["id"]].values()) > 1]
    chosen = several[:: 1 + len(several) // MOST_QUESTIONS]
    paths = LibraryPaths(library)
    with closing(open_library(paths)) as db:
        meaning = Meaning(paths)
        gains = [_gains(db, meaning, one["text"], judged[one["id"]]) for one in chosen]
    counted = [one for one in gains if one]
    before, like, both = (sum(own) / len(counted) for own in zip(*counted, strict=True))
    return Figure(
        f"nDCG@10 on {collection.name} behind one judged result, {len(counted)} questions",
        f"{before:.3f} → {like:.3f} with what answers, {both:.3f} with what does not, too",
        "higher",
        min(like, both) > before,
    )


def _gains(db: Database, meaning: Meaning, text: str, judged: Judged) -> Gains | None:
    """Return nDCG before, with what answers, and with what does not, too; None where none does."""

    def found(like: Sequence[Result] = (), unlike: Sequence[Result] = ()) -> Sequence[Result]:
        ids = [tuple(one.passage for one in results) for results in (like, unlike)]
        asked = Search(
            query=text, literal=True, by="document", k=LOOKED_AT, like=ids[0], unlike=ids[1]
        )
        return search(db, asked, meaning).results

    first = found()
    place = next((at for at, one in enumerate(first) if judged.get(_name(one), 0) > 0), None)
    if place is None:
        return None
    above, answers = first[:place], first[place : place + 1]
    seen = {_name(one) for one in first[: place + 1]}
    rest = {name: grade for name, grade in judged.items() if name not in seen}

    def gain(results: Sequence[Result]) -> float:
        return ndcg([_name(one) for one in results if _name(one) not in seen], rest)

    if not any(grade > 0 for grade in rest.values()):
        return None
    return gain(first), gain(found(answers)), gain(found(answers, above))


def _name(result: Result) -> str:
    return Path(result.document.path).stem
