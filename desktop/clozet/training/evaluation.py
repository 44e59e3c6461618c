"""How well a masked model expects texts: the same frozen masks before, during and after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp

import numpy as np
import torch
from numpy.typing import NDArray

from clozet.errors import NothingToDoError
from clozet.messages.training import Measures
from clozet.models.tokenization import Tokenization

from .blocks import LENGTH, PLACED, Blocks, cut, tokenised
from .corpus import Text
from .masking import EVALUATION_MIX, Masked, Masker
from .trainee import Trainee

SEED = 0
RATE = 0.15
ROWS_AT_ONCE = 4


@dataclass(frozen=True)
class Frozen:
    """Texts with the pieces that a model will be asked for; `places` count through all rows."""

    texts: tuple[Text, ...]
    blocks: Blocks
    masked: Masked

    @property
    def places(self) -> NDArray[np.int64]:
        """Where the masks stand."""
        return self.masked.selected

    @property
    def owners(self) -> NDArray[np.int32]:
        """The number of the text that each mask stands in: int32 [masks]."""
        owners: NDArray[np.int32] = self.blocks.pieces["text"].flat[self.places]
        return owners

    @property
    def tokens(self) -> int:
        """How many pieces of the texts there are."""
        return int(self.blocks.counted.sum())


@dataclass(frozen=True)
class Scores:
    """What a model makes of each mask, in the order of `Frozen.places`.

    `losses` in nats, `ranks` of the original from 1, `guesses` the ids that it puts first.
    """

    losses: NDArray[np.float32]
    ranks: NDArray[np.int64]
    guesses: NDArray[np.int64]

    @property
    def measures(self) -> Measures:
        """The means: loss, perplexity, accuracy at 1 and at 5."""
        loss = float(self.losses.mean(dtype=np.float64))
        return Measures(
            loss=loss,
            perplexity=exp(min(loss, 700.0)),
            accuracy_1=float((self.ranks == 1).mean()),
            accuracy_5=float((self.ranks <= 5).mean()),
        )


def freeze(
    texts: Sequence[Text],
    pieces: Tokenization,
    most_rows: int | None = None,
    length: int = LENGTH,
) -> Frozen:
    """Mask texts once and for all: blocks of 256 pieces, 15 % each replaced by the mask, seed 0.

    Of more than `most_rows` blocks so many are drawn, the same each time. Raise NothingToDoError
    where there is no text.
    """
    tokenised_texts = list(tokenised((text.text for text in texts), pieces, PLACED))
    if sum(map(len, tokenised_texts)) <= len(texts):
        raise NothingToDoError("There is no text to measure the model on.", "Choose other texts.")
    blocks = cut(tokenised_texts, pieces, length)
    generator = np.random.default_rng(SEED)
    if most_rows is not None and len(blocks) > most_rows:
        blocks = blocks.take(np.sort(generator.permutation(len(blocks))[:most_rows]))
    masker = Masker(pieces, "token", RATE, EVALUATION_MIX)
    return Frozen(tuple(texts), blocks, masker.mask(blocks, generator))


@torch.no_grad()
def score(trainee: Trainee, frozen: Frozen) -> Scores:
    """Ask the model for every mask of `frozen`."""
    parts = list(_parts(trainee, frozen.masked))
    losses, ranks, guesses = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Scores(losses, ranks, guesses)


def _parts(trainee: Trainee, masked: Masked) -> Iterator[tuple[NDArray[np.generic], ...]]:
    for row in range(0, len(masked), ROWS_AT_ONCE):
        some = masked.take(slice(row, row + ROWS_AT_ONCE))
        places = torch.from_numpy(some.selected)
        logits = trainee.logits(torch.from_numpy(some.ids), places)
        asked = torch.from_numpy(some.originals).reshape(-1)[places].to(logits.device)
        own = logits.gather(1, asked[:, None])
        losses = torch.logsumexp(logits, 1) - own[:, 0]
        ranks = 1 + (logits > own).sum(1)
        yield losses.cpu().numpy(), ranks.cpu().numpy(), logits.argmax(1).cpu().numpy()


def by_text(frozen: Frozen, values: NDArray[np.generic]) -> NDArray[np.float64]:
    """Return each text's sum of one value a mask: float64 [texts]."""
    weights = values.astype(np.float64)
    return np.bincount(frozen.owners, weights, len(frozen.texts)).astype(np.float64)
