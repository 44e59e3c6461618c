"""Labels: a few documents or passages named by the user, the rest suggested."""

from typing import Literal

from .frame import Frame
from .search import DocumentBrief

Labelled = Literal["documents", "passages"]


class ListLabels(Frame, frozen=True, tag=True):
    """List all labels, or only those of document `document`."""

    document: int | None = None


class LabelRow(Frame, frozen=True):
    """A label: what it is given to, how many were named, how many were refused."""

    name: str
    of: Labelled
    examples: int
    refused: int


class Labels(Frame, frozen=True, tag=True):
    """Labels by name."""

    labels: tuple[LabelRow, ...]


class ChangeLabel(Frame, frozen=True, tag=True):
    """Create or delete a label; `of` says what a new one is given to."""

    act: Literal["create", "delete"]
    name: str
    of: Labelled = "documents"


class SetLabel(Frame, frozen=True, tag=True):
    """Say of documents or passages that they have a label, have it not, or leave it open."""

    name: str
    ids: tuple[int, ...]
    answer: Literal["yes", "no", "open"] = "yes"


class SuggestLabel(Frame, frozen=True, tag=True):
    """Ask which `k` of those that nobody has answered for most likely have the label."""

    name: str
    k: int = 20


class Suggested(Frame, frozen=True):
    """A document, or a passage of it on page `page`, and the probability that the label fits."""

    probability: float
    document: DocumentBrief
    passage: int | None
    page: int
    text: str


class LabelSuggestions(Frame, frozen=True, tag=True):
    """Suggestions, the likeliest first.

    `against` counts the refused and those that only have other labels. `accuracy` is
    cross-validated on what was answered, None where that is too little; `baseline` is that of
    always giving the commoner answer. `note` says in a sentence how far to trust them; `stale`
    counts passages that have no vector yet.
    """

    label: str
    of: Labelled
    examples: int
    against: int
    accuracy: float | None
    baseline: float | None
    note: str
    stale: int
    seconds: float
    suggestions: tuple[Suggested, ...]
