"""Workers that end unasked, in words for the user."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from clozet.messages.progress import Failed

translate = QCoreApplication.translate

Role = Literal["library", "reader", "models", "trainer", "adapter", "downloader"]


@dataclass(frozen=True)
class WorkerEnded:
    """A worker that ended unasked: a sentence for the user, and whether it was started again."""

    role: Role
    sentence: str
    restarted: bool


def failure(role: Role, given_up: bool) -> Failed:
    """Return what a request gets whose worker ended; `given_up` ones are not started again."""
    remedy = translate("WorkerEnded", "Try again: it is started anew.")
    if given_up:
        remedy = translate(
            "WorkerEnded",
            "Close Clozet and open it again; if that does not help, run the check in Settings.",
        )
    message = translate("WorkerEnded", "The part of Clozet that {0} has stopped unexpectedly.")
    return Failed(kind="worker", message=message.format(_work(role)), remedy=remedy, exit_code=1)


def _work(role: Role) -> str:
    words: dict[Role, str] = {
        "library": translate("WorkerEnded", "lists and reads documents"),
        "reader": translate("WorkerEnded", "draws pages"),
        "models": translate("WorkerEnded", "searches by meaning"),
        "trainer": translate("WorkerEnded", "makes vectors"),
        "adapter": translate("WorkerEnded", "trains the model"),
        "downloader": translate("WorkerEnded", "downloads models"),
    }
    return words[role]
