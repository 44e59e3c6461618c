"""The bootstrap's modules by their names, and a small checkout to start it in."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
MODULES = ["bootstrap.py", "environment.py", "system_packages.py"]

sys.path.insert(0, str(PACKAGING))


class Checkout:
    """A folder with the bootstrap, and programs that print how they were started."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "packaging").mkdir()
        for name in [*MODULES, "constraints.txt"]:
            shutil.copy(PACKAGING / name, root / "packaging")
        shutil.copy(ROOT / "pyproject.toml", root)

    def start(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Start bootstrap.py with these arguments and nothing but these variables."""
        return self.python(str(self.root / "packaging" / "bootstrap.py"), *arguments, **environment)

    def ask(self, expression: str) -> str:
        """Evaluate an expression over this checkout's `environment` in a child process."""
        code = f"import environment; print({expression})"
        done = self.python("-c", code, PYTHONPATH=str(self.root / "packaging"))
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def python(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the Python under the environment of the tests: the one that a person starts."""
        python = getattr(sys, "_base_executable", sys.executable)
        inherited = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
        return subprocess.run(
            [python, *arguments],
            env={**inherited, **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def mark_installed(self, *extras: str) -> None:
        """Make .venv look installed: a Python, and the stamp that names the extras."""
        scripts = self.root / ".venv" / "bin"
        scripts.mkdir(parents=True)
        (scripts / "python").symlink_to(sys.executable)
        stamp = {"inputs": self.ask("environment.wanted_inputs()"), "extras": list(extras)}
        (self.root / ".venv" / "clozet-installed.json").write_text(json.dumps(stamp))


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)
