"""One adaptation with its folder: texts → blocks → steps → a model's folder; goes on where it was.

The folder holds what a run needs to go on after the process has ended, however it ended: the
blocks, the newest checkpoint, the best weights so far and the scores before the first step.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from time import monotonic

import msgspec
import numpy as np
import torch
from torch import Tensor

from clozet.messages.cloze import Masking
from clozet.messages.training import Intervals
from clozet.models import memory
from clozet.models.device import Device
from clozet.models.facts import facts
from clozet.models.loading import kept_precision, load_trainable
from clozet.models.tokenization import Tokenization

from . import checkpoint, cost, general_text
from .blocks import LENGTH, Blocks, cached
from .comparison import Both, compared
from .corpus import STOPPING_SHARE, Corpus, Text
from .draw import Draw
from .evaluation import Frozen, Scores, freeze, score
from .group import join
from .interpolation import KEPT, Line
from .masking import Masker
from .recipe import Recipe
from .showing import show_masking
from .train import Looked, Position, StepDone, Training, train
from .trainee import Trainee

BEST = "best.safetensors"
SCORES = ("losses", "ranks", "guesses")

HELDOUT_ROWS = (8, 512)
HELDOUT_ROWS_A_MINUTE = 20
CHARACTERS_A_PIECE = 8  # more than any text of a language has
CONTROL_SHARE = 0.5
"""Of as many rows as are held out, general English takes this share."""


class Run:
    """One adaptation, from its texts to its result."""

    def __init__(
        self, folder: Path, base: Path, corpus: Corpus, recipe: Recipe, device: Device
    ) -> None:
        group = join(device.name)
        self.folder = folder
        self._blocks = folder if group.leads else folder / f"process-{group.rank}"
        self._blocks.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.base = base
        self.pieces = Tokenization.load(base)
        self._length = min(LENGTH, facts(base).limit or LENGTH)
        self._stamp = corpus.fingerprint
        self.blocks = self._cut("blocks", (text.text for text in corpus.train))
        agreed = replace(device, half=bool(group.agreed(device.half)))  # each process probes alone
        self.trainee = Trainee(load_trainable(base), agreed, recipe.lora)
        original = Trainee(load_trainable(base), agreed)
        original.model.eval()
        self.heldout, self.stopping, self.control = self._frozen(corpus, recipe.minutes)
        draw = Draw(
            self.blocks, self._general(), Masker(self.pieces, recipe.unit, recipe.rate), recipe
        )
        if group.size > 1:
            self.trainee.share()
        self.training = Training(self.trainee, original, draw, recipe, self._look, group)
        self._saved = monotonic()
        self._last: Both | None = None
        self.position.rows_at_once = self._fitting(recipe)
        self._bring_back()
        if not self.position.of and recipe.minutes is None:
            self.position.of = recipe.steps or draw.steps(recipe.epochs or 1.0)

    def _fitting(self, recipe: Recipe) -> int:
        """Return how many rows at once the memory that is free has room for, halved until it has.

        What a graphics card has is found out by trying.
        """
        rows, about = recipe.rows_at_once, facts(self.base)
        if self.trainee.device.name != "cpu":
            return rows
        room = memory.free() + memory.held()
        while rows > 1 and cost.memory(about, rows, recipe.rate) > room:
            rows //= 2
        return rows

    def _frozen(
        self, corpus: Corpus, minutes: float | None
    ) -> tuple[Frozen, Frozen | None, Frozen]:
        least, most = HELDOUT_ROWS
        rows = most if minutes is None else int(minutes * HELDOUT_ROWS_A_MINUTE)
        rows = max(least, min(most, rows))
        stopping = None
        if corpus.stopping:
            some = max(least, round(STOPPING_SHARE * rows))
            stopping = freeze(corpus.stopping, self.pieces, some, self._length)
            rows = max(least, rows - some)
        heldout = freeze(corpus.heldout, self.pieces, rows, self._length)
        rows = max(least, int(len(heldout.blocks) * CONTROL_SHARE))
        texts = self._beginning(general_text.control(), rows)
        control = [Text(number, text) for number, text in enumerate(texts)]
        return heldout, stopping, freeze(control, self.pieces, rows, self._length)

    def _general(self) -> Blocks | None:
        """Return blocks of general text, as long and about as many as the documents' own."""
        if self.blocks.pieces.shape[1] < self._length:
            return None
        return self._cut("general", self._beginning(general_text.replay(), len(self.blocks)))

    def _beginning(self, texts: Sequence[str], rows: int) -> Iterator[str]:
        """Yield as many of the texts as surely fill so many rows."""
        characters = 0
        for text in texts:
            yield text
            characters += len(text)
            if characters > CHARACTERS_A_PIECE * self._length * rows:
                return

    def _cut(self, name: str, texts: Iterable[str]) -> Blocks:
        return cached(self._blocks / f"{name}-{self._stamp}.npy", texts, self.pieces, self._length)

    def _look(self) -> tuple[Scores, Scores, float]:
        heldout, control = self._scores()
        stopping = score(self.trainee, self.stopping) if self.stopping else heldout
        return heldout, control, stopping.measures.loss

    def _scores(self) -> Both:
        return score(self.trainee, self.heldout), score(self.trainee, self.control)

    @property
    def position(self) -> Position:
        """Where the run is."""
        return self.training.position

    def _bring_back(self) -> None:
        """Go back to the newest checkpoint, where there is one."""
        file = self.folder / checkpoint.CHECKPOINT
        if file.exists():
            if not self._before.exists():  # the documents have changed since
                _write_scores(self._before, *self._scores())
            self.training.position = checkpoint.read(
                file, self.trainee.weights, self.training.optimizer, Position
            )
            self.trainee.refresh()

    @property
    def _before(self) -> Path:
        """Where the base's scores on these texts are kept."""
        return self.folder / f"before-{self._stamp}.npz"

    def save(self) -> None:
        """Write a checkpoint; raise NoRoomError where it cannot be, and keep the one before."""
        if not self.training.group.leads:
            return
        position = self.position
        position.seconds, self.training.began = self.training.spent, monotonic()
        file = self.folder / checkpoint.CHECKPOINT
        checkpoint.save(file, self.trainee.weights, self.training.optimizer, position)
        self._saved = monotonic()

    def steps(self) -> Iterator[StepDone | Looked]:
        """Train on from where the run is; yield each step and look, and save now and then."""
        for event in train(self.training):
            if isinstance(event, Looked) and self.training.group.leads:
                self._keep(event)
                yield self._compared(event)
            else:
                yield event
            if monotonic() - self._saved > checkpoint.SECONDS_BETWEEN_SAVES:
                self.save()

    def _keep(self, looked: Looked) -> None:
        """Keep the scores before the first step, and the best weights behind it."""
        if looked.evaluation.step == 0:
            _write_scores(self._before, looked.heldout, looked.control)
        elif looked.best:
            tensors = checkpoint.weights(self.trainee.weights)
            checkpoint.write(self.folder / BEST, tensors, self.position)
        self._last = looked.heldout, looked.control

    def _compared(self, looked: Looked) -> Looked:
        """Add to a look how far it lies from the first one, beyond chance or not."""
        if looked.evaluation.step == 0:
            return looked
        changed = self.intervals((looked.heldout, looked.control))
        self.position.looked[-1] = msgspec.structs.replace(looked.evaluation, intervals=changed)
        return replace(looked, evaluation=self.position.looked[-1])

    def intervals(self, after: Both) -> Intervals:
        """Return bounds of the changes from before the first step to these scores."""
        return compared(self.heldout, self.control, self.before(), after)

    def before(self) -> Both:
        """Return the base's scores on the held-out texts and on general English."""
        return _read_scores(self._before)

    @property
    def after(self) -> Both:
        """The same of the weights that the model has from now on."""
        return self._settled[1]

    @property
    def share(self) -> float:
        """How far these weights went from the base's to the best ones, 1 being all the way."""
        return self._settled[0]

    @cached_property
    def _settled(self) -> tuple[float, Both]:
        """Give the model the best weights, or so far back that general English is kept.

        Return how far they went, and their scores.
        """
        best = self._best()
        self.trainee.model.eval()
        if self._forgotten(best[1]) <= KEPT:
            return 1.0, best
        line = Line(self.trainee, self.training.original)
        share = line.farthest(lambda: self._forgotten(score(self.trainee, self.control)))
        return share, self._scores()

    def _best(self) -> Both:
        """Give the model the weights that did best; return their scores."""
        best_is_last = self.position.looked[-1].step == self.position.best_step
        if best_is_last and self._last:
            return self._last
        if not best_is_last and (self.folder / BEST).exists():
            checkpoint.read(self.folder / BEST, self.trainee.weights, None, Position)
            self.trainee.refresh()
        self.trainee.model.eval()
        return self._scores()

    def _forgotten(self, control: Scores) -> float:
        """Return the perplexity of general English as a ratio to the base's."""
        return control.measures.perplexity / self.before()[1].measures.perplexity

    def shown(self, text: str, seed: int) -> Masking:
        """Show a text as the model sees it just now."""
        recipe, pieces = self.training.recipe, self.pieces
        masker = Masker(pieces, recipe.unit, recipe.rate)
        return show_masking(text, masker, seed, self._ask, self._length)

    @torch.no_grad()
    def _ask(self, rows: Sequence[Sequence[int]], places: Sequence[tuple[int, int]]) -> Tensor:
        flat = torch.tensor([row * len(rows[0]) + position for row, position in places])
        return self.trainee.logits(torch.tensor(rows), flat).log_softmax(1).cpu()

    def write_model(self, folder: Path) -> None:
        """Write weights, configuration and tokenizer as transformers loads them.

        The weights get the precision that the base has on disk.
        """
        assert self.after
        folder.mkdir(parents=True, mode=0o700)
        model = self.trainee.whole()
        torch.nn.Module.to(model, kept_precision(self.base))
        model.save_pretrained(folder)
        for name in ("tokenizer.json", "tokenizer_config.json"):
            shutil.copyfile(self.base / name, folder / name)

    def discard(self) -> None:
        """Delete the run's folder: its result has been written, or nobody wants it."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _write_scores(file: Path, *both: Scores) -> None:
    unfinished = file.with_name("unfinished-" + file.name)
    named = {
        f"{number}-{name}": getattr(scores, name)
        for number, scores in enumerate(both)
        for name in SCORES
    }
    np.savez(unfinished, **named)
    unfinished.replace(file)


def _read_scores(file: Path) -> Both:
    with np.load(file, allow_pickle=False) as kept:
        first, second = (Scores(*(kept[f"{n}-{name}"] for name in SCORES)) for n in range(2))
    return first, second
