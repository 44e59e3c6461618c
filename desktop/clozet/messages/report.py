"""A search as one file to hand on: what was asked, what was found, and the pages it stands on."""

from .frame import Frame
from .search import Search


class MakeReport(Frame, frozen=True, tag=True):
    """Answer `search` into `file`, PDF or HTML by its ending, with each page's picture.

    `passages` keeps these results alone. A file that is there is kept unless `replace`.
    `passwords` are tried on locked files. Answers with `Reported`.
    """

    search: Search
    file: str
    passages: tuple[int, ...] = ()
    replace: bool = False
    passwords: tuple[str, ...] = ()


class Reported(Frame, frozen=True, tag=True):
    """The file, how many results it has, and how many of them show their page."""

    file: str
    results: int
    pictures: int
