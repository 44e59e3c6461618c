"""The guard: no process of Clozet opens a connection or looks up a name, and each try is noted.

Installed first in every process, before any library is imported.
"""

import _socket  # the part of socket that is needed: its whole takes longer to import
import json
import os
import sys
from pathlib import Path
from typing import Any

from .clock import now

OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
}

LOOK_UPS = {
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "socket.getnameinfo",
}
CONNECTIONS = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind"}

TORCHRUN = "TORCHELASTIC_RUN_ID"
"""torchrun sets it for the processes that it starts."""

_ledgers: list[Path] = []
_peers: set[str] = set()


class NetworkRefusedError(OSError):
    """Something tried to reach the network; it was refused and noted."""


def install(ledger: Path | None = None) -> None:
    """Refuse and record every INET connection and name look-up of this process from now on.

    Entries go to `ledger` as JSON lines, where its folder exists. Installing again only changes
    the ledger: an audit hook cannot be taken out.
    """
    os.environ.update(OFFLINE)
    first = not _ledgers
    _ledgers[:] = [ledger or Path(os.devnull)]
    if first:
        sys.addaudithook(_watch)


def let_join(address: str, port: int) -> None:
    """Let this process, one of those that torchrun started, meet the others at `address`.

    The one exception: nothing else may be connected to, and the ledger says so. Raise
    NetworkRefusedError in a process that torchrun did not start.
    """
    if TORCHRUN not in os.environ:
        _refuse("tried to join a training group", f"{address}:{port}")
    _peers.add(address)
    _note("joined a training group", f"{address}:{port}")


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event in LOOK_UPS and arguments[0] not in _peers:
        _refuse("looked up a name", str(arguments[0]))
    elif event in CONNECTIONS and _is_inet(arguments[0]):
        where = arguments[1] if len(arguments) > 1 else ("",)
        if where[0] not in _peers:
            _refuse("tried to connect", str(where))


def _is_inet(connection: Any) -> bool:
    return getattr(connection, "family", None) in (_socket.AF_INET, _socket.AF_INET6)


def _refuse(what: str, where: str) -> None:
    _note(what, where)
    raise NetworkRefusedError(f"Clozet does not use the network ({what}).")


def _note(what: str, where: str) -> None:
    entry = {"time": now(), "kind": "network", "what": what, "detail": where}
    try:
        with _ledgers[0].open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")
    except OSError:
        sys.stderr.write("clozet: a connection could not be written to the ledger\n")
