"""What the system lacks for Clozet, installed with apt as root or named in one line to run."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

# What Qt's offscreen, xcb and Wayland platforms ask of the system, and Debian's package for it.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
# Latin, Greek and Cyrillic, then Chinese, Japanese and Korean: 3 MB to download.
FONT_PACKAGES = ["fonts-dejavu-core", "fonts-droid-fallback"]
FONT_FOLDERS = ["/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"]
FONT_SUFFIXES = {".ttf", ".otf", ".ttc", ".pfb"}


# A program that Clozet does without -> Debian's package for it.
OPTIONAL = {"tesseract": "tesseract-ocr"}  # reads scans and pictures, in English


class CannotGoOn(Exception):
    """Stop with a sentence that says what is wrong and one that says what to do."""


def add_system_packages() -> None:
    """Install what the system lacks as root; otherwise stop with the one line to run."""
    if not sys.platform.startswith("linux"):
        return
    has_pip = importlib.util.find_spec("ensurepip") is not None
    packages = missing_packages(can_load, has_pip, has_fonts())
    if not packages:
        return
    if not shutil.which("apt-get"):
        raise CannotGoOn(
            f"The system lacks what Debian calls {' '.join(packages)}.\n"
            "Install their counterparts with the system's package manager, then start again."
        )
    if os.geteuid() != 0:
        raise CannotGoOn(
            "The system lacks packages that only its administrator can install. "
            f"Run this line, then start again:\n{apt_line(packages, bool(shutil.which('sudo')))}"
        )
    print(f"Installing {len(packages)} system packages with apt: {' '.join(packages)}", flush=True)
    apt_get("update")
    apt_get("install", "--yes", "--no-install-recommends", *packages)


def add_optional_packages() -> None:
    """Install, as root of a Debian, what makes Clozet do more; go on without where that fails."""
    packages = [package for program, package in OPTIONAL.items() if not shutil.which(program)]
    can = sys.platform.startswith("linux") and bool(shutil.which("apt-get")) and os.geteuid() == 0
    if not packages or not can:
        return
    print(f"Installing with apt what is optional: {' '.join(packages)}", flush=True)
    try:
        apt_get("update")
        apt_get("install", "--yes", "--no-install-recommends", *packages)
    except CannotGoOn as error:
        print(f"Going on without it: {error}", flush=True)


def missing_packages(loads: Callable[[str], bool], has_pip: bool, fonts: bool) -> list[str]:
    """Return the Debian packages to install, in a fixed order."""
    environment = [] if has_pip else [f"python3.{sys.version_info.minor}-venv"]
    libraries = [package for library, package in LIBRARIES.items() if not loads(library)]
    return [*environment, *libraries, *([] if fonts else FONT_PACKAGES)]


def can_load(library: str) -> bool:
    """Tell whether the dynamic linker finds the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_fonts() -> bool:
    """Tell whether a font lies in one of the folders where fontconfig looks."""
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(file.suffix.lower() in FONT_SUFFIXES for f in folders for file in f.rglob("*"))


def apt_line(packages: list[str], sudo: bool) -> str:
    """Return the one line that installs the packages for somebody who is not root."""
    install_line = f"apt-get install --yes --no-install-recommends {' '.join(packages)}"
    if sudo:
        return f"sudo apt-get update && sudo {install_line}"
    return f"su -c 'apt-get update && {install_line}'"


def apt_get(*arguments: str) -> None:
    """Run apt-get quietly and without questions."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["apt-get", "-qq", *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CannotGoOn(
            f"apt-get {arguments[0]} failed: {last_line(done.stdout + done.stderr)}\n"
            "Run it by hand to see why, then start again."
        )


def last_line(text: str) -> str:
    """Return the last line that is not empty."""
    return ([line for line in text.splitlines() if line.strip()] or ["nothing was said"])[-1]
