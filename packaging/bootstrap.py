"""Make the virtual environment from nothing but python3, then run, test or measure Clozet in it."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any, NoReturn

from environment import PYTHON, ROOT, SCRIPTS, prepare
from system_packages import CannotGoOn


def main(arguments: list[str]) -> int:
    """Do what was asked and return the exit code."""
    asked, rest = read_arguments(arguments)
    try:
        if sys.version_info < (3, 11):  # noqa: UP036  an older python3 may well start this
            raise CannotGoOn("Clozet needs Python 3.11 or newer. Start this with such a python3.")
        commands: dict[str, Callable[[], int]] = {
            "run": lambda: run(asked.library, asked.torch_index),
            "test": lambda: test(rest, asked.torch_index),
            "bench": lambda: bench(rest, asked.torch_index),
        }
        return commands[asked.command]()
    except CannotGoOn as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted. The next start goes on from here.", file=sys.stderr)
        return 130


def read_arguments(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """Split the arguments into ours and those that test and bench pass on."""
    parser = argparse.ArgumentParser(prog="bootstrap.py", description=__doc__, allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="run | test | bench")
    for name, does in {
        "run": "open the window; without a display, show the main job on the sample library",
        "test": "check style, types and imports, and run the tests; arguments go to pytest",
        "bench": "measure; arguments go to packaging/bench.py",
    }.items():
        command = commands.add_parser(name, help=does, description=does, allow_abbrev=False)
        command.add_argument(
            "--torch-index",
            metavar="URL",
            help="take torch from this package index: 'Get started' on pytorch.org names the one "
            "for your machine, and its CPU build is the smallest",
        )
        if name == "run":
            command.add_argument("--library", metavar="DIR", help="open the library in this folder")
    asked, rest = parser.parse_known_args(arguments)
    if asked.command == "run" and rest:
        parser.error(f"run does not know {' '.join(rest)}")
    return asked, rest


def run(library: str | None, torch_index: str | None) -> int:
    """Open the window, or do its main job on the sample library where there is no display."""
    prepare([], torch_index)
    if has_display(sys.platform, os.environ):
        chosen = ["--library", library] if library else []
        become([str(PYTHON), "-P", "-m", "clozet", *chosen, "window"])
    print("There is no display, so this is the main job on the sample library.", flush=True)
    if library:
        print("--library is left alone: the sample gets a library of its own.", flush=True)
    become([str(PYTHON), "-P", "-m", "clozet.window.tour"])


def bench(arguments: list[str], torch_index: str | None) -> int:
    """Measure, in an environment that has the rivals to measure against."""
    prepare(["bench"], torch_index)
    become([str(PYTHON), str(ROOT / "packaging" / "bench.py"), *arguments])


def test(arguments: list[str], torch_index: str | None) -> int:
    """Run every check, also after one has failed; return 0 only when all passed."""
    prepare(["test"], torch_index)
    environment = dict(os.environ)
    if not has_display(sys.platform, environment):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    python = [str(PYTHON), "-m"]
    checks = {
        "ruff check": [*python, "ruff", "check", "."],
        "ruff format": [*python, "ruff", "format", "--check", "."],
        "mypy": [*python, "mypy"],
        "lint-imports": [str(SCRIPTS / "lint-imports")],
        "pytest": [*python, "pytest", *arguments],
    }
    outcomes = []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        started = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        outcomes.append((name, code, time.monotonic() - started))
    print("\n".join(["", *(summary_line(*outcome) for outcome in outcomes)]), flush=True)
    return int(any(code for _, code, _ in outcomes))


def summary_line(name: str, code: int, seconds: float) -> str:
    """Say in one line how a check ended and how long it took."""
    return f"{name:<13} {f'failed ({code})' if code else 'ok':<12} {seconds:7.1f} s"


def has_display(platform: str, environment: Any) -> bool:
    """Tell whether a window can be shown; Linux says so in its environment."""
    shown = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    return not platform.startswith("linux") or bool(shown)


def become(command: list[str]) -> NoReturn:
    """Hand this process over to the command; Windows has no such thing and waits for it."""
    if os.name == "nt":
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
