"""A run that has ended → what was measured of it, in words and numbers → its card."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from clozet.clock import now
from clozet.database import adaptations
from clozet.database.connection import Database
from clozet.messages.search import Result, Search
from clozet.messages.training import Card, Control, Learned
from clozet.models.masked import load_masked
from clozet.training import card, learned, verdict
from clozet.training.corpus import Corpus
from clozet.training.run import Run

from .search import search

PIECES_A_WORD = 400
"""Asking for a word takes two models about so many pieces: as many words as one look are asked,"""

FEWEST_WORDS = 50
"""or so many: a second or two."""

EVIDENCE = 3


def made(db: Database | None, run: Run, corpus: Corpus, base: str, adapted: Path) -> Card:
    """Return the card of a run whose base is called `base` and whose model lies in `adapted`.

    Without a library nothing is said of single words.
    """
    before, after = run.before(), run.after
    intervals = run.intervals(after)
    found = verdict.verdict(intervals.loss)
    control = Control(before=before[1].measures, after=after[1].measures)
    changes = _changes(db, run, corpus, adapted) if db else learned.Changes((), ())
    recipe = run.training.recipe
    return Card(
        verdict=found,
        words=verdict.in_words(found, before[0].measures, after[0].measures, control),
        before=before[0].measures,
        after=after[0].measures,
        control=control,
        interval=intervals.loss,
        intervals=intervals,
        learned=changes.learned,
        worsened=changes.worsened,
        limits=card.limits(corpus, run.share),
        base=base,
        documents=len({text.document for text in corpus.train}),
        heldout_documents=len({text.document for text in corpus.heldout}),
        tokens=int(run.blocks.counted.sum()),
        steps=run.position.step,
        seed=recipe.seed,
        unit=recipe.unit,
        rate=recipe.rate,
        lora=recipe.lora,
        share=run.share,
        device=run.trainee.device.words,
        made=now(),
        hashes=card.hashes(run.base, corpus),
        recipe=card.recipe_told(recipe),
        seconds=round(run.training.spent, 1),
    )


def _changes(db: Database, run: Run, corpus: Corpus, adapted: Path) -> learned.Changes:
    """Return the held-out words whose ranks changed most."""
    heldout = [(text.document, text.text) for text in corpus.heldout]
    words = learned.typical_words(heldout, (text.text for text in corpus.train))
    most = max(FEWEST_WORDS, (run.heldout.tokens + run.control.tokens) // PIECES_A_WORD)
    models = (load_masked(run.base), load_masked(adapted))
    found = learned.changes(*models, words[:most])
    return learned.Changes(
        learned=tuple(_explained(db, corpus, found.learned)),
        worsened=tuple(_explained(db, corpus, found.worsened)),
    )


def _explained(db: Database, corpus: Corpus, words: Sequence[Learned]) -> Iterator[Learned]:
    """Yield words with the page they stand on, and passages trained on that have them too."""
    for one in words:
        assert one.document is not None
        page = adaptations.page_with(db, one.document, one.sentence)
        yield msgspec.structs.replace(one, page=page, evidence=_evidence(db, corpus, one))


def _evidence(db: Database, corpus: Corpus, one: Learned) -> tuple[Result, ...]:
    asked = Search(query=f'"{one.word}"', mode="words", k=4 * EVIDENCE)
    trained_on = {text.document for text in corpus.train}
    found = search(db, asked, None).results
    others = [
        result
        for result in found
        if result.document.id in trained_on and one.sentence not in result.text
    ]
    return tuple(others[:EVIDENCE])
