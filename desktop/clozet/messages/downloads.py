"""Models that a hub has: looked up, offered with all that would be fetched, then fetched."""

from .frame import Frame
from .models import ModelRole


class LookUpModel(Frame, frozen=True, tag=True):
    """Ask a model hub what it has under a name. Answers with `ModelOffer`.

    `name` is "owner/name" or "name", `revision` a branch, tag or commit (None: the newest), `hub`
    the address of another hub than usual. `called` names the model here, its own name if None.
    """

    name: str
    revision: str | None = None
    hub: str | None = None
    called: str | None = None


class OfferedFile(Frame, frozen=True):
    """A file of the hub, with its size; `sha256` is "" where the hub does not say."""

    file: str
    bytes: int
    sha256: str = ""


class ModelOffer(Frame, frozen=True, tag=True):
    """What would be fetched and from where: sent back in `DownloadModel`, it is the user's yes.

    `hub` is an address, `revision` a commit. `hosts` are all that would be asked, the hub's own
    first. `called` is the name it would have here; `before` the revision that was fetched last
    time, where it was another one.
    """

    hub: str
    model: str
    revision: str
    files: tuple[OfferedFile, ...]
    hosts: tuple[str, ...]
    called: str = ""
    before: str = ""

    @property
    def bytes(self) -> int:
        """The size of all files."""
        return sum(file.bytes for file in self.files)


class DownloadModel(Frame, frozen=True, tag=True):
    """Fetch what was offered and agreed to. Answers with `Progress` in kB, `Done` at the end."""

    offer: ModelOffer


class ImportDownloaded(Frame, frozen=True, tag=True):
    """Take in what was downloaded, as `ImportModel` does a folder. Answers with `ModelShown`."""

    offer: ModelOffer
    role: ModelRole | None = None
