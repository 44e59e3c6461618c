"""Models put aside, brought back, and deleted for good once nobody can bring them back."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from clozet.database import settings
from clozet.database.connection import Database
from clozet.errors import NotThereError, UsageError
from clozet.messages import models
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Done
from clozet.models import catalogue
from clozet.paths import LibraryPaths

from .models import masked_in_use

ASIDE = ".discarded-"


def discard(db: Database, name: str) -> Done:
    """Put a masked model aside; blanks go back to the model that ships where it was in use.

    Raise NotThereError for an unknown one, UsageError for one that ships.
    """
    model = catalogue.find(db.paths, name, "masked")
    if model.ships:
        raise UsageError(
            f"{name} comes with Clozet and cannot be discarded.", "Use another one instead of it."
        )
    if name == masked_in_use(db):
        settings.change(db, "masked_model", "")
    aside = _aside(db.paths, name)
    shutil.rmtree(aside, ignore_errors=True)
    model.folder.replace(aside)
    return Done()


def restore(db: Database, name: str) -> Done:
    """Bring a discarded model back; raise NotThereError where it has been deleted."""
    aside, folder = _aside(db.paths, name), db.paths.models / name
    if not aside.is_dir() or folder.exists():
        raise NotThereError(f"{name} cannot be brought back.", "Train it again.")
    aside.replace(folder)
    return Done()


def delete_discarded(paths: LibraryPaths) -> None:
    """Delete for good what was put aside."""
    for aside in paths.models.glob(f"{ASIDE}*"):
        shutil.rmtree(aside, ignore_errors=True)


def _aside(paths: LibraryPaths, name: str) -> Path:
    return paths.models / f"{ASIDE}{name}"


ACTS: dict[type, Callable[[Database, Any], Answer]] = {
    models.DiscardModel: lambda db, asked: discard(db, asked.name),
    models.RestoreModel: lambda db, asked: restore(db, asked.name),
}
