"""The verdict on real runs of the base that ships: better only where something was learnt."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from clozet.models.device import choose
from clozet.paths import resources
from clozet.training import general_text, verdict
from clozet.training.corpus import Corpus, Text
from clozet.training.evaluation import Frozen, Scores
from clozet.training.recipe import Recipe
from clozet.training.run import Run
from clozet.training.train import Looked

BASE = resources() / "models" / "clozet-base"
WORKSHOP = (
    "The {0} on the {1} was reduced in a bath of calcium hydroxide before lining.",
    "We lined the leaf with {1} and {2}, and dried it between felts overnight.",
    "After humidification the {1} was flattened under the nipping press for {3} hours.",
    "Losses were infilled with toned {1}, pared with a spokeshave, and adhered with {2}.",
    "The textblock shows {0} throughout, worst at the gutter, where the {1} is brittle.",
)
WORDS = (
    ("foxing", "red rot", "cockling", "tide lines"),
    ("kozo", "gampi", "vellum", "laid paper"),
    ("funori", "isinglass", "wheat starch paste", "gelatine size"),
    ("two", "six", "twelve", "forty"),
)


def notes(documents: range) -> list[str]:
    """Return notes from a bindery, each of some ten sentences."""
    found = []
    for number in documents:
        chance = random.Random(number)
        sentences = (
            chance.choice(WORKSHOP).format(*(chance.choice(some) for some in WORDS))
            for _ in range(10)
        )
        found.append(" ".join(sentences))
    return found


def shuffled(text: str) -> str:
    words = text.split()
    random.Random(0).shuffle(words)
    return " ".join(words)


def judged(folder: Path, train: Sequence[str], heldout: Sequence[str]) -> verdict.Verdict:
    """Adapt the base for a few steps and return the verdict on the weights that are kept."""
    corpus = Corpus(
        train=tuple(Text(number, text) for number, text in enumerate(train)),
        heldout=tuple(Text(1000 + number, text) for number, text in enumerate(heldout)),
        by_passage=False,
    )
    recipe = Recipe(steps=4, rows=2, rows_at_once=2, replay=0, fewest_warm_up=2)
    run = Run(folder, BASE, corpus, recipe, choose())
    looked = [event for event in run.steps() if isinstance(event, Looked)]
    after = min(looked[1:], key=lambda look: look.evaluation.heldout.loss)
    before, masks = sums(run.heldout, looked[0].heldout)
    return verdict.verdict(verdict.interval(before, sums(run.heldout, after.heldout)[0], masks))


def sums(frozen: Frozen, scores: Scores) -> tuple["np.ndarray", "np.ndarray"]:  # type: ignore[type-arg]
    return (
        np.bincount(frozen.owners, scores.losses.astype(np.float64), len(frozen.texts)),
        np.bincount(frozen.owners, minlength=len(frozen.texts)),
    )


def books() -> list[str]:
    """Return stretches of books, which the base knows and nobody adapts it to."""
    return [text[:900] for text in general_text.control() if '"' in text and len(text) > 3000][:6]


CASES: dict[str, Callable[[], tuple[list[str], list[str]]]] = {
    "the same domain": lambda: (notes(range(20)), notes(range(20, 26))),
    "shuffled words": lambda: ([shuffled(text) for text in books()], books()),
    "another domain": lambda: (notes(range(20)), books()),
}
WANTED = {
    "the same domain": {"better"},
    "shuffled words": {"no clear change", "worse"},
    "another domain": {"no clear change", "worse"},
}


@pytest.mark.parametrize("case", CASES)
def test_only_what_helps_is_called_better(case: str, tmp_path: Path) -> None:
    assert judged(tmp_path / "run", *CASES[case]()) in WANTED[case]
