"""Run one verb: what it imports is what it needs; errors become words and exit codes."""

import os
import sys
from argparse import Namespace
from importlib import import_module
from pathlib import Path

from clozet import guard
from clozet.errors import ClozetError, NothingToDoError, NotThereError
from clozet.paths import LibraryPaths, default_library

from .arguments import parse
from .output import Output

INTERRUPTED = 130
DISPLAYS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}

MODULES = {
    "add": "adding",
    "sync": "adding",
    "ocr": "recognising",
    "compare": "comparing",
    "proofread": "proofreading",
    "correct": "proofreading",
    "list": "documents",
    "show": "documents",
    "remove": "documents",
    "skip": "documents",
    "collection": "documents",
    "source": "sources",
    "label": "labels",
    "page": "page",
    "search": "searching",
    "searches": "kept_searches",
    "similar": "searching",
    "report": "reporting",
    "unusual": "unusual",
    "widen": "widening",
    "fill": "filling",
    "surprise": "surprise",
    "redact": "redaction",
    "cloze": "asking",
    "frame": "asking",
    "jobs": "jobs",
    "job": "jobs",
    "status": "house",
    "doctor": "house",
    "backup": "house",
    "restore": "house",
    "library": "house",
    "ledger": "house",
    "model": "models",
    "adapt": "adapting",
    "adapt-search": "adapting",
    "evaluate": "measuring",
    "mask": "measuring",
}


def run(arguments: list[str]) -> int:
    """Do what the arguments say and return the exit code."""
    output = Output(json="--json" in arguments, quiet="--quiet" in arguments)
    paths: LibraryPaths | None = None
    try:
        options = parse(arguments)
        folder = options.library or default_library()
        paths = LibraryPaths(folder.expanduser().absolute())
        guard.install(paths.network_ledger)
        return _act(options, paths, Output(json=options.json, quiet=options.quiet))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence()
        return INTERRUPTED
    except Exception as error:
        return _failed(error, paths, output)


def _act(options: Namespace, paths: LibraryPaths, output: Output) -> int:
    if options.verb in (None, "window"):
        return _window(paths, getattr(options, "files", []))
    module = import_module(f".{MODULES[options.verb]}", __package__)
    code: int | None = module.ACTS[options.verb](options, paths, output)
    return code or 0


def _window(paths: LibraryPaths, files: list[Path]) -> int:
    if sys.platform == "linux" and DISPLAYS.isdisjoint(os.environ):
        raise NothingToDoError(
            "There is no display to open the window on.",
            "Start Clozet on a desktop, or see “clozet --help” for what the command line does.",
        )
    try:
        from clozet.window.app import main
    except ImportError as error:
        raise NotThereError(
            f"The window cannot be opened here: {error}.",
            "Run “python3 packaging/bootstrap.py run”: it installs what is missing.",
        ) from error
    return main(paths.folder, [str(file.absolute()) for file in files])


def _failed(error: Exception, paths: LibraryPaths | None, output: Output) -> int:
    from clozet.database.failures import explained

    known = explained(error)
    if known is None:
        _log_defect(error, paths)
        known = ClozetError(
            f"Clozet made a mistake ({type(error).__name__}).", "Its log file says where."
        )
    try:
        output.error(known)
    except BrokenPipeError:
        _silence()
    return known.exit_code


def _log_defect(error: Exception, paths: LibraryPaths | None) -> None:
    """Write the traceback into the library's log, or the user's where there is no library."""
    import logging

    from clozet import log
    from clozet.paths import user_cache

    ours = paths is not None and paths.database.exists()
    log.to_file(paths.logs if paths and ours else user_cache() / "logs", "cli")
    logging.getLogger("clozet.cli").error("defect", exc_info=error)


def _silence() -> None:
    """Nobody reads on: let the flush at exit go nowhere, quietly."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
