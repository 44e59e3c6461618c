"""Scores before and after on the same masks → how far they lie apart, beyond chance or not."""

import numpy as np
from numpy.typing import NDArray

from clozet.messages.training import Bounds, Intervals

from .evaluation import Frozen, Scores, by_text
from .verdict import interval

Both = tuple[Scores, Scores]
"""Scores on the held-out texts, and on general English."""


def compared(heldout: Frozen, control: Frozen, before: Both, after: Both) -> Intervals:
    """Return bounds of the changes of loss and accuracies."""
    own = (heldout, before[0], after[0])
    return Intervals(
        loss=_interval(heldout, before[0].losses, after[0].losses),
        accuracy_1=_of_accuracy(*own, first=1),
        accuracy_5=_of_accuracy(*own, first=5),
        control_accuracy_1=_of_accuracy(control, before[1], after[1], first=1),
    )


def _of_accuracy(frozen: Frozen, before: Scores, after: Scores, first: int) -> Bounds:
    return _interval(frozen, before.ranks <= first, after.ranks <= first)


def _interval(frozen: Frozen, before: NDArray[np.generic], after: NDArray[np.generic]) -> Bounds:
    masks = by_text(frozen, np.ones(len(before))).astype(np.int64)
    asked = masks > 0
    return interval(by_text(frozen, before)[asked], by_text(frozen, after)[asked], masks[asked])
