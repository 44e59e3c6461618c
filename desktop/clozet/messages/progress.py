"""The only ways an answer goes: progress, then done, failed or cancelled."""

from .frame import Frame


class Progress(Frame, frozen=True, tag=True):
    """How far long work has come; `seconds_left` is None until it can be told."""

    job: int
    kind: str
    done: int
    of: int
    seconds_left: float | None = None


class Done(Frame, frozen=True, tag=True):
    """It is done; `ids` are the rows it touched."""

    ids: tuple[int, ...] = ()


class Failed(Frame, frozen=True, tag=True):
    """It could not be done: `kind` and the words of `clozet.errors`, with the exit code."""

    kind: str
    message: str
    remedy: str
    exit_code: int


class Cancelled(Frame, frozen=True, tag=True):
    """It was cancelled; what was committed stays."""


class Changed(Frame, frozen=True, tag=True):
    """Something in the library changed; whoever shows it should ask again."""
