"""What the user added: what adding would take, and how a source is kept in step."""

from .frame import Frame


class EstimateAdding(Frame, frozen=True, tag=True):
    """Say what adding these files and folders would take; answers with `AddingEstimate`."""

    paths: tuple[str, ...]
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


class KindCount(Frame, frozen=True):
    """How many files have an ending, in small letters without its dot; "" for none."""

    ending: str
    files: int


class AddingEstimate(Frame, frozen=True, tag=True):
    """How many files and bytes; about how many seconds and bytes on disk they take.

    `endings` has the commonest first.
    """

    files: int
    bytes: int
    seconds: float
    disk: int
    endings: tuple[KindCount, ...] = ()


class ChangeSource(Frame, frozen=True, tag=True):
    """Change the globs of the source with this path, or whether it is watched; None leaves it.

    What was read stays; what new globs choose is read at the next `Sync`. Answers with `Done`.
    """

    path: str
    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] | None = None
    watched: bool | None = None
