"""The hub of our own on loopback, as tests see it: started, told how to behave, looked into."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FAKE = Path(__file__).parent / "fakes" / "fake_hub.py"


@dataclass(frozen=True)
class RunningHub:
    """`root` holds its models; `address` is the hub's, `store` the host that it sends on to."""

    root: Path
    port: int
    other: int
    scheme: str = "http"

    @property
    def address(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def store(self) -> str:
        return f"127.0.0.1:{self.other}"

    def behave(self, **said: Any) -> None:
        """Say what it does differently from now on, as fake_hub.py has it."""
        (self.root / "behaviour.json").write_text(json.dumps(said))

    def go_on(self) -> None:
        """Send what is held back."""
        (self.root / "go").touch()

    def asked(self) -> list[str]:
        """Return the requests that reached it, in order."""
        file = self.root / "asked.txt"
        return file.read_text().splitlines() if file.exists() else []


@contextmanager
def running_hub(root: Path, certificate: Path | None = None) -> Iterator[RunningHub]:
    """Start a hub that serves `root`, over TLS with a certificate; it ends with its input."""
    root.mkdir(parents=True, exist_ok=True)
    with subprocess.Popen(
        [sys.executable, "-S", str(FAKE), str(root), *([str(certificate)] if certificate else [])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="ascii",
    ) as process:
        assert process.stdout is not None
        port, other = map(int, process.stdout.readline().split())
        yield RunningHub(root, port, other, "https" if certificate else "http")
