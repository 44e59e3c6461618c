"""The downloader: the one process that may reach a model hub; it opens no file of a model."""

from clozet.commands.downloading import download, look_up
from clozet.database.connection import open_library
from clozet.messages.downloads import DownloadModel, LookUpModel
from clozet.messages.json_lines import Answer
from clozet.messages.progress import Cancelled, Progress
from clozet.paths import LibraryPaths

from .serve import Conversation, unknown


class DownloaderRole:
    """Looks models up, and fetches what the user agreed to."""

    def __init__(self, paths: LibraryPaths) -> None:
        self._db = open_library(paths)

    def act(self, conversation: Conversation) -> Answer:
        """Answer one request."""
        asked = conversation.request
        if isinstance(asked, LookUpModel):
            return look_up(self._db, asked)
        if not isinstance(asked, DownloadModel):
            raise unknown(conversation)
        last: Answer = Cancelled()
        for last in download(self._db, asked, lambda: conversation.cancelled):
            if isinstance(last, Progress):
                conversation.progress(last)
        return last
