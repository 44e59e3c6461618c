"""The .deb and the AppImage's folder: built, unpacked and started without a window or network."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from installers.appimage import make_folder
from installers.debian import LIB, make_deb
from installers.tree import megabytes

from .figure import Figure, not_measured

SENTENCE = "The notice period is thirty ____."


def measure(arguments: argparse.Namespace) -> Iterator[Figure]:
    """Yield what each weighs, and whether it starts and fills a blank."""
    if not arguments.installers:
        yield not_measured("installers", "no --installers")
        return
    with tempfile.TemporaryDirectory() as folder:
        yield _deb(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        yield _folder(Path(folder) / "AppDir")


def _deb(folder: Path) -> Figure:
    if not shutil.which("dpkg-deb"):
        return not_measured("the .deb", "no dpkg-deb here")
    began = perf_counter()
    deb = make_deb(folder / "work", folder)
    built = perf_counter() - began
    shutil.rmtree(folder / "work")
    subprocess.run(["dpkg-deb", "--extract", str(deb), str(folder / "root")], check=True)
    runs = {"PYTHONPATH": str(folder / "root" / LIB)}
    size = f"{deb.stat().st_size // 1_000_000} MB, built in {built:.0f} s"
    return _started("the .deb", size, ["/usr/bin/python3", "-P", "-m", "clozet"], runs)


def _folder(folder: Path) -> Figure:
    make_folder(folder)
    return _started(
        "the AppImage's folder", f"{megabytes(folder)} MB", [str(folder / "AppRun")], {}
    )


def _started(what: str, size: str, command: list[str], environment: dict[str, str]) -> Figure:
    """Fill a blank with what was unpacked, and nothing else of this checkout."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    began = perf_counter()
    ended = subprocess.run(
        [*command, "--json", "fill", SENTENCE],
        env={**clean, **environment},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    starts = ended.returncode == 0 and '"days"' in ended.stdout
    if not starts:
        print(ended.stderr, file=sys.stderr)
    return Figure(what, f"{size}, fills a blank after {perf_counter() - began:.1f} s", "", starts)
