"""A frame with a hole, "notice within [ ] days": what stands in the hole in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clozet.errors import NothingToDoError
from clozet.terms import folded, words

LONGEST_FILLER = 5

_HOLE = re.compile(r"\[\s*\]|\[\s*_+\s*\]")
_WORD = re.compile(r"\w(?:[\w’'&/-]*\w)?(?:[.,]\d+)*|[%€$£°²³µ]+\w*")
_CLOSES = re.compile(r"[.!?;:](?:\s|$)|\n\s*\n")


@dataclass(frozen=True)
class Frame:
    """What stands before and behind the hole; one of the two may be empty."""

    before: str
    behind: str

    def with_mask(self, mask: str) -> str:
        """Return the frame with `mask` in its hole."""
        return f"{self.before} {mask} {self.behind}".strip()


def parse(text: str) -> Frame:
    """Return the frame that was typed; raise NothingToDoError without a hole, or only with one."""
    holes = list(_HOLE.finditer(text))
    if len(holes) != 1:
        raise NothingToDoError(
            "A frame has one hole.", "Write it as [ ], as in “notice within [ ] days”."
        )
    frame = Frame(text[: holes[0].start()].strip(), text[holes[0].end() :].strip())
    if not words(frame.before) and not words(frame.behind):
        raise NothingToDoError(
            "There is no word beside the hole.", "Write what stands before or behind it."
        )
    return frame


def fillers(frame: Frame, text: str) -> Iterator[tuple[int, int]]:
    """Yield the code points [start, end) of what stands in the hole, of one to five words.

    No filler goes on behind the end of a sentence. Where the frame is open on one side, a filler
    goes to the next mark of punctuation, or is five words long.
    """
    found = [(*match.span(), folded(match.group())) for match in _WORD.finditer(text)]
    before = [folded(match.group()) for match in _WORD.finditer(frame.before)]
    behind = [folded(match.group()) for match in _WORD.finditer(frame.behind)]
    plain = [word for _, _, word in found]
    for place in range(len(found) + 1):
        if before and place >= len(before) and plain[place - len(before) : place] == before:
            yield from _rightwards(text, found[place:], behind)
        elif not before and plain[place : place + len(behind)] == behind:
            yield from _leftwards(text, found[:place], found[place : place + 1])


Found = tuple[int, int, str]


def _rightwards(text: str, rest: list[Found], behind: list[str]) -> Iterator[tuple[int, int]]:
    most = 0
    for count in range(1, min(LONGEST_FILLER, len(rest)) + 1):
        hole = text[rest[0][0] : rest[count - 1][1]]
        if _CLOSES.search(hole) or (not behind and count > 1 and _apart(text, rest, count)):
            break
        if behind and [word for _, _, word in rest[count : count + len(behind)]] == behind:
            between = text[rest[count - 1][1] : rest[count][0]]
            if not _CLOSES.search(between):
                yield rest[0][0], rest[count - 1][1] + _closing(hole, between)
            return
        most = count
    if not behind and most:
        yield rest[0][0], rest[most - 1][1]


def _closing(hole: str, between: str) -> int:
    """Return 1 where a bracket that opens in the hole closes right behind it."""
    return int(hole.count("(") > hole.count(")") and between.startswith(")"))


def _leftwards(text: str, rest: list[Found], then: list[Found]) -> Iterator[tuple[int, int]]:
    if not rest or not then or _CLOSES.search(text[rest[-1][1] : then[0][0]]):
        return
    first = len(rest) - 1
    while first > 0 and len(rest) - first < LONGEST_FILLER:
        if not text[rest[first - 1][1] : rest[first][0]].isspace():
            break
        first -= 1
    yield rest[first][0], rest[-1][1]


def _apart(text: str, rest: list[Found], count: int) -> bool:
    """Tell whether punctuation stands before word number `count`."""
    return not text[rest[count - 2][1] : rest[count - 1][0]].isspace()
