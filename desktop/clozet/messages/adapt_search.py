"""Adapting the sentence encoder to documents: what is asked, what is measured, its card."""

import msgspec

from .frame import Frame
from .training import Bounds, Chosen, Verdict


class AdaptSearch(Frame, frozen=True, tag=True):
    """Train a sentence encoder further on documents, without labels.

    Answers with `Progress` (which has its job), `Step` and `SearchEvaluation` as it goes, and
    `SearchAdapted` at the end; with `Cancelled` where its job was paused or cancelled. One of
    `minutes` and `steps` bounds it; `minutes` is for the whole job. `base` None is the encoder that
    answers.
    """

    chosen: Chosen = Chosen()
    base: str | None = None
    minutes: float | None = None
    steps: int | None = None
    seed: int = 0
    name: str | None = None


class SearchMeasures(Frame, frozen=True):
    """The mean nDCG@10 of a self-test's queries, and its bounds (95 %, bootstrap)."""

    ndcg_10: float
    low: float
    high: float


class SearchEvaluation(Frame, frozen=True, tag=True):
    """How well passages of held-out documents are found, after `step` steps."""

    step: int
    heldout: SearchMeasures


class SearchCard(Frame, frozen=True):
    """What was measured of an adapted encoder.

    `interval` holds the bounds (95 %, paired bootstrap over held-out documents) of the change of
    nDCG@10, after less before: above zero is better. `limits` says in words what it does not show.
    """

    verdict: Verdict
    words: str
    before: SearchMeasures
    after: SearchMeasures
    interval: Bounds
    seconds: float
    limits: str
    base: str
    documents: int
    heldout_documents: int
    queries: int
    candidates: int
    pairs: int
    steps: int
    seed: int
    device: str
    made: str
    recipe: dict[str, str] = msgspec.field(default_factory=dict)


class SearchAdapted(Frame, frozen=True, tag=True):
    """It is done: the encoder's name, None where it did not search better and was thrown away."""

    model: str | None
    card: SearchCard
