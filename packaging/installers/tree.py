"""The tree that installers carry: Clozet, all it needs from pip, its resources."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
VERSION = (ROOT / "desktop" / "clozet" / "__init__.py").read_text(encoding="utf-8").split('"')[-2]

_ONLY_FOR_BUILDING = ("torch/include", "torch/test", "torch/share/cmake", "bin", "pyarrow/include")
_NOT_INSTALLED = ("pictures", "*.ts")


def make_tree(folder: Path) -> None:
    """Fill `folder` with the packages of the tested set, and Clozet with its resources.

    Raise CalledProcessError where pip fails.
    """
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--target", str(folder), "--constraint", str(ROOT / "packaging/constraints.txt")]
    subprocess.run([*command, str(ROOT)], check=True)
    for name in _ONLY_FOR_BUILDING:
        shutil.rmtree(folder / name, ignore_errors=True)
    shutil.copytree(
        ROOT / "resources",
        folder / "clozet" / "resources",
        ignore=shutil.ignore_patterns(*_NOT_INSTALLED),
    )


def add_desktop_files(share: Path) -> None:
    """Put the menu entry with its file types, and the icon, below a `share` folder."""
    for file, place in (
        ("clozet.desktop", "applications"),
        ("clozet.svg", "icons/hicolor/scalable/apps"),
    ):
        (share / place).mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / file, share / place)


def write_program(file: Path, text: str) -> None:
    """Write an executable text file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    file.chmod(0o755)


def megabytes(folder: Path) -> int:
    """Return how much the files below `folder` hold, in MB."""
    files = (Path(where) / name for where, _, names in os.walk(folder) for name in names)
    return sum(file.lstat().st_size for file in files) // 1_000_000
