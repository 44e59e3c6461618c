"""Which folder holds the model of a name: those that ship, then the library's own."""

from pathlib import Path

from clozet.errors import NotThereError
from clozet.paths import LibraryPaths, resources

BASE = "clozet-base"
"""The masked model that ships."""


def masked_folder(library: LibraryPaths | None, name: str) -> Path:
    """Return the folder of the masked model called `name`; a path of a folder is its own name.

    Raise NotThereError for an unknown one.
    """
    if name == BASE:
        return resources() / "models" / BASE
    named = [library.models / name] if library and "/" not in name else []
    for folder in (*named, Path(name).expanduser()):
        if (folder / "config.json").is_file():
            return folder
    raise NotThereError(
        f"There is no model called {name}.", "“clozet model list” shows those that there are."
    )
