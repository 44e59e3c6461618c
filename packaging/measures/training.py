"""Adapting against transformers.Trainer at its defaults: pieces a second, and what is learnt."""

import argparse
import tempfile
import warnings
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import monotonic
from typing import Any

import torch

from clozet.messages.training import Measures
from clozet.models import device
from clozet.models.loading import load_trainable
from clozet.models.tokenization import Tokenization
from clozet.paths import resources
from clozet.processes import cores
from clozet.training import general_text
from clozet.training.blocks import Blocks, cut, tokenised
from clozet.training.corpus import Corpus, Text
from clozet.training.evaluation import Frozen, freeze, score
from clozet.training.recipe import Recipe
from clozet.training.run import Run
from clozet.training.train import StepDone
from clozet.training.trainee import Trainee

from .figure import Figure, not_measured, ratio

ROWS = 8  # the rival's default
TURNS = 3
STEPS_A_TURN = 4
SHORT_MINUTES, LONG_MINUTES = 2.0, 10.0
FORGOTTEN = 1.05

BASE = resources() / "models" / "clozet-base"


def measure(arguments: argparse.Namespace) -> Iterator[Figure]:
    """Yield the ratio of speeds, then for each text set what both have learnt in the same time."""
    torch.set_num_threads(cores())
    yield _speed()
    folder = arguments.evaluation / "domains" if arguments.evaluation else None
    if folder is None or not folder.is_dir():
        yield not_measured("adapting to the text sets", "no --evaluation folder")
        return
    minutes = LONG_MINUTES if arguments.long else SHORT_MINUTES
    for texts in sorted(path.parent for path in folder.glob("*/heldout")):
        yield from _learnt(texts, minutes)


def _speed() -> Figure:
    """Take turns on the same rows, tokens selected as units, at the rival's batch."""
    pieces = Tokenization.load(BASE)
    texts = general_text.replay()[:60]
    blocks = cut(list(tokenised(texts, pieces)), pieces)
    rival = _Rival(blocks)
    mine, theirs = [], []
    for turn in range(TURNS):
        with tempfile.TemporaryDirectory() as folder:
            recipe = Recipe(steps=STEPS_A_TURN, rows=ROWS, replay=0, unit="token", seed=turn)
            corpus = Corpus(_numbered(texts), _numbered(general_text.control()[:5]), False)
            run = Run(Path(folder), BASE, corpus, recipe, device.choose())
            steps = [event.seconds for event in run.steps() if isinstance(event, StepDone)]
        mine.append(ROWS * 256 / median(steps[1:]))
        theirs.append(ROWS * 256 / median(rival.seconds(steps=STEPS_A_TURN)))
    bar = 4.0 if device.choose().half else 1.5
    ratios = [ours / other for ours, other in zip(mine, theirs, strict=True)]
    detail = f"{max(mine):.0f} against {max(theirs):.0f} pieces a second, median of {TURNS} turns"
    return ratio("training against transformers.Trainer", median(ratios), bar, detail)


def _numbered(texts: Any) -> tuple[Text, ...]:
    return tuple(Text(number, text) for number, text in enumerate(texts))


class _Rival:
    """transformers.Trainer with DataCollatorForLanguageModeling, at their defaults."""

    def __init__(self, blocks: Blocks) -> None:
        from transformers import AutoModelForMaskedLM, AutoTokenizer

        self._rows = blocks.pieces["id"]
        self._tokenizer = AutoTokenizer.from_pretrained(BASE)
        self.model = AutoModelForMaskedLM.from_pretrained(BASE, dtype=torch.float32)

    def __len__(self) -> int:
        return 10_000_000

    def __getitem__(self, number: int) -> dict[str, list[int]]:
        return {"input_ids": self._rows[number % len(self._rows)].tolist()}

    def seconds(self, steps: int | None = None, until: float | None = None) -> list[float]:
        """Train so many steps, or until a time; return the seconds of each but the first."""
        from transformers import (
            DataCollatorForLanguageModeling,
            Trainer,
            TrainerCallback,
            TrainingArguments,
        )

        ends: list[float] = []

        class Clock(TrainerCallback):
            def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
                ends.append(monotonic())
                control.should_training_stop |= until is not None and monotonic() > until

        with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            options = TrainingArguments(
                output_dir=folder,
                report_to=[],
                save_strategy="no",
                disable_tqdm=True,
                use_cpu=True,
                max_steps=steps + 1 if steps else -1,
            )
            collator = DataCollatorForLanguageModeling(self._tokenizer, mlm_probability=0.15)
            Trainer(self.model, options, collator, self, callbacks=[Clock()]).train()
        return [after - before for before, after in pairwise(ends)]


def _learnt(folder: Path, minutes: float) -> Iterator[Figure]:
    """Adapt to a text set for so many minutes in both ways, and measure on its held-out part."""
    pieces = Tokenization.load(BASE)
    train, heldout = (_read(folder / part) for part in ("train", "heldout"))
    asked = freeze(heldout, pieces)
    general = freeze(_read(folder.parents[1] / "control"), pieces)
    before = _of_base(asked), _of_base(general)
    with tempfile.TemporaryDirectory() as place:
        corpus = Corpus(train, heldout, by_passage=False)
        recipe = Recipe(minutes=minutes)
        run = Run(Path(place), BASE, corpus, recipe, device.choose())
        for _ in run.steps():
            pass
        run.trainee.model.eval()
        ours, forgotten = score(run.trainee, asked).measures, score(run.trainee, general).measures
    rival = _Rival(run.blocks)
    rival.seconds(until=monotonic() + 60 * minutes)
    rival.model.eval()
    theirs = score(Trainee(rival.model, device.choose()), asked).measures
    yield Figure(
        f"held-out loss on {folder.name} after {minutes:g} minutes",
        f"{ours.loss:.3f} against {theirs.loss:.3f}, before {before[0].loss:.3f};"
        f" perplexity {before[0].perplexity:.1f} → {ours.perplexity:.1f}",
        "lower than Trainer's",
        ours.loss < theirs.loss,
    )
    change = forgotten.perplexity / before[1].perplexity
    yield Figure(
        f"general English behind {folder.name}",
        f"perplexity {before[1].perplexity:.1f} → {forgotten.perplexity:.1f} ({change - 1:+.1%})",
        "at most +5 %",
        change <= FORGOTTEN,
    )


def _of_base(asked: Frozen) -> Measures:
    trainee = Trainee(load_trainable(BASE), device.choose())
    trainee.model.eval()
    return score(trainee, asked).measures


def _read(folder: Path) -> tuple[Text, ...]:
    files = sorted(file for file in folder.glob("*.txt"))
    return _numbered(file.read_text(encoding="utf-8") for file in files)
