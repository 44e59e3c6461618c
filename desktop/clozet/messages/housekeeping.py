"""What the library is asked beside documents: jobs, status, ledger, searches kept, settings."""

from typing import Literal

from .frame import Frame


class ListJobs(Frame, frozen=True, tag=True):
    """List the jobs that are not over, and the last that are."""


JobState = Literal["waiting", "running", "paused", "finishing", "done", "failed", "cancelled"]


class JobRow(Frame, frozen=True):
    """A job: `done` of `of` files or passages; `seconds_left` None until it can be told."""

    id: int
    kind: str
    state: JobState
    done: int
    of: int
    seconds_left: float | None
    error: str


class Jobs(Frame, frozen=True, tag=True):
    """Jobs, the newest first."""

    jobs: tuple[JobRow, ...]


class ActOnJob(Frame, frozen=True, tag=True):
    """Pause, resume, cancel or retry a job."""

    act: Literal["pause", "resume", "cancel", "retry", "finish"]
    id: int


class AskStatus(Frame, frozen=True, tag=True):
    """Ask for the library in numbers."""


class IndexStatus(Frame, frozen=True):
    """The index: its kind, its rows, when it was built (ISO 8601, "" if never)."""

    kind: str
    rows: int
    built: str


class Disk(Frame, frozen=True):
    """Bytes on disk."""

    database: int
    index: int
    models: int


class Hardware(Frame, frozen=True):
    """What this machine offers; `bfloat16` is None until it has been probed."""

    threads: int
    bfloat16: bool | None
    cuda: bool | None
    mps: bool | None


class Status(Frame, frozen=True, tag=True):
    """The library in numbers, to the contract of the command line.

    `left` is how many vectors are still to be made: for passages that the encoder in use has not
    seen, and for all that the one to come has not, where another is wanted. `network` counts the
    connections that were tried and refused, `allowed` those that the user agreed to.
    """

    library: str
    documents: int
    states: dict[str, int]
    passages: int
    vectors: int
    left: int
    index: IndexStatus
    models: dict[str, str]
    disk: Disk
    jobs: int
    hardware: Hardware
    network: int
    allowed: int = 0


class AskLedger(Frame, frozen=True, tag=True):
    """Ask what was read, refused, tried; None for all kinds."""

    kind: Literal["network", "file", "model"] | None = None
    limit: int = 1000


class LedgerEntry(Frame, frozen=True):
    """One entry: when (ISO 8601), what kind, what happened, to what.

    `allowed` tells a connection that the user agreed to from those that were refused.
    """

    time: str
    kind: str
    what: str
    detail: str
    allowed: bool = False


class Ledger(Frame, frozen=True, tag=True):
    """Ledger entries, the newest first.

    `network` counts all connections ever refused, `allowed` those that the user agreed to.
    """

    entries: tuple[LedgerEntry, ...]
    network: int
    allowed: int = 0


class Check(Frame, frozen=True):
    """One check of the doctor."""

    check: str
    ok: bool
    message: str
    remedy: str


class AskDoctor(Frame, frozen=True, tag=True):
    """Check the library; with `repair`, mend what can be mended."""

    repair: bool = False


class Checks(Frame, frozen=True, tag=True):
    """What the doctor found."""

    checks: tuple[Check, ...]


class BackUp(Frame, frozen=True, tag=True):
    """Write a copy of the whole library into one file."""

    file: str


class SavedSearch(Frame, frozen=True):
    """A search that the user keeps by name; `time` is when it was saved or last asked for news."""

    name: str
    query: str
    mode: str
    time: str = ""


class ListSearches(Frame, frozen=True, tag=True):
    """List recent and saved searches."""


class Searches(Frame, frozen=True, tag=True):
    """Recent searches, the newest first, and saved ones by name."""

    recent: tuple[str, ...]
    saved: tuple[SavedSearch, ...]


class ChangeSearches(Frame, frozen=True, tag=True):
    """Remember a search, save it by name, forget it, or clear what is remembered."""

    act: Literal["remember", "save", "forget", "clear"]
    query: str = ""
    name: str = ""
    mode: str = "both"


class ListSentences(Frame, frozen=True, tag=True):
    """List the sentences that were tried."""


class Sentences(Frame, frozen=True, tag=True):
    """Sentences tried, their blanks as gaps, the newest first."""

    recent: tuple[str, ...]


class ChangeSentences(Frame, frozen=True, tag=True):
    """Remember a sentence, forget it, or clear all that are remembered."""

    act: Literal["remember", "forget", "clear"]
    text: str = ""


class Suggest(Frame, frozen=True, tag=True):
    """Ask for words of the library that are spelled like those of `query`."""

    query: str


class Suggestions(Frame, frozen=True, tag=True):
    """For each word of the query that no passage has: words that passages do have."""

    unknown: tuple[str, ...]
    known: dict[str, tuple[str, ...]]


class AskSettings(Frame, frozen=True, tag=True):
    """Ask for the settings."""


class Settings(Frame, frozen=True, tag=True):
    """What the user set, by the names of `clozet.settings`."""

    values: dict[str, str | int | float | bool]


class ChangeSetting(Frame, frozen=True, tag=True):
    """Set one setting."""

    name: str
    value: str | int | float | bool
