"""One window a library, and a start that loads nothing heavy."""

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from clozet.window.instance import Instance

from .conftest import OpenWindow

HEAVY = ("torch", "transformers", "faiss", "pymupdf", "numpy", "sqlite3", "tokenizers")


def test_a_second_start_hands_its_files_to_the_first_window(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    first = Instance(tmp_path)
    assert first.first
    handed: list[str] = []
    first.listen(window, handed.extend)
    second = Instance(tmp_path)
    assert not second.first
    window.showMinimized()
    assert second.wake(["/tmp/lease.pdf"])
    qtbot.waitUntil(lambda: not window.isMinimized(), timeout=30_000)
    qtbot.waitUntil(lambda: handed == ["/tmp/lease.pdf"], timeout=30_000)
    first.close()
    assert Instance(tmp_path).first


def test_libraries_have_windows_of_their_own(tmp_path: Path) -> None:
    one, other = Instance(tmp_path / "a"), Instance(tmp_path / "b")
    assert one.first
    assert other.first


def test_the_window_loads_nothing_heavy() -> None:
    code = f"import clozet.window.app, sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_calls_that_return_nothing_do_not_wear_out_none() -> None:
    """PySide6 6.12.0 lost a reference to None at each and ended the process."""
    code = "from PySide6.QtCore import QRect; r = QRect(); [r.moveTo(1, 1) for _ in range(20000)]"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
