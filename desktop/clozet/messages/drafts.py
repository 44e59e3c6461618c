"""Drafts of one text: documents that are nearly the same, and what differs between two."""

from .frame import Frame


class NearDuplicate(Frame, frozen=True):
    """Another document with nearly the same text."""

    id: int
    path: str


class Compare(Frame, frozen=True, tag=True):
    """Ask what differs between two documents, by their ids."""

    one: int
    other: int


class Side(Frame, frozen=True):
    """What stands in one of the two; with no text, the place where the other has more.

    `page` is where it begins, `start` and `end` are code points of that page's text.
    """

    page: int
    start: int
    end: int
    text: str


class Difference(Frame, frozen=True):
    """One change: some words of the one in the place of some words of the other."""

    one: Side
    other: Side


class Differences(Frame, frozen=True, tag=True):
    """What differs, in the order of `one`; `alike` is the share of words that both have, 0…1."""

    one: NearDuplicate
    other: NearDuplicate
    alike: float
    changes: tuple[Difference, ...]
