"""A model's folder → checked, copied and tried → one of the library's models."""

from pathlib import Path

from clozet.database.connection import Database
from clozet.messages.models import ImportModel, ModelShown
from clozet.models.importing import import_folder

from .models import describe


def import_model(db: Database, asked: ImportModel) -> ModelShown:
    """Import a model and show it; raise ModelError with the reason where it cannot be used."""
    model = import_folder(db.paths, Path(asked.path).expanduser(), asked.name, asked.role)
    return describe(db.paths, db, model.name)
