"""A masked model that expects some words at every blank: ranks without any weights."""

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from clozet.models.masked import MaskedModel, Place
from clozet.models.tokenization import Tokenization
from clozet.paths import resources


class FakeMasked(MaskedModel):
    """Ranks pieces by their number, but for those of `expected` words, which come first."""

    name = "fake"
    family = "fake"
    limit = 512
    precision = "float32"
    folder = Path("/nowhere")

    def __init__(self, *expected: str) -> None:
        self.pieces = Tokenization.load(resources() / "models" / "clozet-base")
        self.logits = -torch.arange(self.pieces.size, dtype=torch.float32)
        for place, word in enumerate(expected):
            self.logits[list(self.pieces.encode(word).ids)] = 100.0 - place

    def batch(self, texts: Sequence[Sequence[int]], places: Sequence[Place]) -> Tensor:
        assert all(texts[text][place] == self.pieces.mask for text, place in places)
        return self.logits.expand(len(places), -1)
