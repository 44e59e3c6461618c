"""Now and then a passage of the user's, as the model sees it while it learns."""

from collections.abc import Iterator
from random import Random
from time import monotonic

from clozet.database import passages
from clozet.database.connection import Database
from clozet.messages.training import MaskedSample
from clozet.training.corpus import Corpus
from clozet.training.run import Run

SECONDS_BETWEEN = 10.0
MOST_CHARACTERS = 500


class Samples:
    """Draws passages of the documents that are trained on."""

    def __init__(self, db: Database, corpus: Corpus, run: Run) -> None:
        self._db = db
        self._documents = sorted({text.document for text in corpus.train})
        self._run = run
        self._shown = 0.0

    def due(self, step: int) -> Iterator[MaskedSample]:
        """Yield a sample where the last one is old enough."""
        if monotonic() - self._shown < SECONDS_BETWEEN:
            return
        self._shown = monotonic()
        chance = Random(step)  # noqa: S311  # which passage is shown is no secret
        found = passages.nth(self._db, chance.choice(self._documents), chance.random())
        if found is None or not found.text.strip():
            return
        shown = self._run.shown(found.text[:MOST_CHARACTERS], step)
        yield MaskedSample(
            step=step,
            passage=found.id,
            text=shown.text,
            tokens=shown.tokens,
            document=found.document.title,
            page=found.spans[0].page if found.spans else None,
        )
