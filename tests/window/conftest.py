"""A real window on a made-up library, whose workers are real child processes."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clozet.window.app import translate
from clozet.window.backend import Backend
from clozet.window.main_window import MainWindow
from clozet.window.theme import theme

FAKE = Path(__file__).parents[1] / "fakes" / "fake_worker.py"

OpenWindow = Callable[..., MainWindow]


def fake_command(documents: int = 0, villain: str = ":") -> Callable[[str], list[str]]:
    """Return the command of a fake worker; `villain` as in fake_worker.py."""
    options = ["--documents", str(documents), "--villain", villain]
    return lambda role: [sys.executable, str(FAKE), *options, role]


@pytest.fixture(autouse=True)
def _same_looks(qapp: object) -> Iterator[None]:
    if not getattr(qapp, "spoken", False):
        translate(qapp)
        qapp.spoken = True
    looks = theme()
    if looks.scheme != "light":
        looks.set_scheme("light")
    if looks.density != "comfortable":
        looks.set_density("comfortable")
    yield


@pytest.fixture
def backend(qapp: object, tmp_path: Path) -> Iterator[Backend]:
    made = Backend(tmp_path / "library", fake_command(documents=250))
    yield made
    made.close()


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Open windows on the library in `tmp_path`, each once it has shown what is there."""
    opened: list[MainWindow] = []

    def open_one(documents: int = 0, villain: str = ":") -> MainWindow:
        window = MainWindow(tmp_path / "library", fake_command(documents, villain))
        opened.append(window)
        window.resize(1280, 800)
        with qtbot.waitSignal(window.overview.status, timeout=30_000):
            window.show()
        if documents:
            qtbot.waitUntil(lambda: window.library.rows.row(0) is not None, timeout=30_000)
        return window

    yield open_one
    for window in opened:
        window.close()
        window.deleteLater()


@pytest.fixture
def real_window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Open a window with the real workers on a new library."""
    made = MainWindow(tmp_path / "library")
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def asked(tmp_path: Path) -> Callable[[], list[str]]:
    """Return the names of the requests that reached the fake workers."""
    file = tmp_path / "library" / "asked.txt"
    return lambda: file.read_text().split() if file.exists() else []
