"""Which part of this machine computes, and in which precision."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from clozet.errors import UsageError

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True)
class Device:
    """A device as torch names it; `half` tells whether bfloat16 pays there."""

    name: str
    half: bool

    @property
    def words(self) -> str:
        """The device as people are told of it."""
        return f"{self.name}, {'bfloat16' if self.half else 'float32'}"

    def autocast(self, half: bool = True) -> "torch.autocast":
        """Return a context in which products are computed in bfloat16 where that pays."""
        import torch

        return torch.autocast(self.name, torch.bfloat16, enabled=self.half and half)


def choose(wanted: str = "automatic", threads: int | None = None) -> Device:
    """Return the device asked for, or the fastest that is there; `threads` are the processor's.

    Raise UsageError where this machine does not have it.
    """
    import torch

    if threads:
        torch.set_num_threads(threads)
    there = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
    name = next(name for name in there if there[name]) if wanted == "automatic" else wanted
    if not there.get(name):
        raise UsageError(
            f"This machine cannot compute on {name}.", "Choose automatic in the settings."
        )
    return Device(name, _half_pays(name))


@cache
def _half_pays(name: str) -> bool:
    import torch

    from .bert import best_precision

    if name == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    return name == "cpu" and best_precision() == torch.bfloat16
