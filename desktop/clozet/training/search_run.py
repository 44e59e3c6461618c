"""One adaptation of a sentence encoder with its folder: self-test → steps → self-test → weights.

The folder holds what the run needs to go on after the process has ended, however it ended: the
newest checkpoint, in which the first self-test's gains are, too. No text of a document is in it.
"""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import numpy as np

from clozet.messages.training import Step
from clozet.models.catalogue import Model
from clozet.models.device import Device
from clozet.models.pooled_encoder import PooledEncoder
from clozet.models.sentence_body import TrainableBody
from clozet.models.sentence_encoder import load_encoder
from clozet.models.sentence_modules import sentence_modules

from . import checkpoint
from .contrast import Contrast, ContrastRecipe, Position, contrast
from .pairs import Pair, Pairing, paired
from .passages import Parts, Passage, parted
from .self_test import Gains, SelfTest, gains, self_test


@dataclass(frozen=True)
class Material:
    """What documents give: pairs to train on, and a test on those held out; `began` when."""

    began: float
    parts: Parts
    test: SelfTest
    pairs: Sequence[Pair]


def material(
    passages: Sequence[Passage], seed: int, minutes: float | None, pairing: Pairing = paired
) -> Material:
    """Return what passages give to a job of so many minutes; the same each time.

    Raise NothingToDoError where it is too little.
    """
    began = monotonic()
    parts = parted(passages)
    return Material(began, parts, self_test(parts, seed, minutes), pairing(parts.train, seed))


class SearchRun:
    """One adaptation of a sentence encoder; goes on where its folder says that it was."""

    def __init__(
        self,
        folder: Path,
        base: Model,
        material: Material,
        recipe: ContrastRecipe,
        device: Device,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.folder = folder
        self.base = base
        self.material = material
        self.body = TrainableBody(sentence_modules(base.folder).body, device)
        student = PooledEncoder(base.folder, base.name, "", body=self.body)
        before = PooledEncoder(base.folder, base.name, "")
        self.training = Contrast(student, before, self.body.weights, material.pairs, recipe)
        self._saved = monotonic()
        self._file = folder / checkpoint.CHECKPOINT
        if self._file.exists():
            self.training.position = checkpoint.read(
                self._file, self.training.weights, self.training.optimizer, Position
            )

    @property
    def position(self) -> Position:
        """Where the run is."""
        return self.training.position

    def before(self) -> Gains:
        """Return what the encoder scored before the first step; measured where it was not yet."""
        position, test = self.position, self.material.test
        if position.test != test.fingerprint:  # or the documents have changed since
            looked = monotonic()
            position.before = gains(load_encoder(self.base), test).tolist()
            position.test = test.fingerprint
            position.look_seconds = monotonic() - looked
            position.prepared = monotonic() - self.material.began
        return np.array(position.before)

    def steps(self) -> Iterator[Step]:
        """Train on from where the run is; yield each step, and save now and then."""
        for step in contrast(self.training):
            yield step
            if monotonic() - self._saved > checkpoint.SECONDS_BETWEEN_SAVES:
                self.save()

    def save(self) -> None:
        """Write a checkpoint; raise NoRoomError where it cannot be, and keep the one before."""
        checkpoint.save(self._file, self.training.weights, self.training.optimizer, self.position)
        self._saved = monotonic()

    def discard(self) -> None:
        """Delete the run's folder: its result has been written, or nobody wants it."""
        shutil.rmtree(self.folder, ignore_errors=True)
