"""A library of many passages: real words of a folder of texts, simulated vectors."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import numpy as np

from clozet.database import documents, vectors
from clozet.database.connection import open_library, transaction
from clozet.messages.reading import FileText, PageText, Passage, Span
from clozet.models.encoder import Encoder
from clozet.paths import LibraryPaths
from clozet.search.vector_index import Vectors, to_blob

WORDS = 130
STEP = 120
LINES = 40
SAMPLE = 256
NOISE = 0.02
BLOCK = 100_000


def build(library: Path, corpus: Path, encoder: Encoder, count: int) -> list[str]:
    """Fill a new library with `count` passages of all files in turn; return some of their texts."""
    with closing(open_library(LibraryPaths(library), create=True)) as db:
        row = vectors.add_encoder(db, encoder.hash, encoder.name, encoder.dimension)
        sample: list[str] = []
        real: Vectors | None = None
        made = 0
        with transaction(db):
            for text in _texts(corpus):
                read = _read(text, count - made)
                documents.store(db, _content(text), read)
                texts = [passage.text for passage in read.passages]
                if len(sample) < SAMPLE:
                    sample += texts
                if real is None and len(sample) >= SAMPLE:
                    real = encoder.encode(sample[:SAMPLE])
                made += len(texts)
                if made >= count:
                    break
        assert real is not None
        hashes = [row[0] for row in db.execute("SELECT DISTINCT hash FROM passages ORDER BY id")]
        simulated = simulate(real, len(hashes))
        vectors.store(db, row, zip(hashes, map(to_blob, simulated), strict=True))
        vectors.switch_to(db, row)
    return sample


def simulate(real: Vectors, count: int) -> Vectors:
    """Return vectors [count, dimension] between pairs of real ones, unit length.

    They are made `BLOCK` at a time: drawing the noise of a million at once takes gigabytes.
    """
    random = np.random.default_rng(0)
    made = np.empty((count, real.shape[1]), np.float32)
    for start in range(0, count, BLOCK):
        block = made[start : start + BLOCK]
        block[:] = real[random.integers(0, len(real), len(block))]
        block += 0.6 * real[random.integers(0, len(real), len(block))]
        block += random.normal(0, NOISE, block.shape).astype(np.float32)
        block /= np.linalg.norm(block, axis=1, keepdims=True)
    return made


def _texts(corpus: Path) -> Iterator[str]:
    """Yield a stretch of each file in turn, so that few passages already have words of all."""
    files = [file.open(encoding="utf-8") for file in sorted(corpus.glob("*.txt"))]
    while files:
        for file in list(files):
            lines = list(islice(file, LINES))
            if lines:
                yield " ".join(" ".join(lines).split())
            else:
                file.close()
                files.remove(file)


def _read(text: str, most: int) -> FileText:
    words = text.split()
    stretches = [" ".join(words[at : at + WORDS]) for at in range(0, len(words), STEP)][:most]
    return FileText(
        state="read",
        kind="text",
        title="A document",
        pages=(PageText(number=1, text=text, width=None, height=None, words=b""),),
        passages=tuple(
            Passage(text=one, heading="", spans=(Span(page=1, start=0, end=len(one)),))
            for one in stretches
        ),
    )


def _content(text: str) -> documents.Content:
    return documents.Content(hashlib.sha256(text.encode()).hexdigest(), len(text), 0.0)
