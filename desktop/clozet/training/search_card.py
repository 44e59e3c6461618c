"""What a person must know of an adapted encoder: its verdict, its limits, its folder's README."""

from clozet.messages.adapt_search import SearchCard, SearchMeasures
from clozet.messages.training import Verdict

from .passages import Parts
from .self_test import SelfTest

LIMITS = (
    "Measured with {queries} made-up queries, each the rare words of a sentence of {what}, among"
    " {candidates} passages. Questions that people ask are others, and gain less, if anything:"
    " search for something you know before you rely on it."
)


def limits(parts: Parts, test: SelfTest) -> str:
    """Return in sentences what a card does not show."""
    what = "held-out passages of the same documents" if parts.by_passage else "held-out documents"
    return LIMITS.format(
        queries=len(test.queries), what=what, candidates=f"{len(test.candidates):,}"
    )


def in_words(found: Verdict, before: SearchMeasures, after: SearchMeasures) -> str:
    """Return the verdict as a person would say it."""
    numbers = f"nDCG@10 {before.ndcg_10:.3f} → {after.ndcg_10:.3f}"
    said = {
        "better": f"Finds passages of held-out documents better: {numbers}.",
        "worse": f"Finds passages of held-out documents worse: {numbers}.",
        "no clear change": f"No clear change in how well passages are found: {numbers}.",
    }
    return said[found] if found == "better" else f"{said[found]} The encoder was thrown away."


def readme(model: str, licence: str, card: SearchCard) -> str:
    """Return the README of an encoder's folder; no text of a document stands in it."""
    low, high = card.interval
    constants = ", ".join(f"{name} {value}" for name, value in card.recipe.items())
    return f"""---
license: {licence}
library_name: sentence-transformers
pipeline_tag: sentence-similarity
---
# {model}

{card.words}

A sentence encoder: **{card.base}**, trained further on {card.pairs:,} pairs of texts from
{card.documents} documents with Clozet, {card.made}; {card.steps} steps in {card.seconds:.0f}
seconds on {card.device}; seed {card.seed}; {constants}. The pairs were made of the documents alone:
heading and passage, sentence and the rest of its passage, neighbouring passages.

| | nDCG@10 before | after |
|---|---|---|
| {card.queries} queries on {card.heldout_documents} held-out texts | {_cell(card.before)} | \
{_cell(card.after)} |

The change lies between {low:+.3f} and {high:+.3f} (95 %, paired bootstrap over held-out texts).
{card.limits}

An encoder can reveal something of the text that it was trained on: treat it as you treat the
documents.
"""


def _cell(measures: SearchMeasures) -> str:
    return f"{measures.ndcg_10:.3f} ({measures.low:.3f} to {measures.high:.3f})"
