"""Workers that end unasked, in words for the user."""

from dataclasses import dataclass
from typing import Literal

from clozet.messages.progress import Failed

Role = Literal["library", "reader", "models", "trainer", "adapter"]


@dataclass(frozen=True)
class WorkerEnded:
    """A worker that ended unasked: a sentence for the user, and whether it was started again."""

    role: Role
    sentence: str
    restarted: bool


_WORK: dict[Role, str] = {
    "library": "lists and reads documents",
    "reader": "draws pages",
    "models": "searches by meaning",
    "trainer": "makes vectors",
    "adapter": "trains the model",
}


def failure(role: Role, given_up: bool) -> Failed:
    """Return what a request gets whose worker ended; `given_up` ones are not started again."""
    remedy = (
        "Close Clozet and open it again; if that does not help, run the check in Settings."
        if given_up
        else "Try again: it is started anew."
    )
    message = f"The part of Clozet that {_WORK[role]} has stopped unexpectedly."
    return Failed(kind="worker", message=message, remedy=remedy, exit_code=1)
