"""An AppImage: the tree with a Python of its own, in one file that runs where it lies.

The file is a runtime (a small program that mounts the rest of the file) followed by a SquashFS
image. The runtime is the AppImage project's `runtime-x86_64`, which is not ours to carry.
"""

import platform
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from .tree import HERE, VERSION, add_desktop_files, make_tree, write_program

_RUN = """#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export PYTHONHOME="$here/usr" PYTHONPATH="$here/usr/clozet" PYTHONNOUSERSITE=1
export PYTHONDONTWRITEBYTECODE=1
export LD_LIBRARY_PATH="$here/usr/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
exec "$here/usr/bin/python3" -P -m clozet "$@"
"""

# What every Linux desktop has, and must not come from elsewhere.
_OF_THE_SYSTEM = ("linux-vdso", "ld-linux", "libc.so", "libm.so", "libdl.so", "libpthread", "librt")


def make_folder(folder: Path) -> None:
    """Fill the empty `folder` with what the image holds; its `AppRun` starts Clozet.

    Raise CalledProcessError where pip fails.
    """
    make_tree(folder / "usr/clozet")
    _add_python(folder / "usr")
    add_desktop_files(folder / "usr/share")
    shutil.copy(HERE / "clozet.desktop", folder)
    shutil.copy(HERE / "clozet.svg", folder)
    write_program(folder / "AppRun", _RUN)


def make_image(folder: Path, to: Path, runtime: Path) -> Path:
    """Write `folder` as one file behind `runtime` into `to`, and return its path.

    Raise CalledProcessError where mksquashfs fails.
    """
    image = to / f"Clozet-{VERSION}-{platform.machine()}.AppImage"
    packed = image.with_suffix(".squashfs")
    command = ["mksquashfs", str(folder), str(packed), "-root-owned", "-noappend", "-quiet"]
    subprocess.run([*command, "-comp", "zstd", "-no-progress"], check=True)
    with image.open("wb") as whole:
        for part in (runtime, packed):
            with part.open("rb") as file:
                shutil.copyfileobj(file, whole)
    packed.unlink()
    image.chmod(0o755)
    return image


def _add_python(usr: Path) -> None:
    """Copy the Python that runs this, its library, and the shared libraries they load."""
    program = Path(sys.executable).resolve()
    standard = Path(sysconfig.get_path("stdlib"))
    (usr / "bin").mkdir(parents=True)
    shutil.copy(program, usr / "bin" / "python3")
    leave_out = ("site-packages", "dist-packages", "test", "idlelib", "tkinter", "__pycache__")
    library = usr / "lib" / standard.name
    shutil.copytree(standard, library, ignore=shutil.ignore_patterns(*leave_out))
    (library / "site-packages").mkdir(exist_ok=True)
    for file in (program, *library.glob("lib-dynload/*.so")):
        _copy_libraries(file, usr / "lib")


def _copy_libraries(program: Path, to: Path) -> None:
    listed = subprocess.run(["ldd", str(program)], check=True, capture_output=True, text=True)
    for line in listed.stdout.splitlines():
        name, arrow, path = line.strip().partition(" => /")
        if arrow and not name.startswith(_OF_THE_SYSTEM):
            shutil.copy("/" + path.split(" ")[0], to / name)
