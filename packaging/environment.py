"""The virtual environment in .venv: made, filled with the tested set, stamped, mended."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from system_packages import (
    CannotGoOn,
    add_optional_packages,
    add_system_packages,
    can_load,
    last_line,
)

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
STAMP = VENV / "clozet-installed.json"
# There while pip works: found at the next start, pip was ended half-way and left nobody knows what.
UNFINISHED = VENV / "clozet-unfinished"
CUDA_GIGABYTES = 2.7  # the wheels of torch 2.13.0 for Linux and all that they require


def prepare(extras: list[str], torch_index: str | None) -> None:
    """Bring .venv to what pyproject.toml and constraints.txt ask for; do nothing where it is so."""
    inputs = wanted_inputs()
    installed = read_stamp(STAMP, inputs)
    if PYTHON.exists() and installed is not None and set(extras) <= installed:
        return
    started = time.monotonic()
    add_system_packages()
    add_optional_packages()
    make_environment()
    STAMP.unlink(missing_ok=True)
    wanted = sorted({*extras, *(installed or set())})
    install(wanted, torch_index)
    STAMP.write_text(json.dumps({"inputs": inputs, "extras": wanted}))
    print(f"Ready after {time.monotonic() - started:.0f} s.", flush=True)


def wanted_inputs() -> str:
    """Return the digest of what .venv should be made from: the files, this Python, this place."""
    return digest(
        [(ROOT / "pyproject.toml").read_bytes(), CONSTRAINTS.read_bytes()],
        [sys.version, sys.base_prefix, str(ROOT)],
    )


def digest(contents: Iterable[bytes], names: Iterable[str]) -> str:
    """Return one SHA-256 over all that an installation depends on."""
    parts = [*contents, *(name.encode() for name in names)]
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def read_stamp(stamp: Path, inputs: str) -> set[str] | None:
    """Return the extras that are installed; None where the stamp is missing, damaged or stale."""
    try:
        content = json.loads(stamp.read_text())
        return set(content["extras"]) if content["inputs"] == inputs else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def make_environment() -> None:
    """Make .venv, anew where it was left unfinished, does not start, or is of another Python."""
    if VENV.exists() and not UNFINISHED.exists() and works():
        return
    if VENV.exists():
        print("The environment in .venv is damaged or unfinished: it is made anew.", flush=True)
        shutil.rmtree(VENV)
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False
    )
    if made.returncode:
        raise CannotGoOn(
            f"No environment could be made in {VENV}: {last_line(made.stdout + made.stderr)}\n"
            "Check that the folder can be written and the disk has room, then start again."
        )


def works() -> bool:
    """Tell whether the environment's Python starts, has pip, and is the Python that runs this."""
    probe = "import pip, sys; print(sys.version, sys.base_prefix)"
    try:
        found = subprocess.run(
            [str(PYTHON), "-c", probe], capture_output=True, text=True, check=False
        )
    except OSError:
        return False
    return found.returncode == 0 and found.stdout.strip() == f"{sys.version} {sys.base_prefix}"


def install(extras: list[str], torch_index: str | None) -> None:
    """Install torch from where it was asked for, then Clozet with the tested set."""
    UNFINISHED.touch()
    if torch_index:
        # alone: that index has torch, but hardly the tested versions of what torch requires
        pip("install", "-c", str(CONSTRAINTS), "--index-url", torch_index, "--no-deps", "torch")
    elif sys.platform.startswith("linux") and not has_torch() and not can_load("libcuda.so.1"):
        warn_of_cuda()
    asked = f"[{','.join(extras)}]" if extras else ""
    pip("install", "-c", str(CONSTRAINTS), "-e", f"{ROOT}{asked}")
    UNFINISHED.unlink()


def has_torch() -> bool:
    """Tell whether torch is in the environment already."""
    return any(VENV.glob("lib/python*/site-packages/torch-*.dist-info"))


def warn_of_cuda() -> None:
    """Say how large torch is where pip would bring a CUDA build that this machine cannot use."""
    command = [str(PYTHON), "-m", "pip", "install", "-c", str(CONSTRAINTS), "torch"]
    command += ["--dry-run", "--no-deps", "--quiet", "--report", "-"]
    plan = subprocess.run(command, capture_output=True, text=True, check=False)
    if plan.returncode == 0 and brings_cuda(plan.stdout):
        print(
            "No NVIDIA GPU was found, and the torch that pip is about to bring is a CUDA build: "
            f"{CUDA_GIGABYTES} GB to download, where a build without CUDA is 0.2 GB.\n"
            "To avoid it, end this with Ctrl+C and add --torch-index URL, with the CPU address "
            "that 'Get started' on pytorch.org names.",
            flush=True,
        )


def brings_cuda(report: str) -> bool:
    """Tell from pip's report on torch whether it asks for NVIDIA's libraries."""
    torch = json.loads(report)["install"][0]["metadata"]
    return any(asked.startswith("nvidia-") for asked in torch.get("requires_dist", []))


def pip(*arguments: str) -> None:
    """Run the environment's pip, showing what it downloads; say in a sentence why it failed."""
    command = [str(PYTHON), "-m", "pip", *arguments]
    command += ["--progress-bar", "off", "--disable-pip-version-check"]
    lines = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as process:
        for line in process.stdout or []:
            lines.append(line.strip())
            if is_progress(lines[-1]):
                print(f"  {lines[-1]}", flush=True)
    if process.returncode:
        if process.returncode > 0:
            UNFINISHED.unlink()  # pip ended by itself, not by a signal: what it installed is whole
        raise CannotGoOn(
            f"Installing failed: {reason(lines)}\n"
            "Check the connection to the package index and the room on the disk, "
            "then start again: it goes on from here."
        )


def reason(lines: list[str]) -> str:
    """Pick pip's first complaint: what follows it is only what came of it."""
    complaints = (line for line in lines if line.startswith(("ERROR", "Could not fetch")))
    return next(complaints, lines[-1] if lines else "pip said nothing")


def is_progress(line: str) -> bool:
    """Tell whether a line of pip's says that a package is on its way."""
    arriving = line.startswith(("Downloading ", "Using cached ", "Installing collected"))
    return arriving and ".metadata" not in line
