"""Log files: one for each process role, with ids, counts and times, never a document's text."""

import logging
import logging.handlers
import os
from pathlib import Path

FORMAT = "%(asctime)s %(process)d %(name)s %(levelname)s %(message)s"


def to_file(folder: Path, role: str) -> None:
    """Write this process's log to `folder`/`role`.log, at most three files of 1 MB."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            folder / f"{role}.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter(FORMAT))
    logging.raiseExceptions = bool(os.environ.get("CLOZET_DEBUG"))
    root = logging.getLogger("clozet")
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    root.propagate = False
