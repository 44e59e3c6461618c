"""An encoder in training → a folder like its base's; kept under its name, or thrown away."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from clozet.messages.adapt_search import SearchCard
from clozet.models.catalogue import Model
from clozet.models.record import RECORD, record
from clozet.models.sentence_body import TrainableBody
from clozet.models.sentence_modules import sentence_modules
from clozet.training.checkpoint import sync
from clozet.training.search_card import readme

from .adapted_model import CARD, MODEL_CARD


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """Give the place beside `folder` where it is made; what is left there is deleted."""
    place = folder.with_name(f".{folder.name}.unfinished")
    shutil.rmtree(place, ignore_errors=True)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def write(base: Model, body: TrainableBody, place: Path) -> None:
    """Write an encoder like `base` with another transformer into a new folder."""
    shutil.copytree(base.folder, place, ignore=shutil.ignore_patterns(RECORD, CARD, MODEL_CARD))
    place.chmod(0o700)
    body.write(sentence_modules(place).body)


def keep(base: Model, card: SearchCard, place: Path, folder: Path) -> None:
    """Give a written encoder its card and its record, and put it in its place, complete."""
    (place / CARD).write_bytes(msgspec.json.format(msgspec.json.encode(card)))
    (place / MODEL_CARD).write_text(readme(folder.name, base.licence, card), encoding="utf-8")
    record(place, "encoder", f"adapted from {base.name}", base.licence, base.name)
    for file in (*place.rglob("*"), place):
        sync(file)
    place.replace(folder)
    sync(folder.parent)
