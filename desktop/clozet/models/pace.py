"""How fast this machine multiplies: the bound of everything that a model computes here."""

from functools import cache
from time import perf_counter

from .device import Device

ROWS, WIDTH, WIDER = 2048, 384, 1536
"""The products of a layer of the base that ships, for eight rows of 256 pieces."""

TRIES = 5


@cache
def operations_a_second(device: Device) -> float:
    """Return the floating-point operations a second of a layer's product, the best of five.

    In the precision that the device computes in, with the threads that torch has.
    """
    import torch

    dtype = torch.bfloat16 if device.half else torch.float32
    x = torch.ones(ROWS, WIDTH, dtype=dtype, device=device.name)
    weight = torch.ones(WIDER, WIDTH, dtype=dtype, device=device.name)
    tries = []
    for _ in range(TRIES + 1):
        began = perf_counter()
        float((x @ weight.T)[0, 0])  # waits until a graphics card has done it
        tries.append(perf_counter() - began)
    return 2.0 * ROWS * WIDTH * WIDER / min(tries[1:])
