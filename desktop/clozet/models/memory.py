"""How much memory is free, and how much this process has."""

import psutil


def free() -> int:
    """Return how many bytes this machine has to give without taking them from anybody."""
    return int(psutil.virtual_memory().available)


def held() -> int:
    """Return how many bytes this process has."""
    return int(psutil.Process().memory_info().rss)
