"""Two documents → their texts → what differs, word by word, each place on its page."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from clozet.database.connection import Database
from clozet.errors import NothingToDoError
from clozet.messages.drafts import Compare, Difference, Differences, NearDuplicate, Side
from clozet.messages.library import DocumentShown, ShowDocument
from clozet.search.differences import Change, Stretch, changes

from .library import show

PAGES_PARTED_BY = "\n\n"


class _Text:
    """A document's pages as one text."""

    def __init__(self, shown: DocumentShown) -> None:
        self.shown = shown
        self.text = PAGES_PARTED_BY.join(page.text for page in shown.pages)
        lengths = (len(page.text) + len(PAGES_PARTED_BY) for page in shown.pages)
        self.starts = list(accumulate(lengths, initial=0))[:-1]

    @property
    def named(self) -> NearDuplicate:
        """The document's id and path."""
        row = self.shown.document
        assert row.id is not None
        return NearDuplicate(id=row.id, path=row.path)

    def side(self, stretch: Stretch) -> Side:
        """Return a stretch on the page that it begins on."""
        number = max(0, bisect_right(self.starts, stretch[0]) - 1)
        start, page = stretch[0] - self.starts[number], self.shown.pages[number]
        end = min(len(page.text), stretch[1] - self.starts[number])
        return Side(
            page=page.page,
            start=min(start, len(page.text)),
            end=max(min(start, len(page.text)), end),
            text=self.text[stretch[0] : stretch[1]],
        )


def compare(db: Database, asked: Compare) -> Differences:
    """Answer what differs; raise NotThereError, and NothingToDoError where one has no text."""
    one, other = (
        _Text(show(db, ShowDocument(id=document))) for document in (asked.one, asked.other)
    )
    for text in (one, other):
        if not text.text.strip():
            raise NothingToDoError(
                f"Document {text.shown.document.id} has no text.", "Compare documents with text."
            )
    found = changes(one.text, other.text)
    return Differences(
        one=one.named,
        other=other.named,
        alike=round(_alike(one.text, other.text, found), 4),
        changes=tuple(
            Difference(one=one.side(change.one), other=other.side(change.other)) for change in found
        ),
    )


def _alike(one: str, other: str, found: Sequence[Change]) -> float:
    """Return the share of words of both that no change touches."""
    count = len(one.split()) + len(other.split())
    changed = sum(
        len(one[slice(*change.one)].split()) + len(other[slice(*change.other)].split())
        for change in found
    )
    return max(0.0, 1 - changed / count)
