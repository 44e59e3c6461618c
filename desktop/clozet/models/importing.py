"""A stranger's model folder → looked at → copied → loaded and tried → in place, or not at all."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from math import log
from pathlib import Path

from clozet.errors import ModelError, NoRoomError, NotThereError, UsageError
from clozet.file_names import to_text
from clozet.messages.models import ModelRole
from clozet.paths import LibraryPaths
from clozet.processes import alive, identity

from .catalogue import Model, find, models
from .checkpoint import examine, parts
from .facts import licence, read_config
from .installed import TOKENIZER
from .record import RECORD, record
from .weight_files import INDEX, weight_files

COPIED = (".json", ".txt", ".model", ".md")
UNFINISHED = ".importing-"
TRIED = (
    "The tenant shall pay the rent on the first day of each month.",
    "She opened the door and looked at the old man in the garden.",
    "The results of the experiment were published in the following year.",
)
WORSE_THAN_CHANCE = 1.0
"""Nats of loss above a guess at random, which are 10.3 for a vocabulary of 30,522.

Measured with clozet-base: 1.8 on these English sentences, 7.6 on German ones, 7.1 on Chinese and
Russian ones, 12 to 13 with a vocabulary in another order. An untrained model is at chance.
"""

SLACK = 128
"""Embeddings are often padded to a round number beyond the tokenizer's pieces."""


def import_folder(
    library: LibraryPaths,
    folder: Path,
    name: str | None = None,
    role: ModelRole | None = None,
    origin: str = "",
) -> Model:
    """Copy the model in `folder` into the library, if it can be used, and return it.

    The folder itself is only read; it is the model's `origin` where none is named. Raise ModelError
    with the reason where the model cannot be used, UsageError for a name that cannot be,
    NotThereError where the folder cannot be read, NoRoomError.
    """
    called = free_name(library, folder.resolve().name, name)
    with _readable(folder):
        found = examine(folder, role)
        origin = origin or f"imported from {to_text(folder.resolve())[0]}"
        with _unfinished(library) as copy:
            _copy(folder, copy, found)
            _try(copy, found)
            record(copy, found, origin, licence(copy))
            _sync(copy)
            copy.rename(library.models / called)
    return find(library, called)


def free_name(library: LibraryPaths, own: str, name: str | None) -> str:
    """Return `name`, or what is called `own` in a form that a model's name can have.

    Raise UsageError for a name that cannot be, or that another model has.
    """
    called = name if name is not None else re.sub(r"[^\w.+-]+", "-", own)
    if not re.fullmatch(r"[\w+][\w.+ -]{0,99}", called):
        raise UsageError(
            f"“{called}” cannot be a model's name.",
            "Use up to 100 letters, digits, dots, dashes and underscores.",
        )
    taken = {model.name.casefold() for model in models(library)}
    if called.casefold() in taken or (library.models / called).exists():
        raise UsageError(f"There is a model called {called} already.", "Give another --name.")
    return called


@contextmanager
def _readable(folder: Path) -> Iterator[None]:
    """Turn a failure of the folder's disk into words; those of the library's own stay."""
    try:
        yield
    except OSError as error:
        if error.filename is None or not Path(str(error.filename)).is_relative_to(folder):
            raise
        raise NotThereError(
            f"The folder {folder} cannot be read ({error.strerror}); nothing was imported.",
            "See that its disk is connected, then try again.",
        ) from error


@contextmanager
def _unfinished(library: LibraryPaths) -> Iterator[Path]:
    """Give an empty folder beside the library's models; what is left in it is deleted."""
    library.models.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in library.models.glob(f"{UNFINISHED}*"):
        if not alive(left.name.removeprefix(UNFINISHED)):
            shutil.rmtree(left, ignore_errors=True)
    copy = library.models / f"{UNFINISHED}{identity()}"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(mode=0o700)
    try:
        yield copy
    finally:
        shutil.rmtree(copy, ignore_errors=True)


