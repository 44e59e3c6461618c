"""Adapting against transformers.Trainer at its defaults: pieces a second, and what is learnt."""

import argparse
import json
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from itertools import pairwise
from math import inf
from pathlib import Path
from statistics import median
from time import monotonic, process_time
from typing import Any

import torch

from clozet.messages.training import Measures
from clozet.models import device
from clozet.models.facts import facts
from clozet.models.loading import load_trainable
from clozet.models.tokenization import Tokenization
from clozet.paths import resources
from clozet.processes import cores
from clozet.training import general_text
from clozet.training.blocks import Blocks, cut, tokenised
from clozet.training.corpus import Corpus, Text
from clozet.training.cost import operations_a_piece
from clozet.training.evaluation import Frozen, freeze, score
from clozet.training.recipe import Recipe
from clozet.training.run import Run
from clozet.training.trainee import Trainee

from .figure import Figure, not_measured, ratio

ROWS = 8  # the rival's default
TURNS = 3
STEPS_A_TURN = 5
SHORT_MINUTES, LONG_MINUTES = 2.0, 10.0
FORGOTTEN = 1.05
MOST_MEMORY = 2.0  # GB
PRODUCTS = 100
PROBE = Path(__file__).parent / "training_probes" / "steps.py"

BASE = resources() / "models" / "clozet-base"


def measure(arguments: argparse.Namespace) -> Iterator[Figure]:
    """Yield the ratio of speeds, then for each text set what both have learnt in the same time."""
    torch.set_num_threads(cores())
    yield from _speed()
    folder = arguments.evaluation / "domains" if arguments.evaluation else None
    if folder is None or not folder.is_dir():
        yield not_measured("adapting to the text sets", "no --evaluation folder")
        return
    minutes = arguments.minutes or (LONG_MINUTES if arguments.long else SHORT_MINUTES)
    for texts in sorted(path.parent for path in folder.glob("*/heldout")):
        yield from _learnt(texts, minutes)


def _speed() -> Iterator[Figure]:
    """Take turns on the same text, each piece masked by itself, at the rival's batch.

    Beside time on the clock stands that of the cores, which others on the machine change little.
    """
    pieces = Tokenization.load(BASE)
    blocks = cut(list(tokenised(general_text.replay()[:60], pieces)), pieces)
    rival = _Rival(blocks)
    turns = [(_own_steps(turn), rival.steps(STEPS_A_TURN)) for turn in range(TURNS)]
    chosen = device.choose()
    for what, clock in (("seconds", "on the clock"), ("of cores", "of the cores")):
        mine, theirs = (median(median(turn[who][what]) for turn in turns) for who in (0, 1))
        ratios = [median(own[what]) / median(other[what]) for own, other in turns]
        shared = cores() if what == "of cores" else 1
        paces = [ROWS * 256 * shared / seconds for seconds in (mine, theirs)]
        detail = f"{paces[0]:.0f} against {paces[1]:.0f} pieces a second, median of {TURNS} turns"
        name = f"training against transformers.Trainer, time {clock}"
        yield ratio(name, 1 / median(ratios), 4.0 if chosen.half else 1.5, detail)
    floor = _products_a_second(chosen) / operations_a_piece(facts(BASE), Recipe.rate)
    share = f"{paces[0] / floor:.0%} of {floor:.0f} pieces a second"
    yield Figure("training against its products alone, time of the cores", share)
    peak = max(own["peak"] for own, _ in turns) / 1e9
    yield Figure("memory of adapting, peak", f"{peak:.2f} GB", "at most 2 GB", peak <= MOST_MEMORY)


def _products_a_second(chosen: device.Device) -> float:
    """Return the operations a second of a layer's product, of all cores' time."""
    dtype = torch.bfloat16 if chosen.half else torch.float32
    x, weight = torch.ones(ROWS * 256, 384, dtype=dtype), torch.ones(384, 1536, dtype=dtype)
    began = process_time()
    for _ in range(PRODUCTS):
        x @ weight
    return 2.0 * x.numel() * 1536 * PRODUCTS * cores() / (process_time() - began)


def _own_steps(seed: int) -> dict[str, Any]:
    """Adapt in a process of its own, as the adapter is."""
    command = [sys.executable, str(PROBE), str(STEPS_A_TURN), str(ROWS), str(seed)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return told


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

    def steps(self, steps: int = -1, until: float = inf) -> dict[str, list[float]]:
        """Train so many steps, or until a time; return the seconds of each but the first."""
        from transformers import (
            DataCollatorForLanguageModeling,
            Trainer,
            TrainerCallback,
            TrainingArguments,
        )

        ends: list[tuple[float, float]] = []

        class Clock(TrainerCallback):
            def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
                ends.append((monotonic(), process_time()))
                control.should_training_stop |= monotonic() > until

        with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            options = TrainingArguments(
                output_dir=folder,
                report_to=[],
                save_strategy="no",
                disable_tqdm=True,
                use_cpu=True,
                max_steps=steps,
            )
            collator = DataCollatorForLanguageModeling(self._tokenizer, mlm_probability=0.15)
            Trainer(self.model, options, collator, self, callbacks=[Clock()]).train()
        walls, cpus = ([b[n] - a[n] for a, b in pairwise(ends)] for n in range(2))
        return {"seconds": walls, "of cores": cpus}


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
        assert run.after  # the weights that are kept, as far from the base as they may go
        ours, forgotten = score(run.trainee, asked).measures, score(run.trainee, general).measures
    rival = _Rival(run.blocks)
    rival.steps(until=monotonic() + 60 * minutes)
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
