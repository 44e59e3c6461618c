"""A .deb for Debian 12 and its like: the tree under /opt, Debian's own Python."""

import subprocess
from pathlib import Path

from system_packages import FONT_PACKAGES, LIBRARIES

from .tree import HERE, VERSION, add_desktop_files, make_tree, megabytes, write_program

LIB = "opt/clozet/lib"

_LAUNCHER = f"""#!/bin/sh
# -P: Python files that lie where this is started are never run.
PYTHONPATH=/{LIB} PYTHONNOUSERSITE=1 PYTHONDONTWRITEBYTECODE=1 exec python3 -P -m clozet "$@"
"""

_CONTROL = """Package: clozet
Version: {version}
Architecture: {architecture}
Maintainer: Clozet <clozet@localhost>
Installed-Size: {kilobytes}
Depends: python3 (>= 3.11), python3 (<< 3.12), debconf, {libraries}
Recommends: {fonts}
Suggests: tesseract-ocr
Section: text
Priority: optional
Description: private document search and fill-in-the-blank exploration
 Drop documents into a window, ask in your own words, read the answer lit on
 its page. Everything happens on this computer; it works without a network.
"""


def make_deb(work: Path, to: Path) -> Path:
    """Make the package in the empty folder `work`, write it into `to`, return its path.

    Raise CalledProcessError where pip or dpkg-deb fails.
    """
    root = work / "root"
    make_tree(root / LIB)
    write_program(root / "usr/bin/clozet", _LAUNCHER)
    add_desktop_files(root / "usr/share")
    _control_files(root)
    architecture = _said("dpkg", "--print-architecture")
    deb = to / f"clozet_{VERSION}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z3", "--build", str(root), str(deb)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return deb


def _control_files(root: Path) -> None:
    control = root / "DEBIAN"
    text = _CONTROL.format(
        version=VERSION,
        architecture=_said("dpkg", "--print-architecture"),
        kilobytes=megabytes(root) * 1000,
        libraries=", ".join(dict.fromkeys(LIBRARIES.values())),
        fonts=", ".join(FONT_PACKAGES),
    )
    control.mkdir()
    (control / "control").write_text(text, encoding="utf-8")
    (control / "templates").write_text((HERE / "debian.templates").read_text("utf-8"), "utf-8")
    write_program(control / "prerm", (HERE / "debian.prerm").read_text(encoding="utf-8"))


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
