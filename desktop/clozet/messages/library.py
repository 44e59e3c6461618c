"""What the library is asked to show and do: documents, collections, jobs, house-keeping."""

from typing import Literal

from .frame import Frame

State = Literal[
    "waiting", "read", "flagged", "needs password", "needs ocr", "skipped", "failed", "missing"
]
PathOutcome = Literal["added", "changed", "duplicate", "unchanged"]
Order = Literal["name", "state", "pages", "changed", "added"]


class Add(Frame, frozen=True, tag=True):
    """Add files and folders, read and embed them; `passwords` are tried on locked files."""

    paths: tuple[str, ...]
    collection: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    passwords: tuple[str, ...] = ()
    watch: bool = False


class Sync(Frame, frozen=True, tag=True):
    """Look for new, changed and vanished files under `paths`, or under all sources."""

    paths: tuple[str, ...] = ()


class Remove(Frame, frozen=True, tag=True):
    """Remove paths or documents (by id) from the library; originals are never touched."""

    ids: tuple[int, ...] = ()
    paths: tuple[str, ...] = ()
    missing: bool = False


class Readd(Frame, frozen=True, tag=True):
    """Undo a removal: read the paths again and give back their collections."""

    paths: tuple[str, ...]
    collections: dict[str, tuple[str, ...]]


class Skip(Frame, frozen=True, tag=True):
    """Never read these paths again, unless they are added by name."""

    ids: tuple[int, ...] = ()
    paths: tuple[str, ...] = ()


class Retry(Frame, frozen=True, tag=True):
    """Read these paths again, with `password` where they are locked."""

    paths: tuple[str, ...]
    password: str | None = None


class ListDocuments(Frame, frozen=True, tag=True):
    """List paths, one row each; `needs_you` keeps the states that want an act of the user.

    `name` keeps rows whose title or path contains it. `limit` None lists all.
    """

    state: State | None = None
    collection: str | None = None
    kind: str | None = None
    folder: str | None = None
    name: str = ""
    needs_you: bool = False
    no_collection: bool = False
    order: Order = "name"
    descending: bool = False
    offset: int = 0
    limit: int | None = None


class DocumentRow(Frame, frozen=True):
    """One path and what is known of the document there; `id` is None where it was not read.

    `changed` is the file's mtime (ISO 8601), `vectors` how many of its `passages` have one.
    """

    id: int | None
    path: str
    path_escaped: bool
    paths: tuple[str, ...]
    state: State
    reason: str
    remedy: str
    kind: str
    title: str
    date: str
    pages: int
    passages: int
    vectors: int
    words: int
    language: str
    collections: tuple[str, ...]
    bytes: int
    changed: str
    added: str
    outcome: PathOutcome


class DocumentRows(Frame, frozen=True, tag=True):
    """Rows from `offset`; `total` counts all that match, `needing` those that need the user."""

    documents: tuple[DocumentRow, ...]
    total: int
    needing: int


class ShowDocument(Frame, frozen=True, tag=True):
    """Show one document by id, or by path; its pages, or only page `page` (from 1)."""

    id: int | None = None
    path: str | None = None
    page: int | None = None
    with_text: bool = True


class PageShown(Frame, frozen=True):
    """One page: its text, and its size in points as shown (None without a page image)."""

    page: int
    text: str
    width: float | None
    height: float | None


class DocumentShown(Frame, frozen=True, tag=True):
    """A document with its pages."""

    document: DocumentRow
    pages: tuple[PageShown, ...]


class ListCollections(Frame, frozen=True, tag=True):
    """List collections with the number of documents in each, and the sources."""


class CollectionRow(Frame, frozen=True):
    """A collection and how many documents it holds."""

    id: int
    name: str
    documents: int


class SourceRow(Frame, frozen=True):
    """A folder or file that the user added, and how many paths of the library lie in it."""

    id: int
    path: str
    folder: bool
    watched: bool
    documents: int


class Collections(Frame, frozen=True, tag=True):
    """All collections and sources; `total` counts paths, `unsorted` those in no collection."""

    collections: tuple[CollectionRow, ...]
    sources: tuple[SourceRow, ...]
    total: int
    unsorted: int
    needing: int


class ChangeCollection(Frame, frozen=True, tag=True):
    """Create or delete a collection, rename it, add documents to it or remove them from it."""

    act: Literal["create", "delete", "rename", "add", "remove"]
    name: str
    to: str = ""
    ids: tuple[int, ...] = ()


class ListJobs(Frame, frozen=True, tag=True):
    """List the jobs that are not over, and the last that are."""


JobState = Literal["waiting", "running", "paused", "done", "failed", "cancelled"]


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
    """The library in numbers, to the contract of the command line."""

    library: str
    documents: int
    states: dict[str, int]
    passages: int
    vectors: int
    index: IndexStatus
    models: dict[str, str]
    disk: Disk
    jobs: int
    hardware: Hardware
    network: int


class AskLedger(Frame, frozen=True, tag=True):
    """Ask what was read, refused, tried; None for all kinds."""

    kind: Literal["network", "file", "model"] | None = None
    limit: int = 1000


class LedgerEntry(Frame, frozen=True):
    """One entry: when (ISO 8601), what kind, what happened, to what."""

    time: str
    kind: str
    what: str
    detail: str


class Ledger(Frame, frozen=True, tag=True):
    """Ledger entries, the newest first; `network` counts all connections ever tried."""

    entries: tuple[LedgerEntry, ...]
    network: int


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


class Embed(Frame, frozen=True, tag=True):
    """Give every passage its vector, batch by batch; answers with `Progress`."""


class Event(Frame, frozen=True, tag=True):
    """One offered file: what was known of it before, and how reading ended."""

    id: int | None
    path: str
    outcome: PathOutcome
    state: State
    reason: str
    kind: str
    pages: int
    passages: int
    words: int
    language: str


class AddDone(Frame, frozen=True, tag=True):
    """The end of adding or syncing."""

    offered: int
    added: int
    changed: int
    duplicates: int
    unchanged: int
    states: dict[str, int]
    passages: int
    seconds: float


class SavedSearch(Frame, frozen=True):
    """A search that the user keeps by name."""

    name: str
    query: str
    mode: str


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
