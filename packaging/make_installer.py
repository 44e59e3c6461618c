"""Make what can be installed without Python knowledge, from this checkout.

usage: python packaging/make_installer.py deb|appimage [--out DIR] [--runtime FILE]
"""

import argparse
import sys
import tempfile
from pathlib import Path

from installers.appimage import make_folder, make_image
from installers.debian import make_deb


def main(arguments: list[str]) -> int:
    """Make it and print where it is."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("kind", choices=["deb", "appimage"])
    parser.add_argument("--out", type=Path, default=Path.cwd(), metavar="DIR")
    runtime = "the AppImage project's runtime; without it, a folder that starts by its AppRun"
    parser.add_argument("--runtime", type=Path, metavar="FILE", help=runtime)
    asked = parser.parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    if asked.kind == "appimage" and asked.runtime is None:
        made = asked.out / "Clozet.AppDir"
        make_folder(made)
    else:
        with tempfile.TemporaryDirectory(dir=asked.out) as work:
            made = _made(asked, Path(work))
    print(made.absolute())
    return 0


def _made(asked: argparse.Namespace, work: Path) -> Path:
    if asked.kind == "deb":
        return make_deb(work, asked.out)
    make_folder(work / "AppDir")
    return make_image(work / "AppDir", asked.out, asked.runtime)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
