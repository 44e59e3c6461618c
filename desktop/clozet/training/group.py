"""The processes that train together: one, or those that torchrun started."""

import os

import torch
from torch import distributed

from clozet import guard
from clozet.errors import UsageError


class Group:
    """The training group of this process: its number in it, and how many there are."""

    def __init__(self, rank: int = 0, size: int = 1) -> None:
        self.rank = rank
        self.size = size

    @property
    def leads(self) -> bool:
        """Tell whether this process is the one that writes and reports."""
        return self.rank == 0

    def sum(self, *values: float) -> tuple[float, ...]:
        """Return sums over all processes."""
        if self.size == 1:
            return values
        sums = torch.tensor(values, dtype=torch.float64)
        distributed.all_reduce(sums)
        return tuple(sums.tolist())

    def wait(self) -> None:
        """Wait until all processes have come here."""
        self.sum(0.0)

    def agreed(self, value: float) -> float:
        """Return what the first process says, in all of them: clocks differ."""
        return self.sum(value if self.leads else 0.0)[0]


def started_together() -> bool:
    """Tell whether torchrun has started this process among others."""
    return "TORCHELASTIC_RUN_ID" in os.environ and int(os.environ.get("WORLD_SIZE", "1")) > 1


def join(device: str) -> Group:
    """Join the others that torchrun has started, once; alone where it has not.

    Raise UsageError where the group does not come together.
    """
    if not started_together():
        return Group()
    try:
        if not distributed.is_initialized():
            guard.let_join(os.environ["MASTER_ADDR"], int(os.environ["MASTER_PORT"]))
            distributed.init_process_group("nccl" if device == "cuda" else "gloo")
    except (RuntimeError, ValueError) as error:
        raise UsageError(
            "The processes that should train together cannot reach each other.",
            "Check the addresses that torchrun was given.",
        ) from error
    return Group(distributed.get_rank(), distributed.get_world_size())
