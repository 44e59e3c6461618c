"""Normalised discounted cumulative gain of the first ten documents (Järvelin & Kekäläinen 2002)."""

import math
from collections.abc import Sequence
from pathlib import Path

Judged = dict[str, int]
"""Documents by name, each with its grade; above 0 it answers."""


def judgements(collection: Path) -> dict[str, Judged]:
    """Return the judged documents of each question of a collection."""
    judged: dict[str, Judged] = {}
    for line in (collection / "qrels.tsv").read_text().splitlines()[1:]:
        question, document, grade = line.split("\t")
        judged.setdefault(question, {})[document] = int(grade)
    return judged


def ndcg(found: Sequence[str], judged: Judged) -> float:
    """Return nDCG@10 of documents, the best first; 0 where none could answer."""
    gained = sum(
        max(judged.get(document, 0), 0) / math.log2(rank + 2)
        for rank, document in enumerate(found[:10])
    )
    ideal = sorted((grade for grade in judged.values() if grade > 0), reverse=True)[:10]
    most = sum(grade / math.log2(rank + 2) for rank, grade in enumerate(ideal))
    return gained / most if most else 0.0
