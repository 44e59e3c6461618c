"""What there is to say of a model, read from its configuration and headers: nothing is loaded."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from clozet.errors import ModelError

from .weight_files import parameters, tensors

CONFIG = "config.json"
CARD = "README.md"
LONGEST_CARD = 200_000
LAYERS = ("num_hidden_layers", "n_layers")
WIDTH = ("hidden_size", "dim", "d_model")
POSITIONS = ("max_position_embeddings", "max_seq_len", "n_positions")


@dataclass(frozen=True)
class Facts:
    """A model in numbers; `limit` is how many pieces a text may have, its marks included."""

    family: str
    layers: int
    dimension: int
    vocabulary: int
    parameters: int
    limit: int


def facts(folder: Path) -> Facts:
    """Return what the files in `folder` say; raise ModelError where they cannot be understood."""
    config = read_config(folder)
    return Facts(
        family=str(config.get("model_type", "")),
        layers=number(config, LAYERS),
        dimension=number(config, WIDTH),
        vocabulary=number(config, ("vocab_size",)),
        parameters=parameters(tensors(folder)),
        limit=_limit(config),
    )


def size_of(folder: Path) -> int:
    """Return how many bytes the files of a folder take."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def read_config(folder: Path, name: str = CONFIG) -> dict[str, Any]:
    """Return a JSON file of the folder; raise ModelError where it is not there or no object."""
    try:
        return msgspec.json.decode((folder / name).read_bytes(), type=dict[str, Any])
    except FileNotFoundError as error:
        raise ModelError(
            f"There is no model in {folder}: {name} is missing.",
            "Choose the folder that a model was saved to.",
        ) from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise ModelError(f"{name} cannot be understood.", "Copy the model again.") from error


def licence(folder: Path) -> str:
    """Return the licence that the model's card names, "unknown" where it names none."""
    named = re.search(r"^license:\s*[\"']?([\w.+ -]+)", front_matter(card(folder)), re.MULTILINE)
    return named[1].strip() if named else "unknown"


def card(folder: Path) -> str:
    """Return the model's card as Markdown, "" where there is none."""
    try:
        return (folder / CARD).read_bytes()[:LONGEST_CARD].decode("utf-8", "replace")
    except OSError:
        return ""


def front_matter(markdown: str) -> str:
    """Return what stands between the two lines of dashes at a card's head, "" without them."""
    found = re.match(r"---\n(.*?\n)---\n", markdown, re.DOTALL)
    return found[1] if found else ""


def _limit(config: dict[str, Any]) -> int:
    """Return the longest text in pieces; RoBERTa's kin count positions from behind the padding."""
    positions = number(config, POSITIONS)
    offset = 1 if config.get("model_type") == "mpnet" else config.get("pad_token_id")
    if config.get("model_type") in OFFSET_FAMILIES and isinstance(offset, int):
        return max(0, positions - offset - 1)
    return positions


OFFSET_FAMILIES = {"roberta", "xlm-roberta", "xlm-roberta-xl", "camembert", "mpnet", "longformer"}


def number(config: dict[str, Any], names: tuple[str, ...]) -> int:
    """Return a number of a configuration under the first name that it has there, else 0."""
    for name in names:
        if isinstance(config.get(name), int):
            return int(config[name])
    return 0
