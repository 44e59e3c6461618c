"""The guard: no process of Clozet opens a connection or looks up a name, and each try is noted.

Installed first in every process, before any library is imported. Two exceptions, each noted too:
processes of one training meet (`let_join`), and the downloader reaches a model hub (`reach_hub`).
"""

import _socket  # the part of socket that is needed: its whole takes longer to import
import json
import os
import sys
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .clock import now

if TYPE_CHECKING:
    import socket

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
_downloads: list[bool] = [False]
_reached: ContextVar[frozenset[str]] = ContextVar("_reached", default=frozenset())
"""What this thread is just connecting to: the name of one host, and its addresses."""


class NetworkRefusedError(OSError):
    """Something tried to reach the network; it was refused and noted."""


def install(ledger: Path | None = None, *, downloads: bool = False) -> None:
    """Refuse and record every INET connection and name look-up of this process from now on.

    Entries go to `ledger` as JSON lines, where its folder exists. Installing again only changes
    the ledger: an audit hook cannot be taken out. `downloads`: this process may use `reach_hub`.
    """
    os.environ.update(OFFLINE)
    first = not _ledgers
    _ledgers[:] = [ledger or Path(os.devnull)]
    _downloads[:] = [downloads]
    if first:
        sys.addaudithook(_watch)


def let_join(address: str, port: int) -> None:
    """Let this process, one of those that torchrun started, meet the others at `address`.

    Nothing else may be connected to, and the ledger says so. Raise NetworkRefusedError in a
    process that torchrun did not start.
    """
    if TORCHRUN not in os.environ:
        _refuse("tried to join a training group", f"{address}:{port}")
    _peers.add(address)
    _note("joined a training group", f"{address}:{port}", allowed=True)


def reach_hub(host: str, port: int, what: str, seconds: float) -> "socket.socket":
    """Connect to a host that the user agreed to, and say in the ledger first `what` it is for.

    Only what this call itself looks up can be connected to, and only within it. Raise
    NetworkRefusedError in any process but the downloader, OSError where the host is not reached
    in `seconds` or the ledger cannot be written.
    """
    where = f"{host}:{port}"
    if not _downloads[0]:
        _refuse("tried to download", where)
    import socket

    _write({"what": what, "detail": where, "allowed": True})
    outside = _reached.set(frozenset({host}))
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [str(address[0]) for *_, address in found]
        _reached.set(frozenset(addresses))
        return _first(addresses, port, seconds)
    finally:
        _reached.reset(outside)


def _first(addresses: list[str], port: int, seconds: float) -> "socket.socket":
    """Return a connection to the first address that answers."""
    import socket

    for address in addresses[:-1]:
        try:
            return socket.create_connection((address, port), seconds)
        except OSError:
            continue
    return socket.create_connection((addresses[-1], port), seconds)


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event in LOOK_UPS and not _let(arguments[0]):
        _refuse("looked up a name", str(arguments[0]))
    elif event in CONNECTIONS and _is_inet(arguments[0]):
        where = arguments[1] if len(arguments) > 1 else ("",)
        if not _let(where[0]):
            _refuse("tried to connect", str(where))


def _let(host: Any) -> bool:
    return host in _peers or host in _reached.get()


def _is_inet(connection: Any) -> bool:
    return getattr(connection, "family", None) in (_socket.AF_INET, _socket.AF_INET6)


def _refuse(what: str, where: str) -> None:
    _note(what, where)
    raise NetworkRefusedError(f"Clozet does not use the network ({what}).")


def _note(what: str, where: str, *, allowed: bool = False) -> None:
    try:
        _write({"what": what, "detail": where, "allowed": allowed})
    except OSError:
        sys.stderr.write("clozet: a connection could not be written to the ledger\n")


def _write(entry: dict[str, str | bool]) -> None:
    with _ledgers[0].open("a", encoding="utf-8") as file:
        file.write(json.dumps({"time": now(), "kind": "network", **entry}) + "\n")
