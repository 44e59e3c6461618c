"""Sentence encoders: the port that all have, which one is which, and how one is loaded."""

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from .catalogue import Model
from .installed import WEIGHTS, identity
from .record import model_files, sha256

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ABOUT = (".md", ".txt", ".gitattributes")
"""Files that do not change what an encoder computes; a vocabulary is in its tokenizer's file."""


class SentenceEncoder(Protocol):
    """Turns texts into vectors of unit length."""

    name: str
    hash: str
    dimension: int

    def encode(self, texts: Sequence[str], *, query: bool = False) -> "NDArray[np.float32]":
        """Return one vector for each text: float32 [n, dimension], unit length.

        `query` tells that they are questions: some encoders read them otherwise than passages.
        """


def identity_of(model: Model) -> str:
    """Return what tells an encoder from any other: vectors of equal identities may be mixed."""
    if model.ships:
        return identity(WEIGHTS)
    assert model.record is not None
    hashes = model.record.sha256 or {
        str(file.relative_to(model.folder)): sha256(file) for file in model_files(model.folder)
    }
    lines = [f"{name} {hash}" for name, hash in sorted(hashes.items()) if not name.endswith(ABOUT)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def load_encoder(model: Model) -> SentenceEncoder:
    """Load an encoder; raise ModelError where its files are not what they should be."""
    if model.ships:
        from .encoder import Encoder

        return Encoder.load()
    from .pooled_encoder import PooledEncoder

    return PooledEncoder(model.folder, model.name, identity_of(model))
