"""No process of Clozet reaches the network, and each try is noted."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .running_hub import RunningHub

CONNECT = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"
LOOK_UP = "import socket; socket.getaddrinfo('example.org', 443)"
DATAGRAM = "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))"


@pytest.mark.parametrize("attempt", [CONNECT, LOOK_UP, DATAGRAM])
def test_a_connection_or_look_up_is_refused_and_noted(attempt: str, tmp_path: Path) -> None:
    ledger = tmp_path / "network.jsonl"
    code = (
        f"import pathlib; from clozet import guard; guard.install(pathlib.Path({str(ledger)!r}))\n"
        f"{attempt}"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert b"NetworkRefusedError" in ended.stderr
    entry = json.loads(ledger.read_text().splitlines()[0])
    assert entry["kind"] == "network"


def test_local_sockets_are_left_alone(tmp_path: Path) -> None:
    code = (
        "import socket; from clozet import guard; guard.install()\n"
        "one, other = socket.socketpair(); one.send(b'x'); assert other.recv(1) == b'x'"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path)


def test_libraries_are_told_to_stay_offline() -> None:
    assert os.environ["HF_HUB_OFFLINE"] == "1"


def outcome(downloads: bool, hub: RunningHub, tmp_path: Path) -> tuple[list[str], list[object]]:
    """Reach the hub as a process that may download or not; return what happened, and the ledger."""
    ledger = tmp_path / "network.jsonl"
    code = (
        "import pathlib, socket; from clozet import guard\n"
        f"guard.install(pathlib.Path({str(ledger)!r}), downloads={downloads})\n"
        "def tell(act):\n"
        "    try: print('connected', act().close())\n"
        "    except guard.NetworkRefusedError: print('refused')\n"
        f"tell(lambda: guard.reach_hub('127.0.0.1', {hub.port}, 'asked', 5.0))\n"
        f"tell(lambda: socket.create_connection(('127.0.0.1', {hub.port}), timeout=5))\n"
        f"tell(lambda: socket.create_connection(('localhost', {hub.port}), timeout=5))\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    told = [line.split()[0] for line in ended.stdout.decode().splitlines()]
    return told, [json.loads(line)["allowed"] for line in ledger.read_text().splitlines()]


def test_only_a_connection_that_was_agreed_to_is_made(hub: RunningHub, tmp_path: Path) -> None:
    told, allowed = outcome(True, hub, tmp_path)
    assert told == ["connected", "refused", "refused"]
    assert allowed == [True, False, False]


def test_no_other_process_reaches_a_hub(hub: RunningHub, tmp_path: Path) -> None:
    told, allowed = outcome(False, hub, tmp_path)
    assert told == ["refused"] * 3
    assert allowed == [False] * 3


def test_nothing_is_reached_where_the_ledger_cannot_be_written(hub: RunningHub) -> None:
    code = (
        "import pathlib; from clozet import guard\n"
        "guard.install(pathlib.Path('/nowhere/at/all.jsonl'), downloads=True)\n"
        f"guard.reach_hub('127.0.0.1', {hub.port}, 'asked', 5.0)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert b"FileNotFoundError" in ended.stderr
