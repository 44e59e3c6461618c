"""The models on this machine: listed, shown, used, removed."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from clozet.database import adaptations, settings
from clozet.database.connection import Database
from clozet.errors import ModelError, UsageError
from clozet.messages import models
from clozet.messages.json_lines import Answer
from clozet.messages.models import ModelRow
from clozet.messages.progress import Done
from clozet.models import catalogue
from clozet.models.catalogue import BASE, Model
from clozet.models.facts import Facts, card, facts, size_of
from clozet.models.sentence_modules import sentence_modules
from clozet.paths import LibraryPaths
from clozet.processes import cores

from . import encoders

if TYPE_CHECKING:
    from clozet.models.device import Device


def device_set(db: Database | None, wanted: str | None = None) -> "Device":
    """Return the device `wanted`, or the one of the settings, with as many threads as they say.

    Raise UsageError where this machine does not have it.
    """
    from clozet.models import device

    if db is None:
        return device.choose(wanted or "automatic", cores())
    values = settings.values(db)
    return device.choose(wanted or str(values["device"]), int(values["threads"]) or cores())


def masked_in_use(db: Database | None) -> str:
    """Return the name of the masked model that is used where none is named."""
    return str(settings.values(db)["masked_model"] or BASE) if db else BASE


def overview(library: LibraryPaths, db: Database | None) -> models.Models:
    """Return all models; `db` is None where there is no library, and then those that ship."""
    rows = [_row(model, _in_use(model, db)) for model in catalogue.models(library)]
    return models.Models(models=tuple(rows))


def describe(library: LibraryPaths, db: Database | None, name: str) -> models.ModelShown:
    """Return one model with its card; raise NotThereError for an unknown one."""
    model = catalogue.find(library, name)
    row = _row(model, _in_use(model, db))
    if model.role == "masked":
        limit = facts(model.folder).limit
        return models.ModelShown(model=row, card=card(model.folder), limit=limit, prompts={})
    how = sentence_modules(model.folder)
    named = {"query": how.query, "document": how.passage}
    return models.ModelShown(
        model=row,
        card=card(model.folder),
        limit=how.limit,
        pooling=" and ".join(how.pooling) + (", unit length" if how.normalised else ""),
        prompts={kind: prompt for kind, prompt in named.items() if prompt},
    )


def use(db: Database, name: str) -> Done:
    """Use a model from now on; an encoder answers once every passage has its vector."""
    model = catalogue.find(db.paths, name)
    if model.role == "masked":
        settings.change(db, "masked_model", name)
    else:
        encoders.want(db, model)
    return Done()


def remove(db: Database, name: str) -> Done:
    """Delete a model of the library for good; blanks go back to the model that ships.

    Raise UsageError for one that ships, for the encoder in use, and for one that is being adapted.
    """
    model = catalogue.find(db.paths, name)
    if model.ships:
        raise UsageError(
            f"{name} comes with Clozet and cannot be removed.", "Use another one instead of it."
        )
    if name in adaptations.bases(db):
        raise UsageError(
            f"{name} is being adapted.", "Wait for the adaptation, or cancel its job, first."
        )
    if model.role == "encoder":
        encoders.forget(db, model)
    elif name == masked_in_use(db):
        settings.change(db, "masked_model", "")
    going = model.folder.with_name(f".removed-{name}")
    shutil.rmtree(going, ignore_errors=True)
    model.folder.replace(going)
    shutil.rmtree(going, ignore_errors=True)
    return Done()


def _in_use(model: Model, db: Database | None) -> bool:
    if model.role == "masked":
        return model.name == masked_in_use(db)
    return model.name == encoders.answering(db)


def _row(model: Model, in_use: bool) -> ModelRow:
    found = _facts(model)
    return ModelRow(
        name=model.name,
        role=model.role,
        family=found.family,
        layers=found.layers,
        dimension=found.dimension,
        vocabulary=found.vocabulary,
        parameters=found.parameters,
        licence=model.licence,
        origin=model.origin,
        bytes=size_of(model.folder),
        in_use=in_use,
        ships=model.ships,
    )


def _facts(model: Model) -> Facts:
    """Return a model's numbers, an encoder's vectors' length too; zeros for a damaged one."""
    try:
        if model.role == "masked":
            return facts(model.folder)
        how = sentence_modules(model.folder)
        return replace(facts(how.body), dimension=how.dimension)
    except ModelError:
        return Facts("damaged", layers=0, dimension=0, vocabulary=0, parameters=0, limit=0)


ACTS: dict[type, Callable[[Database, Any], Answer]] = {
    models.ListModels: lambda db, asked: overview(db.paths, db),
    models.DescribeModel: lambda db, asked: describe(db.paths, db, asked.name),
    models.UseModel: lambda db, asked: use(db, asked.name),
    models.RemoveModel: lambda db, asked: remove(db, asked.name),
}
