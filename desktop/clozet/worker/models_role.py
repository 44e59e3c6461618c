"""The models worker: encoder and index, warm, for searches by meaning."""

from collections.abc import Callable
from typing import Any

from clozet.commands import labels as labelling
from clozet.commands import models as catalogue
from clozet.commands import search as searching
from clozet.commands.importing import import_model
from clozet.commands.meaning import Meaning
from clozet.database.connection import open_library
from clozet.messages import labels, models, search
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Done
from clozet.paths import LibraryPaths

from .serve import Conversation, unknown


class ModelsRole:
    """Answers what needs a model at once; `acts` has one line for each request."""

    def __init__(self, paths: LibraryPaths) -> None:
        self._db = open_library(paths)
        self._meaning = Meaning(paths)
        self._acts: dict[type, Callable[[Any], Answer]] = {
            search.WarmUp: self._warm_up,
            search.Search: lambda asked: searching.search(self._db, asked, self._meaning),
            labels.SuggestLabel: lambda asked: labelling.suggest(self._db, asked),
            search.Similar: lambda asked: searching.similar(self._db, asked, self._meaning),
            models.ImportModel: lambda asked: import_model(self._db, asked),
            models.ExportModel: lambda asked: catalogue.export(paths, asked.name, asked.path),
        }

    def act(self, conversation: Conversation) -> Answer:
        """Answer one request."""
        act = self._acts.get(type(conversation.request))
        if act is None:
            raise unknown(conversation)
        return act(conversation.request)

    def _warm_up(self, asked: search.WarmUp) -> Done:
        self._meaning.warm_up(self._db)
        return Done()
