"""What all tests share: how often processes are killed, and no reaching for the network."""

import pytest

from clozet import guard


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=4, help="how many times a process is killed")


def pytest_configure(config: pytest.Config) -> None:
    guard.install()


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """How many times a process is killed."""
    return int(request.config.getoption("--kills"))
