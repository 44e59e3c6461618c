"""The trainer: long work with the models, at low priority; ended to cancel."""

from clozet.commands.embedding import alone, embed
from clozet.commands.meaning import Embedding
from clozet.database.connection import open_library
from clozet.messages import library
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Cancelled, Done
from clozet.paths import LibraryPaths

from .serve import Conversation, unknown


class TrainerRole:
    """Gives passages their vectors."""

    def __init__(self, paths: LibraryPaths) -> None:
        self._db = open_library(paths)
        self._embedder = Embedding()

    def act(self, conversation: Conversation) -> Answer:
        """Answer one request."""
        if not isinstance(conversation.request, library.Embed):
            raise unknown(conversation)
        with alone(self._db) as ours:
            if ours:
                for progress in embed(self._db, self._embedder, lambda: conversation.cancelled):
                    conversation.progress(progress)
        return Cancelled() if conversation.cancelled else Done()
