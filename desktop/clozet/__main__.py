"""Clozet: without a verb its window, otherwise the command line."""

import sys

from . import guard


def main() -> None:
    """Install the guard, do what the command line says, and exit with its code."""
    guard.install()
    from .cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
