"""What is started often starts light: seen from a child process, where nothing is imported yet."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ["torch", "transformers", "faiss", "pymupdf", "numpy"]
# a module -> what must not come along when it is imported
LIGHT = {
    "clozet.window.app": [*HEAVY, "sqlite3", "pyqtgraph"],
    "clozet.window.adapt_view": [*HEAVY, "sqlite3", "pyqtgraph"],
    "clozet.cli.main": [*HEAVY, "PySide6"],
    "clozet.commands.search": [*HEAVY, "PySide6"],
    "clozet.worker.library_role": [*HEAVY, "PySide6"],
    "clozet.worker.downloader_role": [*HEAVY, "PySide6", "huggingface_hub"],
    "clozet.reading.reader": ["torch", "transformers", "faiss", "PySide6", "sqlite3"],
    "clozet.messages.json_lines": [*HEAVY, "PySide6", "sqlite3"],
}


@pytest.mark.parametrize("module", LIGHT)
def test_importing_a_module_brings_nothing_heavy_along(module: str) -> None:
    code = f"import sys, {module}; print(*sys.modules)"

    done = start("-c", code)

    assert done.returncode == 0, done.stderr
    assert [heavy for heavy in LIGHT[module] if heavy in done.stdout.split()] == []


def test_a_search_by_words_answers_without_any_model(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("The notice period is thirty days.")
    library = ["--library", str(tmp_path / "library"), "--json"]
    asked = [*library, "search", "notice", "--mode", "words"]
    code = f"import sys; from clozet.cli.main import run; run({asked}); print(*sys.modules)"

    added = start("-m", "clozet", *library, "add", str(letter), "--no-embed")
    found = start("-c", code)

    assert added.returncode == 0, added.stderr
    answer, modules = found.stdout.splitlines()
    assert "thirty days" in answer
    assert [heavy for heavy in [*HEAVY, "PySide6"] if heavy in modules.split()] == []


def start(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run this Python in a process of its own."""
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
