"""How many threads compute one matrix product."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def one_thread() -> Iterator[None]:
    """Let each product have one thread while this lasts, and then as many as before.

    For work that runs batches side by side, and for products so small that threads mostly wait
    for each other.
    """
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
