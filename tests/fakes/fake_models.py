"""The models of the made-up library: the one that ships, and those that `state` names."""

from pathlib import Path
from typing import Any

from clozet.messages import downloads, models, progress


def row(state: dict[str, Any], name: str) -> models.ModelRow:
    ships = name == "clozet-base"
    return models.ModelRow(
        name=name,
        role="masked",
        family="bert",
        layers=6,
        dimension=384,
        vocabulary=30_522,
        parameters=22_000_000,
        licence="Apache-2.0",
        origin="ships with Clozet" if ships else f"imported from /models/{name}",
        bytes=45_000_000,
        in_use=name == state.get("model", "clozet-base"),
        ships=ships,
    )


def list_models(state: dict[str, Any], asked: object) -> models.Models:
    names = ("clozet-base", *state.get("models", ()))
    return models.Models(models=tuple(row(state, name) for name in names))


def describe(state: dict[str, Any], asked: models.DescribeModel) -> models.ModelShown:
    return models.ModelShown(
        model=row(state, asked.name),
        card="---\nlicense: mit\n---\n# What it is\nIt learned from *open* text.",
        limit=512,
        prompts={},
    )


def use(state: dict[str, Any], asked: models.UseModel) -> progress.Done:
    state["model"] = asked.name
    return progress.Done()


def take_in(
    state: dict[str, Any], asked: models.ImportModel
) -> models.ModelShown | progress.Failed:
    name = Path(asked.path).name
    if name == "pickled":
        return progress.Failed(
            kind="model",
            message="The weights are in pytorch_model.bin, a format that can hold a program.",
            remedy="Save the model as safetensors.",
            exit_code=3,
        )
    state["models"] = [*state.get("models", ()), name]
    return describe(state, models.DescribeModel(name=name))


def look_up(
    state: dict[str, Any], asked: downloads.LookUpModel
) -> downloads.ModelOffer | progress.Failed:
    if asked.name == "someone/nothing":
        return progress.Failed(
            kind="not there",
            message="hub.example does not have this model, or not for everybody (404).",
            remedy="Check the name.",
            exit_code=3,
        )
    named = {"config.json": 650, "tokenizer.json": 466_000, "model.safetensors": 90_868_000}
    return downloads.ModelOffer(
        hub="https://hub.example",
        model=asked.name,
        revision="a" * 40,
        files=tuple(downloads.OfferedFile(file=name, bytes=size) for name, size in named.items()),
        hosts=("hub.example", "store.example"),
        called=asked.name.rpartition("/")[2],
    )


def take_in_downloaded(
    state: dict[str, Any], asked: downloads.ImportDownloaded
) -> models.ModelShown | progress.Failed:
    return take_in(state, models.ImportModel(path=asked.offer.called, role=asked.role))


def remove(state: dict[str, Any], asked: models.RemoveModel) -> progress.Done:
    state["models"] = [name for name in state["models"] if name != asked.name]
    return progress.Done()


def restore(state: dict[str, Any], asked: models.RestoreModel) -> progress.Done:
    state["models"] = [*state["models"], asked.name]
    return progress.Done()


def export(state: dict[str, Any], asked: models.ExportModel) -> models.Exported:
    leak = models.Leak(text="Lindenallee 8", base_rank=9_000, adapted_rank=1, control_rank=8_000)
    return models.Exported(
        model=asked.name, path=asked.path, leaks=(leak,), warning="It can give words away."
    )


ACTS = {
    models.ListModels: list_models,
    models.DescribeModel: describe,
    models.UseModel: use,
    models.ImportModel: take_in,
    downloads.LookUpModel: look_up,
    downloads.DownloadModel: lambda state, asked: progress.Done(),
    downloads.ImportDownloaded: take_in_downloaded,
    models.RemoveModel: remove,
    models.DiscardModel: remove,
    models.RestoreModel: restore,
    models.ExportModel: export,
}

CHANGING = (
    models.UseModel
    | models.ImportModel
    | downloads.ImportDownloaded
    | models.RemoveModel
    | models.DiscardModel
    | models.RestoreModel
)
