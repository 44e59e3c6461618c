"""A stranger's model folder looked at before anything of it is copied or loaded."""

from pathlib import Path
from typing import Any

from clozet.errors import ModelError
from clozet.messages.models import ModelRole

from .facts import CONFIG, LAYERS, WIDTH, number, read_config
from .sentence_modules import MODULES, sentence_modules
from .weight_files import Tensor, tensors

MASKED_FAMILIES = (
    "bert",
    "distilbert",
    "roberta",
    "xlm-roberta",
    "camembert",
    "electra",
    "albert",
    "deberta-v2",
    "modernbert",
    "mpnet",
)
MOST_SHARED_LAYERS = 200
"""ALBERT's layers are all one: its weights do not bound their number."""

CONFIGURATIONS = (CONFIG, "tokenizer_config.json")


def examine(folder: Path, role: ModelRole | None = None) -> ModelRole:
    """Return what the model in `folder` can be used for; nothing of it is run.

    Raise ModelError, in words, where it cannot be used: there is no model, its weights are in a
    format that can hold a program, cut short, or it asks for a program of its own.
    """
    found = _role(folder, role)
    for part in parts(folder, found):
        refuse_programs(part)
        held = tensors(part)
        if part == parts(folder, found)[0]:
            _refuse_misfit(read_config(part), held)
    if found == "masked":
        _refuse_other_kinds(read_config(folder))
    return found


def parts(folder: Path, role: ModelRole) -> list[Path]:
    """Return the folders that hold weights: the model's own, or those of an encoder's modules."""
    if role == "masked" or not (folder / MODULES).is_file():
        return [folder]
    how = sentence_modules(folder)
    return [how.body, *how.dense]


def refuse_programs(folder: Path) -> None:
    """Raise ModelError for a model that brings a program of its own to be run."""
    for name in CONFIGURATIONS:
        if (folder / name).is_file() and "auto_map" in read_config(folder, name):
            raise ModelError(
                f"This model brings a program of its own ({name} names it): Clozet runs none.",
                "Choose a model of a family that transformers knows without one.",
            )


def _role(folder: Path, role: ModelRole | None) -> ModelRole:
    if not folder.is_dir():
        raise ModelError(f"There is no folder {folder}.", "Choose the folder of a model.")
    if not any(folder.iterdir()):
        raise ModelError(f"The folder {folder} is empty.", "Choose the folder of a model.")
    if role:
        return role
    return "encoder" if (folder / MODULES).is_file() else "masked"


def _refuse_misfit(config: dict[str, Any], held: dict[str, Tensor]) -> None:
    """Raise ModelError where building what the configuration asks for would be in vain."""
    sizes = {size for tensor in held.values() for size in tensor.shape}
    layers = number(config, LAYERS)
    shared = config.get("model_type") == "albert" and layers <= MOST_SHARED_LAYERS
    asked = {number(config, WIDTH), number(config, ("vocab_size",))}
    if not asked <= sizes or (layers > len(held) and not shared):
        raise ModelError(
            "The configuration and the weights do not fit together.",
            f"{CONFIG} belongs to another model, or one of the two is damaged: get it again.",
        )


def _refuse_other_kinds(config: dict[str, Any]) -> None:
    """Raise ModelError for what is no masked model of a family that is known here."""
    family = str(config.get("model_type", ""))
    if family not in MASKED_FAMILIES:
        raise ModelError(
            f"Models of the kind “{family or 'unknown'}” cannot fill blanks here.",
            f"There are {', '.join(MASKED_FAMILIES)}.",
        )
    classes = [str(name) for name in config.get("architectures") or ()]
    if classes and not any(name.endswith("ForMaskedLM") for name in classes):
        raise ModelError(
            f"This is a {classes[0]}, without a masked-LM head: its guesses would be random.",
            "Import one saved with its head (of ELECTRA, the generator); if it is a sentence"
            " encoder, import it with --role encoder.",
        )
