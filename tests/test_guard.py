"""No process of Clozet reaches the network, and each try is noted."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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
