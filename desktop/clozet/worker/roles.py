"""Which role answers which requests, and what it keeps warm."""

import sys
from pathlib import Path

import psutil

from clozet.errors import UsageError
from clozet.file_names import to_path
from clozet.messages import reading, recognition
from clozet.messages.json_lines import Answer
from clozet.paths import LibraryPaths

from .serve import Conversation, Output, unknown
from .serve import serve as serve_requests

MOST_DATA = 3 * 1024**3  # bytes that a reader may reserve; readers.py bounds what it really uses


def serve(role: str, paths: LibraryPaths | None, output: Output) -> None:
    """Serve one role until standard input closes."""
    if role == "reader":
        _step_back(5)
        _bound_memory()
        serve_requests(_read, output)
        _forget_copies()
        return
    if paths is None:
        raise UsageError("This worker needs --library.", "Name the library's folder.")
    if role == "library":
        from .library_role import LibraryRole

        LibraryRole(paths, output).serve()
    elif role == "models":
        from .models_role import ModelsRole

        models = ModelsRole(paths)
        serve_requests(models.act, output, later=models.later)
    elif role == "downloader":
        from .downloader_role import DownloaderRole

        serve_requests(DownloaderRole(paths).act, output)
    elif role == "adapter":
        _step_back(15)
        from .adapter_role import AdapterRole

        serve_requests(AdapterRole(paths).act, output)
    else:
        _step_back(10)
        from .trainer_role import TrainerRole

        serve_requests(TrainerRole(paths).act, output)


def _read(conversation: Conversation) -> Answer:
    asked = conversation.request
    if isinstance(asked, reading.Read):
        from clozet.reading.reader import read

        return read(
            to_path(asked.path, asked.path_escaped),
            asked.password,
            lambda page, of: conversation.progress(reading.PageRead(page=page, of=of)),
            asked.recognised,
        )
    if isinstance(asked, recognition.RecognisePage):
        from clozet.reading.recognition import recognise

        alive = reading.PageRead(page=asked.page, of=asked.page)
        return recognise(
            asked, lambda: conversation.progress(alive), lambda: conversation.cancelled
        )
    if isinstance(asked, reading.RenderPage):
        from clozet.reading.page_image import render

        Path(asked.png).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return render(asked)
    raise unknown(conversation)


def _forget_copies() -> None:
    containers = sys.modules.get("clozet.reading.containers")
    if containers is not None:
        containers.forget_copies()


def _bound_memory() -> None:
    """Let what asks for far too much at once fail, sooner than anybody could measure it."""
    if sys.platform == "linux":
        psutil.Process().rlimit(psutil.RLIMIT_DATA, (MOST_DATA, MOST_DATA))


def _step_back(steps: int) -> None:
    """Give way to the window, and to whatever else the user does; 19 steps are the most."""
    process = psutil.Process()
    if sys.platform == "win32":
        process.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        process.nice(steps)
