"""Which process is it: a name that no later process will share, and whether it still lives."""

import os
from functools import cache

import psutil


def identity() -> str:
    """Return this process's number and start: unique for as long as the machine is up."""
    return _named(os.getpid())


@cache
def _named(process: int) -> str:
    return f"{process}:{psutil.Process(process).create_time():.2f}"


def alive(name: str) -> bool:
    """Tell whether the process of that identity still runs."""
    number, _, started = name.partition(":")
    try:
        process = psutil.Process(int(number))
        return (
            f"{process.create_time():.2f}" == started and process.status() != psutil.STATUS_ZOMBIE
        )
    except psutil.NoSuchProcess:
        return False


def on_battery() -> bool:
    """Tell whether this is a machine with a battery, not plugged in."""
    battery = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
    return battery is not None and battery.power_plugged is False


def cores() -> int:
    """Return how many cores this process may use: the budget of readers and encoder."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
