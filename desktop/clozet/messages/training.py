"""Adapting a masked model to documents: what is asked, its steps, its measures, its card."""

from typing import Literal

import msgspec

from .cloze import MaskedPiece, Unit
from .frame import Frame
from .search import Result


class Chosen(Frame, frozen=True):
    """Which documents: a collection, some by id, or with neither the whole library."""

    collection: str | None = None
    documents: tuple[int, ...] = ()


class Adapt(Frame, frozen=True, tag=True):
    """Train a masked model further on documents.

    Answers with `Progress` (which has its job), `Step`, `Evaluation` and `MaskedSample` as it
    goes, and `Adapted` at the end; with `Cancelled` where its job was paused or cancelled. One
    of `minutes`, `steps` and `epochs` bounds it; `minutes` is for the whole job. `base` None is
    the masked model in use, `device` None the one of the settings.
    """

    chosen: Chosen = Chosen()
    base: str | None = None
    minutes: float | None = None
    steps: int | None = None
    epochs: float | None = None
    unit: Unit = "word"
    rate: float = 0.15
    seed: int = 0
    lora: bool = False
    name: str | None = None
    device: str | None = None


class CarryOn(Frame, frozen=True, tag=True):
    """Go on with the adaptation of job `job` where it was left.

    Answers as `Adapt` or `AdaptSearch` does, once more with the evaluations so far.
    """

    job: int


class Step(Frame, frozen=True, tag=True):
    """A training step is done: the loss of its selected pieces, and the speed."""

    step: int
    of: int
    loss: float
    tokens_per_second: float
    seconds_left: float | None


class Measures(Frame, frozen=True):
    """What a masked model scores on frozen masks: loss in nats, accuracies as shares."""

    loss: float
    perplexity: float
    accuracy_1: float
    accuracy_5: float


Bounds = tuple[float, float]
Verdict = Literal["better", "no clear change", "worse"]


class Intervals(Frame, frozen=True):
    """Bounds (95 %, paired bootstrap over documents) of changes: after less before."""

    loss: Bounds
    accuracy_1: Bounds
    accuracy_5: Bounds
    control_accuracy_1: Bounds


class Evaluation(Frame, frozen=True, tag=True):
    """Measures on held-out documents and on general English, after `step` steps."""

    step: int
    heldout: Measures
    control: Measures
    intervals: Intervals | None = None


class MaskedSample(Frame, frozen=True, tag=True):
    """A passage of the user's, its `text` and where it stands, as the model sees it just now."""

    step: int
    passage: int | None
    text: str
    tokens: tuple[MaskedPiece, ...]
    document: str = ""
    page: int | None = None


class Learned(Frame, frozen=True):
    """A held-out word whose rank changed, in its sentence, with passages that explain it.

    `guess_before` and `guess_after` are what the model puts first there.
    """

    word: str
    before: int
    after: int
    sentence: str
    start: int
    end: int
    document: int | None = None
    page: int | None = None
    evidence: tuple[Result, ...] = ()
    guess_before: str = ""
    guess_after: str = ""


class Control(Frame, frozen=True):
    """General English before and after: what the model forgot."""

    before: Measures
    after: Measures


class Card(Frame, frozen=True):
    """What was measured of an adaptation.

    `interval` holds the bounds (95 %, paired bootstrap over held-out documents) of the change of
    loss, after less before: below zero is better. `limits` says in words what it does not show;
    `share` is how far the weights went from the base's to the trained ones, 1 being all the way;
    `hashes` are SHA-256 of the base's weights and of what was trained on, `recipe` the constants.
    """

    verdict: Verdict
    words: str
    before: Measures
    after: Measures
    control: Control
    interval: Bounds
    seconds: float
    learned: tuple[Learned, ...]
    worsened: tuple[Learned, ...]
    limits: str
    base: str
    documents: int
    heldout_documents: int
    tokens: int
    steps: int
    seed: int
    unit: Unit
    rate: float
    lora: bool
    device: str
    made: str
    intervals: Intervals | None = None
    hashes: dict[str, str] = msgspec.field(default_factory=dict)
    recipe: dict[str, str] = msgspec.field(default_factory=dict)
    share: float = 1.0


class Adapted(Frame, frozen=True, tag=True):
    """The adaptation is done: its name, which every `--model` takes, and its card."""

    model: str
    card: Card


class EstimateAdaptation(Frame, frozen=True, tag=True):
    """Ask what adapting would take, before anything is started."""

    chosen: Chosen = Chosen()
    base: str | None = None
    minutes: float | None = None


class AdaptationEstimate(Frame, frozen=True, tag=True):
    """What there is to learn from, and what it takes.

    `unknown` is the share of pieces that the base's tokenizer does not know; `warnings` are whole
    sentences (too little text, another script, all the same).
    """

    documents: int
    heldout_documents: int
    words: int
    tokens: int
    unknown: float
    passes: float | None
    seconds: float | None
    disk: int
    memory: int
    device: str
    warnings: tuple[str, ...]


class ListAdaptations(Frame, frozen=True, tag=True):
    """List all adaptations, also those discarded."""


class AdaptationRow(Frame, frozen=True):
    """One adaptation: what it was trained on, how it ended, and whether its model is there."""

    job: int
    model: str
    state: str
    made: str
    trained_on: str
    kept: bool
    card: Card | None
    asked: Adapt | None = None


class Adaptations(Frame, frozen=True, tag=True):
    """Adaptations, the newest first."""

    adaptations: tuple[AdaptationRow, ...]


class Evaluate(Frame, frozen=True, tag=True):
    """Measure a masked model on documents of the library, or on a folder of texts.

    Blocks of 256 pieces, 15 % of the pieces each replaced by the mask, seed 0.
    """

    model: str | None = None
    collection: str | None = None
    texts: str | None = None


class Evaluated(Frame, frozen=True, tag=True):
    """The measures, and on how much."""

    model: str
    documents: int
    tokens: int
    masked: int
    loss: float
    perplexity: float
    accuracy_1: float
    accuracy_5: float
