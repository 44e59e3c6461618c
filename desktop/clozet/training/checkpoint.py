"""A training run as one file: weights, optimiser and position; complete or not there."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from clozet.errors import ModelError, NoRoomError

CHECKPOINT = "checkpoint.safetensors"
POSITION = "position"

SECONDS_BETWEEN_SAVES = 60.0

Position = TypeVar("Position", bound=msgspec.Struct)


def weights(named: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return a model's weights under the names that a checkpoint has for them."""
    return {f"weights/{name}": each.detach() for name, each in named.items()}


def optimizer_state(optimizer: torch.optim.Optimizer) -> dict[str, Tensor]:
    """Return an optimiser's state by number and name."""
    return {
        f"optimizer/{number}/{name}": value
        for number, state in optimizer.state_dict()["state"].items()
        for name, value in state.items()
    }


def save(
    file: Path,
    named: Mapping[str, Tensor],
    optimizer: torch.optim.Optimizer,
    position: msgspec.Struct,
) -> None:
    """Write all that a run needs to go on exactly where it is; raise NoRoomError."""
    write(file, weights(named) | optimizer_state(optimizer), position)


def write(file: Path, tensors: dict[str, Tensor], position: msgspec.Struct) -> None:
    """Put a new checkpoint in the place of the old one, which stays whole until then.

    Raise NoRoomError where the disk is full.
    """
    unfinished = file.with_name(file.name + ".unfinished")
    about = {POSITION: msgspec.json.encode(position).decode()}
    kept = {name: value.contiguous().cpu() for name, value in tensors.items()}
    try:
        save_file(kept, unfinished, about)
        sync(unfinished)
        unfinished.replace(file)
        sync(file.parent)
    except (OSError, SafetensorError) as error:
        unfinished.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno is None:
            raise
        raise NoRoomError(
            "The state of the training could not be saved: the disk is full or gone.",
            "Free some space, then resume the job: it goes on from what was saved before.",
        ) from error


def sync(place: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    if os.name == "nt" and place.is_dir():
        return
    opened = os.open(place, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def read(
    file: Path,
    weights: Mapping[str, Tensor],
    optimizer: torch.optim.Optimizer | None,
    kind: type[Position],
) -> Position:
    """Bring weights and optimiser to where a checkpoint left them; return its position.

    Raise ModelError where the file is damaged or another model's.
    """
    try:
        with safe_open(file, "pt") as opened:
            about = opened.metadata() or {}
            position = msgspec.json.decode(about.get(POSITION, ""), type=kind)
            names = set(opened.keys())
            with torch.no_grad():
                for name, each in weights.items():
                    each.copy_(opened.get_tensor(f"weights/{name}"))
            if optimizer:
                _restore(optimizer, {n: opened.get_tensor(n) for n in names if n.startswith("o")})
    except (SafetensorError, OSError, RuntimeError, msgspec.DecodeError) as error:
        raise ModelError(
            "The saved state of this training cannot be read.", "Start the adaptation again."
        ) from error
    return position


def _restore(optimizer: torch.optim.Optimizer, tensors: dict[str, Tensor]) -> None:
    state: dict[int, dict[str, Tensor]] = {}
    for name, value in tensors.items():
        _, number, key = name.split("/")
        state.setdefault(int(number), {})[key] = value
    groups = optimizer.state_dict()["param_groups"]
    optimizer.load_state_dict({"state": state, "param_groups": groups})
