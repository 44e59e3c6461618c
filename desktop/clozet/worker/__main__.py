"""Start a worker: python -m clozet.worker ROLE [--library DIR]."""

import argparse
import os
import sys
from pathlib import Path

from clozet import guard, log
from clozet.paths import LibraryPaths, user_cache

from . import quiet_stdout, roles
from .serve import Output

ROLES = ("library", "reader", "models", "trainer", "adapter", "downloader")


def main() -> None:
    """Install the guard, take standard output for messages, and serve the role."""
    parser = argparse.ArgumentParser(prog="clozet.worker")
    parser.add_argument("role", choices=ROLES)
    parser.add_argument("--library", type=Path)
    arguments = parser.parse_args()
    paths = LibraryPaths(arguments.library) if arguments.library else None
    ledger = paths.network_ledger if paths else None
    guard.install(ledger, downloads=arguments.role == "downloader")
    log.to_file(paths.logs if paths else user_cache() / "logs", arguments.role)
    output = Output(quiet_stdout.take())
    roles.serve(arguments.role, paths, output)
    sys.stderr.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
