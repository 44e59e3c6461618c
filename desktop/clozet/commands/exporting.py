"""A model's folder → a copy that others can load, and the strings that the model gives away."""

import os
import shutil
from contextlib import closing
from pathlib import Path

from clozet.database import adaptations
from clozet.database.connection import open_library
from clozet.errors import NothingToDoError, NotThereError, UsageError
from clozet.messages.models import Exported
from clozet.models import catalogue
from clozet.models.masked import load_masked
from clozet.models.record import RECORD
from clozet.paths import LibraryPaths
from clozet.training.leaks import LeakCheck, check

from .adapting import corpus_of

REVEALS = (
    "A model that was adapted, and a search index too, can reveal the text that they were made"
    " from: treat the copy as you treat the documents."
)
UNTRIED = "What it gives away could not be tried: its documents or its base are no longer here."


def export(library: LibraryPaths, name: str, path: str) -> Exported:
    """Copy a model into a new or empty folder, whole or not at all.

    Its record stays here, and so do the sentences on its card. Of an adapted one it is tried first
    what it gives away. Raise NotThereError for an unknown one, UsageError for a folder in use.
    """
    model = catalogue.find(library, name)
    target = Path(path).expanduser().absolute()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{target} is there and not empty.", "Name a new or empty folder.")
    adapted = model.record is not None and bool(model.record.base)
    tried = _tried(library, name) if adapted else None
    target.parent.mkdir(parents=True, exist_ok=True)
    _copy(model.folder, target)
    return Exported(
        model=name,
        path=os.fspath(target),
        leaks=tried.worst if tried else (),
        warning=f"{REVEALS} {tried.words if tried else UNTRIED}" if adapted else "",
    )


def _copy(folder: Path, target: Path) -> None:
    unfinished = target.with_name(f".{target.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        shutil.copytree(folder, unfinished, ignore=shutil.ignore_patterns(RECORD, "__*"))
        unfinished.replace(target)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _tried(library: LibraryPaths, model: str) -> LeakCheck | None:
    """Try strings that a model was trained on; None where its documents or its base have gone."""
    with closing(open_library(library)) as db:
        job = adaptations.job_of(db, model)
        if job is None:
            return None
        asked, _, base = adaptations.asked_for(db, job)
        try:
            texts = [text.text for text in corpus_of(db, asked).train]
            folders = [catalogue.masked_folder(library, name) for name in (base, model)]
        except (NothingToDoError, NotThereError):
            return None
    before, after = map(load_masked, folders)
    return check(before, after, texts)
