"""The encoder and the index, kept warm, and brought up to date from the database."""

import logging
from collections.abc import Callable, Sequence
from typing import cast

import numpy as np

from clozet.clock import now
from clozet.database import documents, passages, vectors
from clozet.database.connection import Database
from clozet.messages.search import PassageFound
from clozet.paths import LibraryPaths
from clozet.search.nearness import Nearness
from clozet.search.vector_index import IndexUnusableError, VectorIndex, Vectors, from_blobs, to_blob

from .encoders import Loaded, wanted

log = logging.getLogger("clozet.meaning")


class Embedding:
    """Encodes passages, with any encoder, into the form of the database."""

    def __init__(self) -> None:
        self._loaded = Loaded()

    def __call__(self, db: Database, encoder: vectors.Encoder, texts: Sequence[str]) -> list[bytes]:
        """Return one vector for each text, in the form of the database."""
        return [to_blob(vector) for vector in self._loaded(db, encoder).encode(texts)]


class Meaning:
    """Ranks passages by meaning; loads what it needs when it is first asked."""

    def __init__(self, paths: LibraryPaths) -> None:
        self._paths = paths
        self._loaded = Loaded()
        self._index: VectorIndex | None = None
        self._seen = (-1, -1)

    def encode(self, db: Database, texts: Sequence[str], *, query: bool = False) -> Vectors:
        """Return vectors [n, dimension] of the encoder in use, loaded at its first use."""
        row = vectors.encoder_in_use(db) or wanted(db)
        return self._loaded(db, row).encode(texts, query=query)

    def near(self, db: Database, question: Vectors) -> Callable[[Sequence[str]], list[float]]:
        """Return what takes texts and returns their cosines with a question."""
        return lambda texts: (self.encode(db, texts) @ question).tolist()

    def warm_up(self, db: Database) -> None:
        """Load encoder and index, so that the first search does not wait for them."""
        self.rank_vector(db, self.encode(db, ["warm"])[0], 1, None)

    def rank(
        self, db: Database, text: str, count: int, allowed: Sequence[int] | None
    ) -> list[tuple[int, float]]:
        """Return up to `count` (passage id, cosine) for a text, the nearest first."""
        if passages.count(db) == 0:
            return []
        return self.rank_vector(db, self.encode(db, [text], query=True)[0], count, allowed)

    def of_passage(self, db: Database, passage: PassageFound) -> Vectors:
        """Return the vector of a passage, made where it has none yet."""
        encoder = vectors.encoder_in_use(db)
        blob = vectors.of_passage(db, encoder, passage.id) if encoder else None
        if encoder is None or blob is None:
            return cast(Vectors, self.encode(db, [passage.text])[0])
        return cast(Vectors, from_blobs([blob], encoder.dimension)[0])

    def rank_vector(
        self, db: Database, vector: Vectors, count: int, allowed: Sequence[int] | None
    ) -> list[tuple[int, float]]:
        """Return up to `count` (passage id, cosine) for a vector of the encoder in use."""
        index = self._refreshed(db)
        return index.search(vector, count, allowed) if index else []

    def nearness(self, db: Database, question: Vectors, ids: Sequence[int]) -> Nearness:
        """Return how near those of these passages lie that have a vector."""
        index = self._refreshed(db)
        if index is None:
            return Nearness(question, [], np.empty((0, len(question)), dtype=np.float32))
        return Nearness(question, *index.vectors(ids))

    def _refreshed(self, db: Database) -> VectorIndex | None:
        """Return the index as the database has it now; None before the first vector."""
        in_use = vectors.encoder_in_use(db)
        if in_use is None:
            return None
        if self._index is None or self._index.encoder != in_use.hash:
            self._index = self._read(in_use)
            self._seen = (-1, -1)
        present = (int(db.execute("PRAGMA data_version").fetchone()[0]), documents.removals(db))
        if present != self._seen:
            self._catch_up(db, self._index, in_use, gone=present[1] != self._seen[1])
            self._seen = present
        return self._index

    def _read(self, in_use: vectors.Encoder) -> VectorIndex:
        try:
            return VectorIndex.load(self._paths.index_of(in_use.id), in_use.hash)
        except IndexUnusableError as reason:
            log.info("the index is made again: %s", reason)
            return VectorIndex(in_use.hash, in_use.dimension)

    def _catch_up(
        self, db: Database, index: VectorIndex, in_use: vectors.Encoder, gone: bool
    ) -> None:
        if gone and index.ids:
            index.forget(sorted(index.ids - vectors.passage_ids(db, in_use)))
        rows = list(vectors.newer(db, in_use, index.last_row, max(index.ids, default=0)))
        if rows:
            index.add(
                [row[0] for row in rows],
                from_blobs([row[2] for row in rows], in_use.dimension),
                last_row=max(row[1] for row in rows),
            )
        if index.worth_saving():
            self._save(index, in_use)

    def _save(self, index: VectorIndex, in_use: vectors.Encoder) -> None:
        """Keep the index for the next start; without room it is made again then."""
        try:
            index.save(self._paths.index_of(in_use.id), now())
        except OSError as error:
            log.info("the index could not be written: %s", error.strerror)
