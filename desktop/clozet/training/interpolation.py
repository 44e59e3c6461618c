"""Between the base's weights and the trained ones: as far from the base as general English allows.

Weights on the line between the two keep most of what was learnt and lose little of what was known
(Wortsman et al. 2022, "Robust fine-tuning of zero-shot models", section 3).
"""

from collections.abc import Callable

import torch
from torch import Tensor

from .trainee import Trainee

KEPT = 1.01
"""Perplexity of general English, after over before: beyond it the weights go back."""

HALVINGS = 5


class Line:
    """The weights from those of `original` (share 0) to those `trainee` has now (share 1)."""

    def __init__(self, trainee: Trainee, original: Trainee) -> None:
        self._trainee = trainee
        self._begins = _begins(trainee, original)
        self._ends = {name: trainee.weights[name].detach().clone() for name in self._begins}

    @torch.no_grad()
    def go(self, share: float) -> None:
        """Give the model the weights at this share of the way."""
        for name, end in self._ends.items():
            self._trainee.weights[name].copy_(self._begins[name].lerp(end, share))
        self._trainee.refresh()

    def farthest(self, forgotten: Callable[[], float]) -> float:
        """Go as far as `forgotten` stays within its bound, to a 32nd of the way; return the share.

        `forgotten` measures the model as it is: perplexity of general English over the base's.
        """
        within, beyond = 0.0, 1.0
        for _ in range(HALVINGS):
            middle = (within + beyond) / 2
            self.go(middle)
            if forgotten() <= KEPT:
                within = middle
            else:
                beyond = middle
        self.go(within)
        return within


def _begins(trainee: Trainee, original: Trainee) -> dict[str, Tensor]:
    """Return what training began with; of low-rank additions one factor, which began with zeros."""
    if trainee.low_rank:
        second = {name: w for name, w in trainee.weights.items() if "lora_B" in name}
        return {name: torch.zeros_like(weight) for name, weight in second.items()}
    return {name: weight.detach() for name, weight in original.weights.items()}
