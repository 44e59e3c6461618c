"""What a person must know of an adaptation beside its numbers: limits, hashes, the model's card."""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from clozet.messages.training import Card, Measures

from .corpus import Corpus
from .recipe import Recipe

FEW = 10
OF_RECIPE = ("rows", "replay", "peak", "warm_up", "betas", "weight_decay", "clip")

LOOKED_AT = (
    "The weights kept are those that did best on these same texts, which flatters them a little:"
    " there are too few to choose on others."
)
SAYS_NOT = (
    "It tells how well words are expected, not whether what is expected is true, nor whether search"
    " gets better. The words shown are those that changed most, of the most typical ones."
)


def limits(corpus: Corpus, share: float) -> str:
    """Return in sentences what a card does not show; `share` is how far the weights went."""
    count = len(corpus.heldout)
    if corpus.by_passage:
        what = f"{count} passages of the same documents, which are too few to hold whole ones out"
    else:
        what = f"{count} document{'s' * (count != 1)} that were held out of the training"
    few = " So few texts leave much to chance." if count < FEW else ""
    measured = f"Measured on {what}, with the same masks before and after.{few}"
    return " ".join((measured, _chosen(corpus), *_kept(share), SAYS_NOT))


def _chosen(corpus: Corpus) -> str:
    """Say on which texts the weights that are kept were chosen."""
    if not corpus.stopping:
        return LOOKED_AT
    what = "passages" if corpus.by_passage else "documents"
    return f"When to stop was decided on {len(corpus.stopping)} other {what}."


def _kept(share: float) -> Iterator[str]:
    """Say where the weights were taken back towards the base."""
    if share < 1:
        yield (
            f"So that general English is kept, the weights go {share:.0%} of the way from the"
            " base's to the trained ones: as far as those same general texts allow."
        )


def hashes(base: Path, corpus: Corpus) -> dict[str, str]:
    """Return the SHA-256 of the base's weights, and of all texts trained on, in any order."""
    weights = hashlib.sha256()
    for file in sorted(base.glob("*.safetensors")):
        weights.update(file.read_bytes())
    encoded = (one.text.encode("utf-8", "surrogatepass") for one in corpus.train)
    texts = sorted(hashlib.sha256(text).digest() for text in encoded)
    return {
        "the base's weights": weights.hexdigest(),
        "the texts trained on": hashlib.sha256(b"".join(texts)).hexdigest(),
    }


def recipe_told(recipe: Recipe) -> dict[str, str]:
    """Return the constants of a run by name, as a model card tells them."""
    return {name: str(value) for name, value in asdict(recipe).items() if name in OF_RECIPE}


def model_card(model: str, card: Card) -> str:
    """Return the model's README: from what and how it was made, what was measured.

    No text of a document stands in it.
    """
    low, high = card.interval
    constants = ", ".join(f"{name} {value}" for name, value in card.recipe.items())
    checksums = "\n".join(f"| {name} | `{sha256}` |" for name, sha256 in card.hashes.items())
    return f"""---
library_name: transformers
pipeline_tag: fill-mask
---
# {model}

{card.words}

A masked language model: **{card.base}**, trained further on {card.documents} documents
({card.tokens:,} pieces) with Clozet, {card.made}; {card.steps} steps in {card.seconds:.0f} seconds
on {card.device}{", as LoRA" if card.lora else ""}. {card.rate:.0%} of the pieces are selected by
{card.unit}: 80 % masked, 10 % swapped, 10 % kept; seed {card.seed}; {constants}.

| | loss | perplexity | accuracy at 1 | accuracy at 5 |
|---|---|---|---|---|
| {card.heldout_documents} held-out documents | {_row(card.before, card.after)} |
| general English | {_row(card.control.before, card.control.after)} |

The change of loss on held-out text lies between {low:+.3f} and {high:+.3f} nats (95 %, paired
bootstrap over documents). {card.limits}

| SHA-256 of | |
|---|---|
{checksums}

A model can reveal text that it was trained on: treat it as you treat the documents.
"""


def _row(before: Measures, after: Measures) -> str:
    return " | ".join(
        (
            f"{before.loss:.3f} → {after.loss:.3f}",
            f"{before.perplexity:.1f} → {after.perplexity:.1f}",
            f"{before.accuracy_1:.1%} → {after.accuracy_1:.1%}",
            f"{before.accuracy_5:.1%} → {after.accuracy_5:.1%}",
        )
    )
