"""A run that has ended → the folder of its model with its card, complete or not there."""

import shutil
from pathlib import Path

import msgspec

from clozet.clock import now
from clozet.database import adaptations
from clozet.database.connection import Database
from clozet.messages.training import Bounds, Card, Control
from clozet.models.catalogue import find
from clozet.models.record import record
from clozet.training import verdict
from clozet.training.corpus import Corpus
from clozet.training.evaluation import Scores, sums_by_text
from clozet.training.run import Run

CARD = "card.json"
MODEL_CARD = "README.md"


def keep(db: Database, job: int, run: Run, corpus: Corpus) -> Card:
    """Write the model of a run under its name, and return its card."""
    _, model, base = adaptations.asked_for(db, job)
    before, after = run.before(), run.after()
    card = _card(run, corpus, before, after, base)
    folder = db.paths.models / model
    unfinished = folder.with_name(f".{model}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        run.write_model(unfinished)
        _write(unfinished / CARD, msgspec.json.format(msgspec.json.encode(card)))
        _write(unfinished / MODEL_CARD, model_card(model, card).encode())
        licence = find(db.paths, base, "masked").licence
        record(unfinished, "masked", f"adapted from {base}", licence, base)
        unfinished.replace(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return card


def _write(file: Path, content: bytes) -> None:
    file.write_bytes(content)


def _card(run: Run, corpus: Corpus, before: Scores, after: Scores, base: str) -> Card:
    bounds = _bounds(run, before, after)
    found = verdict.verdict(bounds)
    looked = run.position.looked
    best = min(looked, key=lambda look: look.heldout.loss)
    control = Control(before=looked[0].control, after=best.control)
    recipe = run.training.recipe
    return Card(
        verdict=found,
        words=verdict.in_words(found, before.measures, after.measures, control),
        before=before.measures,
        after=after.measures,
        control=control,
        interval=bounds,
        seconds=round(run.training.spent, 1),
        learned=(),
        worsened=(),
        limits=_limits(corpus),
        base=base,
        documents=len({text.document for text in corpus.train}),
        heldout_documents=len({text.document for text in corpus.heldout}),
        tokens=int(run.blocks.counted.sum()),
        steps=run.position.step,
        seed=recipe.seed,
        unit=recipe.unit,
        rate=recipe.rate,
        lora=False,
        device=run.trainee.device.words,
        made=now(),
    )


def _bounds(run: Run, before: Scores, after: Scores) -> Bounds:
    sums_before, masks = sums_by_text(run.heldout, before)
    sums_after, _ = sums_by_text(run.heldout, after)
    asked = masks > 0
    return verdict.interval(sums_before[asked], sums_after[asked], masks[asked])


def _limits(corpus: Corpus) -> str:
    what = "passages of the same documents" if corpus.by_passage else "other documents of yours"
    return (
        f"Measured on {what}, held out of the training, with the same masks before and after."
        " It says how well words are expected, not whether what is expected is true."
    )


def model_card(model: str, card: Card) -> str:
    """Return the model's README: what it is, from what and how it was made, what was measured."""
    rows = [
        ("held-out documents", card.before, card.after),
        ("general English", card.control.before, card.control.after),
    ]
    table = "\n".join(
        f"| {name} | {b.loss:.3f} → {a.loss:.3f} | {b.perplexity:.1f} → {a.perplexity:.1f} |"
        f" {b.accuracy_1:.1%} → {a.accuracy_1:.1%} | {b.accuracy_5:.1%} → {a.accuracy_5:.1%} |"
        for name, b, a in rows
    )
    return f"""---
library_name: transformers
pipeline_tag: fill-mask
---
# {model}

{card.words}

A masked language model: **{card.base}**, trained further on {card.documents} documents
({card.tokens:,} pieces) with Clozet in {card.steps} steps; {card.rate:.0%} of the pieces selected
by {card.unit}, 80 % masked, 10 % swapped, 10 % kept; seed {card.seed}; {card.device};
{card.seconds:.0f} seconds.

| | loss | perplexity | accuracy at 1 | accuracy at 5 |
|---|---|---|---|---|
{table}

The change of loss on held-out documents lies between {card.interval[0]:+.3f} and
{card.interval[1]:+.3f} (95 %, paired bootstrap over documents). {card.limits}

A model can give away words of the documents that it was trained on: treat it as you treat them.
"""
