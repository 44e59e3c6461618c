"""What the library is asked to show and do: documents, collections, jobs, house-keeping."""

from typing import Literal

from .drafts import NearDuplicate
from .frame import Frame
from .places import WordBox

State = Literal[
    "waiting", "read", "flagged", "needs password", "needs ocr", "skipped", "failed", "missing"
]
PathOutcome = Literal["added", "changed", "duplicate", "unchanged"]
Order = Literal["name", "state", "pages", "language", "changed", "added"]


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
    """Read these paths again, and with `password` all that wait for one."""

    paths: tuple[str, ...]
    password: str | None = None


class ListDocuments(Frame, frozen=True, tag=True):
    """List paths, one row each; `needs_you` keeps the states that want an act of the user.

    `language` is a code of ISO 639-1, "und" where none was found. `name` keeps rows whose
    title or path contains it. `limit` None lists all.
    """

    state: State | None = None
    collection: str | None = None
    kind: str | None = None
    language: str | None = None
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

    `changed` is the file's mtime (ISO 8601), `vectors` how many of its `passages` have one,
    `recognised` how many of its `pages` were read by OCR, `needs_ocr` how many wait for it,
    `container` the path of the archive or message that it lies in, if it does.
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
    recognised: int = 0
    container: str | None = None
    needs_ocr: int = 0


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
    """One page: its text, and its size in points as shown (None without a page image).

    `ocr` is the language in which its text was recognised, None where it was not.
    """

    page: int
    text: str
    width: float | None
    height: float | None
    ocr: str | None = None


class DocumentShown(Frame, frozen=True, tag=True):
    """A document with its pages, and the documents that are nearly the same."""

    document: DocumentRow
    pages: tuple[PageShown, ...]
    near_duplicates: tuple[NearDuplicate, ...] = ()


class PlaceWords(Frame, frozen=True, tag=True):
    """Ask where the words of page `page` (from 1) of a document stand."""

    document: int
    page: int


class PageWords(Frame, frozen=True, tag=True):
    """The words of one page in reading order; none for a page without an image."""

    document: int
    page: int
    words: tuple[WordBox, ...]


class ListCollections(Frame, frozen=True, tag=True):
    """List collections with the number of documents in each, and the sources."""


class CollectionRow(Frame, frozen=True):
    """A collection and how many documents it holds."""

    id: int
    name: str
    documents: int


class SourceRow(Frame, frozen=True):
    """A folder or file that the user added, and how many paths of the library lie in it.

    `include` and `exclude` are the globs that choose among a folder's files.
    """

    id: int
    path: str
    folder: bool
    watched: bool
    documents: int
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


class LanguageRow(Frame, frozen=True):
    """A language, as `ListDocuments` takes it, and how many documents are written in it."""

    language: str
    documents: int


class Collections(Frame, frozen=True, tag=True):
    """All collections and sources; `total` counts paths, `unsorted` those in no collection.

    `languages` are those of the documents that were read, the commonest first.
    """

    collections: tuple[CollectionRow, ...]
    sources: tuple[SourceRow, ...]
    total: int
    unsorted: int
    needing: int
    languages: tuple[LanguageRow, ...] = ()


class ChangeCollection(Frame, frozen=True, tag=True):
    """Create or delete a collection, rename it, add documents to it or remove them from it."""

    act: Literal["create", "delete", "rename", "add", "remove"]
    name: str
    to: str = ""
    ids: tuple[int, ...] = ()


class Embed(Frame, frozen=True, tag=True):
    """Give every passage its vector, batch by batch; answers with `Progress`."""


class Event(Frame, frozen=True, gc=False, tag_field="event", tag="document"):
    """One offered file: what was known of it before, and how reading ended.

    It crosses no process border: it is tagged as the command line prints it.
    """

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
    path_escaped: bool = False
    container: str | None = None


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
