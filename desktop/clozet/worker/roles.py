"""Which role answers which requests, and what it keeps warm."""

import sys
from pathlib import Path

import psutil

from clozet.errors import UsageError
from clozet.file_names import to_path
from clozet.messages import library, reading, search
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Cancelled, Done
from clozet.paths import LibraryPaths

from .serve import Conversation, Output
from .serve import serve as serve_requests


def serve(role: str, paths: LibraryPaths | None, output: Output) -> None:
    """Serve one role until standard input closes."""
    if role == "reader":
        _step_back(5)
        serve_requests(_read, output)
        return
    if paths is None:
        raise UsageError("This worker needs --library.", "Name the library's folder.")
    if role == "library":
        from .library_role import LibraryRole

        LibraryRole(paths, output).serve()
    elif role == "models":
        serve_requests(_Models(paths).act, output)
    else:
        _step_back(10)
        serve_requests(_Trainer(paths).act, output)


def _unknown(conversation: Conversation) -> UsageError:
    name = type(conversation.request).__name__
    return UsageError(f"This process does not answer {name}.", "This is a mistake of Clozet.")


def _read(conversation: Conversation) -> Answer:
    asked = conversation.request
    if isinstance(asked, reading.Read):
        from clozet.reading.reader import read

        return read(
            to_path(asked.path, asked.path_escaped),
            asked.password,
            lambda page, of: conversation.progress(reading.PageRead(page=page, of=of)),
        )
    if isinstance(asked, reading.RenderPage):
        from clozet.reading.page_image import render

        Path(asked.png).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return render(asked)
    raise _unknown(conversation)


class _Models:
    """Encoder and index, warm: searches by meaning."""

    def __init__(self, paths: LibraryPaths) -> None:
        from clozet.commands.meaning import Meaning
        from clozet.database.connection import open_library

        self._db = open_library(paths)
        self._meaning = Meaning(paths)

    def act(self, conversation: Conversation) -> Answer:
        """Answer one request."""
        from clozet.commands import search as commands

        asked = conversation.request
        if isinstance(asked, search.WarmUp):
            self._meaning.warm_up(self._db)
            return Done()
        if isinstance(asked, search.Search):
            return commands.search(self._db, asked, self._meaning)
        if isinstance(asked, search.Similar):
            return commands.similar(self._db, asked, self._meaning)
        raise _unknown(conversation)


class _Trainer:
    """Long work with the models, at low priority: embedding."""

    def __init__(self, paths: LibraryPaths) -> None:
        from clozet.commands.meaning import load_embedder
        from clozet.database.connection import open_library

        self._db = open_library(paths)
        self._embedder = load_embedder()

    def act(self, conversation: Conversation) -> Answer:
        """Answer one request."""
        from clozet.commands.embedding import alone, embed

        if not isinstance(conversation.request, library.Embed):
            raise _unknown(conversation)
        with alone(self._db) as ours:
            if ours:
                for progress in embed(self._db, self._embedder, lambda: conversation.cancelled):
                    conversation.progress(progress)
        return Cancelled() if conversation.cancelled else Done()


def _step_back(steps: int) -> None:
    """Give way to the window, and to whatever else the user does; 19 steps are the most."""
    process = psutil.Process()
    if sys.platform == "win32":
        process.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        process.nice(steps)
