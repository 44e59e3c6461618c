"""A sentence encoder and a folder of text → a masked model with a fresh head, trained on it."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from clozet.errors import NothingToDoError, NotThereError, UsageError
from clozet.messages.json_lines import Answer
from clozet.messages.training import Adapted
from clozet.models.loading import give_head
from clozet.training.corpus import Text, split
from clozet.training.group import join
from clozet.training.recipe import Recipe
from clozet.training.run import Run
from clozet.training.train import StepDone

from .adapted_model import write
from .models import device_set
from .steps import step_told

HEADED = "headed"


@dataclass(frozen=True)
class FromEncoder:
    """What to make: of which encoder, on which texts, where; and how, as for adapting."""

    encoder: Path
    corpus: Path
    out: Path
    recipe: Recipe
    device: str | None = None


def make(asked: FromEncoder) -> Iterator[Answer]:
    """Train a masked model from a sentence encoder; yield what happens, `Adapted` at the end.

    What it needs to go on lies beside `out` until it is done: the same request goes on with it.
    Under torchrun all processes train together, and the first alone yields. Raise NotThereError
    for a folder that is missing, UsageError where `out` is taken.
    """
    began = monotonic()
    if asked.out.exists():
        raise UsageError(f"{asked.out} is there already.", "Name a folder that is not.")
    texts = split(_texts(asked.corpus))
    work = asked.out.with_name(f".{asked.out.name}.training")
    start = work / HEADED
    chosen = device_set(None, asked.device)
    group = join(chosen.name)
    if group.leads and not start.exists():
        give_head(asked.encoder, start)
    group.wait()
    run = Run(work / "run", start, texts, asked.recipe, chosen)
    run.training.began = began
    for event in run.steps():
        if group.leads:
            yield step_told(run, event) if isinstance(event, StepDone) else event.evaluation
    if group.leads:
        card = write(None, run, texts, asked.encoder.name, asked.out)
        yield Adapted(model=str(asked.out), card=card)
        shutil.rmtree(work, ignore_errors=True)


def _texts(folder: Path) -> list[Text]:
    """Return the documents of a folder's files: UTF-8, separated by blank lines."""
    if not folder.is_dir():
        raise NotThereError(f"There is no folder {folder}.", "Check the path.")
    files = sorted(file for file in folder.rglob("*.txt") if file.is_file())
    parts = (
        part
        for file in files
        for part in re.split(r"\n[ \t]*\n", file.read_text(encoding="utf-8", errors="replace"))
    )
    found = [Text(number, part) for number, part in enumerate(parts) if part.strip()]
    if not found:
        raise NothingToDoError(f"There is no text in {folder}.", "It needs files named *.txt.")
    return found
