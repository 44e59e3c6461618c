"""Work that nobody waits for any more."""

from collections.abc import Callable

Stopped = Callable[[], bool]
"""Tells whether whoever asked does not want the answer any more."""


class StoppedError(Exception):
    """Whoever asked does not want the answer any more."""
