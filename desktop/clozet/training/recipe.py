"""How a run goes: all its constants in one place."""

from dataclasses import dataclass

from clozet.messages.cloze import Unit


@dataclass(frozen=True)
class Recipe:
    """How a run goes, and what ends it: `minutes` of the whole job, `steps`, or `epochs`.

    Rows have 256 pieces.
    """

    minutes: float | None = None
    steps: int | None = None
    epochs: float | None = None
    unit: Unit = "word"
    rate: float = 0.15
    seed: int = 0
    lora: bool = False
    rows: int = 16
    rows_at_once: int = 8
    replay: int = 4  # of these rows: general text, so that it is not forgotten
    peak: float = 4e-4
    betas: tuple[float, float] = (0.9, 0.98)
    weight_decay: float = 0.01
    clip: float = 1.0
    warm_up: float = 0.06  # share of the steps,
    fewest_warm_up: int = 10  # and at least so many: Adam's first steps are its rashest
    looks: int = 8  # evaluations on the way,
    fewest_between_looks: int = 10  # steps,
    look_share: float = 0.15  # of the time at most
    looks_at_the_end: float = 5.0  # so long take the last, the way back, the card and the saving
    patience: int = 3  # looks without a lower held-out loss
