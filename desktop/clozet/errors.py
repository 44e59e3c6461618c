"""Each situation that a user can meet: one sentence, one remedy, one exit code."""


class ClozetError(Exception):
    """A situation with words for the user: `message` says what is, `remedy` what to do."""

    kind = "defect"
    exit_code = 1

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class UsageError(ClozetError):
    """The request itself is wrong."""

    kind = "usage"
    exit_code = 2


class NotThereError(ClozetError):
    """A library, document, passage, page or model does not exist."""

    kind = "not there"
    exit_code = 3


class LibraryDamagedError(ClozetError):
    """The database cannot be trusted as it is."""

    kind = "damaged"
    exit_code = 4


class LibraryNewerError(ClozetError):
    """The database was written by a newer version."""

    kind = "newer version"
    exit_code = 4


class LibraryHeldError(ClozetError):
    """A migration, restore, repair, move or delete holds the library."""

    kind = "held"
    exit_code = 4


class NothingToDoError(ClozetError):
    """There is no text, blank or password to work with."""

    kind = "nothing"
    exit_code = 5


class NoRoomError(ClozetError):
    """The disk is full."""

    kind = "no room"
    exit_code = 6


class NoPermissionError(ClozetError):
    """The system, or what the user has set, does not allow it."""

    kind = "no permission"
    exit_code = 6


class ModelError(ClozetError):
    """A model's files are missing, damaged or of a kind that is not supported."""

    kind = "model"
    exit_code = 3
