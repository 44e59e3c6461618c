"""What all tests share: how often processes are killed, and no reaching for the network."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clozet import guard

from .running_hub import RunningHub, running_hub


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=4, help="how many times a process is killed")


def pytest_configure(config: pytest.Config) -> None:
    guard.install()


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """How many times a process is killed."""
    return int(request.config.getoption("--kills"))


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    """A model hub on loopback, with nothing in it yet."""
    with running_hub(tmp_path / "hub") as running:
        yield running
