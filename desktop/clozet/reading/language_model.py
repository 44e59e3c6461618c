"""The model that tells languages: unpacked once on a computer, then mapped by every reader.

Its tables are packed as they come, and unpacking takes half a second and 100 MB. Mapped from a
cache they take a few milliseconds, and the system keeps one copy of them for all processes.
"""

import shutil
import tempfile
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier
from py3langid.modelio import load_model

_TABLES = ("weights", "priors", "codes", "steps", "rows", "features")

Tables = dict[str, NDArray[Any]]


def identifier(cache: Path) -> LanguageIdentifier:
    """Return what tells languages of two-letter codes; its tables lie in the folder `cache`."""
    folder = cache / f"languages-{version('py3langid')}"
    try:
        tables = _mapped(folder)
    except (OSError, ValueError, EOFError):  # not there yet, or cut off
        tables = _unpacked()
        with suppress(OSError):  # a full disk, or another reader was faster
            _keep(tables, folder)
    return LanguageIdentifier(
        np.asarray(tables["weights"]),
        np.asarray(tables["priors"]),
        tables["codes"].tolist(),
        tables["steps"].data,
        tables["features"].data,
        norm_probs=True,
        tk_row=tables["rows"].data,
    )


def _unpacked() -> Tables:
    weights, priors, codes, steps, rows, features = load_model(MODEL_DIR / MODEL_FILE)
    chosen = [place for place, code in enumerate(codes) if len(code) == 2]
    return {
        "weights": weights[:, chosen],
        "priors": priors[chosen],
        "codes": np.array(codes)[chosen],
        "steps": np.array(steps),
        "rows": np.array(rows),
        "features": np.array(features, dtype=np.int32),
    }


def _mapped(folder: Path) -> Tables:
    return {
        name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _TABLES
    }


def _keep(tables: Tables, folder: Path) -> None:
    """Write the tables whole or not at all: others may be reading them."""
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    written = Path(tempfile.mkdtemp(dir=folder.parent))
    try:
        for name, table in tables.items():
            np.save(written / f"{name}.npy", table, allow_pickle=False)
        if folder.exists():  # damaged
            folder.rename(written / "damaged")
        written.replace(folder)
    finally:
        shutil.rmtree(written, ignore_errors=True)
        shutil.rmtree(folder / "damaged", ignore_errors=True)
