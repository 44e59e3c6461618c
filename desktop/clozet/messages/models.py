"""The models on this machine: which there are, which are in use."""

from typing import Literal

from .frame import Frame

ModelRole = Literal["masked", "encoder"]


class ListModels(Frame, frozen=True, tag=True):
    """List all models: those that ship, those imported, those adapted."""


class ModelRow(Frame, frozen=True):
    """A model; `dimension` is its layers' width, or an encoder's vectors' length.

    `bytes` is its size on disk; `ships` tells that it came with Clozet and cannot be removed.
    """

    name: str
    role: ModelRole
    family: str
    layers: int
    dimension: int
    vocabulary: int
    parameters: int
    licence: str
    origin: str
    bytes: int
    in_use: bool
    ships: bool = False


class Models(Frame, frozen=True, tag=True):
    """Models: the ones that ship first, then by name."""

    models: tuple[ModelRow, ...]


class DescribeModel(Frame, frozen=True, tag=True):
    """Ask for one model with its card."""

    name: str


class ModelShown(Frame, frozen=True, tag=True):
    """A model, with its card as Markdown and, for an encoder, how it makes vectors.

    `limit` is the longest text in pieces, marks included; `prompts` stand before a text, by its
    kind ("query", "document").
    """

    model: ModelRow
    card: str
    limit: int
    prompts: dict[str, str]
    pooling: str = ""


class ImportModel(Frame, frozen=True, tag=True):
    """Import a checkpoint folder; the folder itself is never changed. Answers with `ModelShown`.

    Without a `role` the folder says what it is; a plain encoder, without a masked-LM head and
    without the modules of sentence-transformers, is imported only as what `role` says.
    """

    path: str
    name: str | None = None
    role: ModelRole | None = None


class UseModel(Frame, frozen=True, tag=True):
    """Use a model from now on; an encoder answers once the library is embedded with it."""

    name: str


class RemoveModel(Frame, frozen=True, tag=True):
    """Delete an imported or adapted model for good; those that ship cannot be removed."""

    name: str


class DiscardModel(Frame, frozen=True, tag=True):
    """Put an adapted or imported masked model aside; it is deleted when the window is closed."""

    name: str


class RestoreModel(Frame, frozen=True, tag=True):
    """Bring a model back that was discarded since the window was opened."""

    name: str


class ExportModel(Frame, frozen=True, tag=True):
    """Copy a model into a folder; of an adapted one, say first what it may give away."""

    name: str
    path: str


class Leak(Frame, frozen=True):
    """A string that was trained on, and the ranks that it has under base and adapted model.

    `control_rank` is that of a string of the same kind, never seen, in its place.
    """

    text: str
    base_rank: int
    adapted_rank: int
    control_rank: int


class Exported(Frame, frozen=True, tag=True):
    """Where the copy lies, and the strings that the model gives away most, worst first."""

    model: str
    path: str
    leaks: tuple[Leak, ...]
    warning: str
