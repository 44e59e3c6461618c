"""Masked models kept warm: loaded when first asked for, the last few kept."""

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from clozet.models.catalogue import masked_folder
from clozet.models.installed import WEIGHTS
from clozet.paths import LibraryPaths

if TYPE_CHECKING:
    from clozet.models.masked import MaskedModel

KEPT = 2  # base and adapted, side by side

Loaded = tuple[str, int]  # name, and when its weights' file was changed


class MaskedModels:
    """The masked models of a library, or those that ship; may be asked from several threads."""

    def __init__(self, library: LibraryPaths | None) -> None:
        self._library = library
        self._loaded: OrderedDict[Loaded, MaskedModel] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, name: str) -> "MaskedModel":
        """Return the model called `name`.

        Raise NotThereError for an unknown one, ModelError for one that cannot be used.
        """
        folder = masked_folder(self._library, name)
        weights = folder / WEIGHTS
        key = (name, weights.stat().st_mtime_ns if weights.exists() else 0)
        with self._lock:
            if key not in self._loaded:
                from clozet.models.masked import load_masked

                self._loaded[key] = load_masked(folder)
            self._loaded.move_to_end(key)
            while len(self._loaded) > KEPT:
                self._loaded.popitem(last=False)
            return self._loaded[key]
