"""What a model's safetensors files hold, read from their headers alone."""

import math
from dataclasses import dataclass
from pathlib import Path

import msgspec

from clozet.errors import ModelError

WEIGHTS = "model.safetensors"
INDEX = "model.safetensors.index.json"
PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".h5", ".msgpack")
LONGEST_HEADER = 100_000_000
BYTES = {"F64": 8, "I64": 8, "F32": 4, "I32": 4, "F16": 2, "BF16": 2, "I16": 2}
FLOATS = {"F64", "F32", "F16", "BF16"}


@dataclass(frozen=True)
class Tensor:
    """A tensor as a header describes it."""

    dtype: str
    shape: tuple[int, ...]


class _Described(msgspec.Struct):
    dtype: str
    shape: tuple[int, ...]
    data_offsets: tuple[int, int]


class _Index(msgspec.Struct):
    weight_map: dict[str, str]


def weight_files(folder: Path) -> list[Path]:
    """Return the files that hold the model's weights; raise ModelError where there are none."""
    if (folder / WEIGHTS).is_file():
        return [folder / WEIGHTS]
    if (folder / INDEX).is_file():
        return [_shard(folder, name) for name in sorted(_shards(folder / INDEX))]
    pickles = sorted(file.name for file in folder.iterdir() if file.suffix in PICKLES)
    if pickles:
        raise ModelError(
            f"The weights are in {pickles[0]}, a format that can hold a program: opening it"
            " could run that.",
            "Save the model with safe_serialization=True, which writes model.safetensors.",
        )
    raise ModelError(
        f"There are no weights in {folder}: {WEIGHTS} is missing.",
        "Choose the folder that a model was saved to.",
    )


def _shards(index: Path) -> set[str]:
    try:
        return set(msgspec.json.decode(index.read_bytes(), type=_Index).weight_map.values())
    except (msgspec.DecodeError, RecursionError) as error:
        raise ModelError(f"{INDEX} cannot be understood.", "Copy the model again.") from error


def _shard(folder: Path, name: str) -> Path:
    if Path(name).name != name or not name.endswith(".safetensors"):
        raise ModelError(f"{INDEX} points outside the folder.", "Use a model that you trust.")
    if not (folder / name).is_file():
        raise ModelError(f"The weights are not all there: {name} is missing.", "Copy it again.")
    return folder / name


def tensors(folder: Path) -> dict[str, Tensor]:
    """Return the tensors of a model by name; raise ModelError where a file is cut or damaged."""
    found: dict[str, Tensor] = {}
    for file in weight_files(folder):
        found |= _held(file)
    return found


def parameters(held: dict[str, Tensor]) -> int:
    """Return how many numbers the model has learned: what is not a float is a buffer."""
    return sum(math.prod(one.shape) for one in held.values() if one.dtype in FLOATS)


def _held(file: Path) -> dict[str, Tensor]:
    size = file.stat().st_size
    with file.open("rb") as opened:
        length = int.from_bytes(opened.read(8), "little")
        header = opened.read(length) if length <= min(size, LONGEST_HEADER) else b""
    try:
        named = msgspec.json.decode(header, type=dict[str, msgspec.Raw])
        named.pop("__metadata__", None)
        held = {name: msgspec.json.decode(one, type=_Described) for name, one in named.items()}
    except (msgspec.DecodeError, RecursionError) as error:
        raise _damaged(file, "is cut short or damaged") from error
    end = max((one.data_offsets[1] for one in held.values()), default=0)
    if 8 + length + end != size:
        raise _damaged(file, "is cut short" if 8 + length + end > size else "is damaged")
    if not all(_fits(one) for one in held.values()):
        raise _damaged(file, "is damaged")
    return {name: Tensor(one.dtype, one.shape) for name, one in held.items()}


def _fits(described: _Described) -> bool:
    begin, end = described.data_offsets
    width = BYTES.get(described.dtype)
    return 0 <= begin <= end and (
        width is None or end - begin == width * math.prod(described.shape)
    )


def _damaged(file: Path, how: str) -> ModelError:
    return ModelError(f"The file {file.name} {how}.", "Copy the model again, or get a whole copy.")
