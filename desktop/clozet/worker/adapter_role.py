"""The adapter: one adaptation in a process of its own, at low priority; ended to cancel."""

import os
from collections.abc import Iterator

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch: threads that wait give way

from clozet.commands import adapt_search, adapting
from clozet.commands.measuring import evaluate
from clozet.database import jobs
from clozet.database.adaptations import SEARCH_KIND
from clozet.database.connection import open_library
from clozet.messages import training
from clozet.messages.adapt_search import AdaptSearch
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Done
from clozet.paths import LibraryPaths

from .serve import Conversation, unknown


class AdapterRole:
    """Trains masked models and sentence encoders further, and measures masked models."""

    def __init__(self, paths: LibraryPaths) -> None:
        self._db = open_library(paths)

    def act(self, conversation: Conversation) -> Answer:
        """Answer one request: what happens on the way is told as it comes."""
        asked = conversation.request
        if isinstance(asked, training.Evaluate):
            return evaluate(self._db.paths, self._db, asked)
        if isinstance(asked, training.Adapt):
            answers = adapting.adapt(self._db, asked, lambda: conversation.cancelled)
        elif isinstance(asked, training.CarryOn):
            answers = self._carried_on(asked, conversation)
        elif isinstance(asked, AdaptSearch):
            answers = adapt_search.adapt_search(self._db, asked, lambda: conversation.cancelled)
        else:
            raise unknown(conversation)
        last: Answer = Done()
        for number, answer in enumerate(answers):
            if number:
                conversation.progress(last)
            last = answer
        return last

    def _carried_on(self, asked: training.CarryOn, conversation: Conversation) -> Iterator[Answer]:
        searches = jobs.kind(self._db, asked.job) == SEARCH_KIND
        carry_on = adapt_search.carry_on if searches else adapting.carry_on
        return carry_on(self._db, asked, lambda: conversation.cancelled)