def _copy(folder: Path, copy: Path, role: ModelRole) -> None:
    """Copy what a model is made of: configurations, tokenizer, card, safetensors."""
    places = {place: _chosen(place) for place in [folder, *_modules(folder, role)]}
    weights = {file for part in parts(folder, role) for file in weight_files(part)}
    needed = sum(file.stat().st_size for files in (*places.values(), weights) for file in files)
    if needed > shutil.disk_usage(copy).free:
        raise NoRoomError(
            f"The model takes {needed / 1e6:.0f} MB, and the library's disk has less.",
            "Free some space, then try again.",
        )
    for file in sorted(weights.union(*places.values())):
        target = copy / file.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copyfile(file, target)


def _modules(folder: Path, role: ModelRole) -> list[Path]:
    """Return the folders inside the model's own that hold an encoder's modules."""
    if role == "masked":
        return []
    return [place for place in folder.iterdir() if re.match(r"\d+_\w+$", place.name)]


def _chosen(place: Path) -> set[Path]:
    return {
        file
        for file in place.iterdir()
        if file.is_file()
        and file.name not in (RECORD, INDEX)
        and (file.suffix in COPIED or file.name.startswith("LICENSE"))
    } | {file for file in [place / INDEX] if file.is_file()}


def _try(copy: Path, role: ModelRole) -> None:
    """Load the copy and see that it works; raise ModelError where it does not."""
    body = parts(copy, role)[0]
    if not (body / TOKENIZER).is_file() or not _names_mask(body, role):
        from .loading import complete_tokenizer

        complete_tokenizer(body)
    if role == "encoder":
        _try_encoder(copy)
    else:
        _try_masked(copy)


def _names_mask(body: Path, role: ModelRole) -> bool:
    name = "tokenizer_config.json"
    known = (body / name).is_file() and bool(read_config(body, name).get("mask_token"))
    return known or role == "encoder"


def _try_encoder(copy: Path) -> None:
    import numpy as np

    from .loading import load_transformer
    from .pooled_encoder import PooledEncoder

    load_transformer(parts(copy, "encoder")[0])
    vectors = PooledEncoder(copy, copy.name, "").encode(TRIED)
    if not np.isfinite(vectors).all():
        raise ModelError("The encoder's vectors are not numbers.", "Get the model again.")


def _try_masked(copy: Path) -> None:
    """Mask each piece of a few sentences: their loss tells another model's tokenizer."""
    from .loading import TransformersMasked

    model = TransformersMasked(copy)
    size, rows = model.pieces.size, model.rows
    if size > rows or rows - size > SLACK + rows // 100:
        raise _not_its_tokenizer(f"it has {size} pieces, and the weights have {rows}")
    texts: list[tuple[int, ...]] = []
    places: list[tuple[int, int]] = []
    right: list[int] = []
    for sentence in TRIED:
        pieces = model.pieces.marked(model.pieces.encode(sentence).ids)
        for place in range(len(model.pieces.before), len(pieces) - len(model.pieces.behind)):
            right.append(pieces[place])
            places.append((len(texts), place))
            texts.append((*pieces[:place], model.pieces.mask, *pieces[place + 1 :]))
    if not texts:
        raise _not_its_tokenizer("it cannot read a plain sentence")
    found = model.log_probabilities(texts, places)
    loss = -float(found[range(len(right)), right].mean())
    if not loss < log(size) + WORSE_THAN_CHANCE:
        raise _not_its_tokenizer(f"with it the model guesses worse than chance ({loss:.1f} nats)")


def _not_its_tokenizer(why: str) -> ModelError:
    return ModelError(
        f"The tokenizer belongs to another model: {why}.",
        "Put the model's own tokenizer.json into its folder.",
    )


def _sync(folder: Path) -> None:
    """Wait until all files of a folder are on the disk."""
    for file in folder.rglob("*"):
        if file.is_file():
            with file.open("rb") as opened:
                os.fsync(opened.fileno())
