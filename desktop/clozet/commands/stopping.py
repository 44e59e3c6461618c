"""Work that nobody waits for any more."""


class StoppedError(Exception):
    """Whoever asked does not want the answer any more."""
