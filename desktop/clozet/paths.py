"""Where a library, its parts, the models, the logs and the resources lie."""

import os
from dataclasses import dataclass
from pathlib import Path

POINTER = "moved-to"


def default_library() -> Path:
    """Return $CLOZET_LIBRARY, or the default folder, or where its library was moved to."""
    named = os.environ.get("CLOZET_LIBRARY")
    return Path(named) if named else _moved_to() or default_folder()


def default_folder() -> Path:
    """Return the platform's place for a user's data."""
    import platformdirs  # it takes time to import, and most commands are given their library

    return Path(platformdirs.user_data_dir("clozet", appauthor=False))


def leave_pointer(folder: Path) -> None:
    """Note in the default folder that its library lies in `folder` from now on."""
    (default_folder() / POINTER).write_bytes(os.fsencode(folder))


def _moved_to() -> Path | None:
    try:
        folder = Path(os.fsdecode((default_folder() / POINTER).read_bytes()))
    except OSError:
        return None
    return folder if LibraryPaths(folder).database.exists() else None


def resources() -> Path:
    """Return the folder of sample documents and models: of the checkout, or as installed."""
    checkout = Path(__file__).resolve().parents[2] / "resources"
    return checkout if checkout.is_dir() else Path(__file__).resolve().parent / "resources"


def user_cache() -> Path:
    """Return the folder for what can be made again and belongs to no library."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("clozet", appauthor=False))


@dataclass(frozen=True)
class LibraryPaths:
    """The parts of the library in `folder`."""

    folder: Path

    @property
    def database(self) -> Path:
        """The SQLite file: the only truth."""
        return self.folder / "library.sqlite"

    @property
    def index(self) -> Path:
        """The folder of the indexes, one folder an encoder: a cache."""
        return self.folder / "index"

    def index_of(self, encoder: int) -> Path:
        """Return the folder of the FAISS file and its stamp, by the encoder's row."""
        return self.index / str(encoder)

    @property
    def page_images(self) -> Path:
        """The folder of rendered pages: a cache."""
        return self.folder / "pages"

    @property
    def logs(self) -> Path:
        """The folder of log files; they hold ids, counts and times only."""
        return self.folder / "logs"

    @property
    def backups(self) -> Path:
        """The folder of database copies made before a migration and when idle."""
        return self.folder / "backups"

    @property
    def models(self) -> Path:
        """The folder of imported and adapted models."""
        return self.folder / "models"

    @property
    def downloads(self) -> Path:
        """The folder of what has come of a model that is being downloaded: one folder a model."""
        return self.folder / "downloads"

    @property
    def adaptations(self) -> Path:
        """The folder of what adaptations under way need to go on: one folder a job."""
        return self.folder / "adaptations"

    @property
    def network_ledger(self) -> Path:
        """The file to which each process appends what it connected to, or was refused."""
        return self.folder / "network.jsonl"

    def page_image(self, document: int, page: int, zoom: float) -> Path:
        """Return where the picture of page `page` (from 1) at `zoom` is kept."""
        return self.page_images / str(document) / f"{page}-{round(zoom * 100)}.png"
