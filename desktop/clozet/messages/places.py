"""Where words stand on a page, packed small: offsets and boxes that cannot drift apart."""

import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import add, sub
from typing import NamedTuple

from .reading import Rectangle

_LITTLE = sys.byteorder == "little"
_KEPT = (1, 2, 3) if _LITTLE else (0, 1, 2)  # bytes of a 32-bit float, all but the least
_MIDDLE = 0x80  # what the least byte is taken to have been


class WordBox(NamedTuple):
    """One word: code points [start, end) of the page's text, and its box.

    The box is in points of the unrotated page; `line` numbers the line of print it stands in.
    """

    start: int
    end: int
    x0: float
    y0: float
    x1: float
    y1: float
    line: int


class Columns(NamedTuple):
    """Word boxes column by column, as long lists are made and packed fastest."""

    starts: Sequence[int]
    lengths: Sequence[int]
    x0: Sequence[float]
    y0: Sequence[float]
    x1: Sequence[float]
    y1: Sequence[float]
    lines: Sequence[int]


def pack(boxes: Sequence[WordBox]) -> bytes:
    """Pack boxes as `pack_columns` does."""
    if not boxes:
        return b""
    starts, ends, *others = zip(*boxes, strict=True)
    return pack_columns(Columns(starts, list(map(sub, ends, starts)), *others))


def pack_columns(boxes: Columns) -> bytes:
    """Pack boxes column by column, compressed; coordinates to 1/64 point, of 32-bit floats.

    Whole numbers go as differences; of a float the least byte is left out. Neither takes a step
    of Python for each number, which would cost more than all else that is done with a word.
    """
    if not boxes.starts:
        return b""
    columns = [array("i", [len(boxes.starts)]).tobytes(), array("i", boxes.lengths).tobytes()]
    columns += [_differences(boxes.starts), _differences(boxes.lines)]
    for floats in boxes[2:6]:
        coordinates = array("f", floats).tobytes()
        columns += [coordinates[byte::4] for byte in _KEPT]
    return zlib.compress(b"".join(columns), 2)


def _differences(numbers: Sequence[int]) -> bytes:
    return array("i", [numbers[0], *map(sub, numbers[1:], numbers)]).tobytes()


def unpack(packed: bytes) -> list[WordBox]:
    """Give back the boxes that `pack` was given, coordinates to 1/64 point."""
    if not packed:
        return []
    content = zlib.decompress(packed)
    numbers = array("i", content[:4])
    count = numbers[0]
    numbers = array("i", content[4 : 4 + 12 * count])
    lengths = numbers[:count]
    starts = list(accumulate(numbers[count : 2 * count]))
    lines = accumulate(numbers[2 * count :])
    planes = iter(range(4 + 12 * count, len(content), count))
    corners: list[array[float]] = []
    for _ in range(4):
        coordinates = bytearray([_MIDDLE]) * (4 * count)
        for byte in _KEPT:
            start = next(planes)
            coordinates[byte::4] = content[start : start + count]
        corners.append(array("f", bytes(coordinates)))
    ends = map(add, starts, lengths)
    return [WordBox(*row) for row in zip(starts, ends, *corners, lines, strict=True)]


def rectangles(boxes: Iterable[WordBox], start: int, end: int) -> list[Rectangle]:
    """Return one rectangle for each line of print that code points [start, end) touch."""
    lines: dict[int, list[WordBox]] = {}
    for box in boxes:
        if box.start < end and box.end > start:
            lines.setdefault(box.line, []).append(box)
    return [
        (
            min(box.x0 for box in line),
            min(box.y0 for box in line),
            max(box.x1 for box in line),
            max(box.y1 for box in line),
        )
        for line in lines.values()
    ]


def cut_rectangles(boxes: Sequence[WordBox], start: int, end: int) -> list[Rectangle]:
    """Return the parts of boxes that code points [start, end) take up.

    A box holds what stands between two spaces, such as a word with its comma. All its letters are
    taken as equally wide, but for one that is cut off alone: mostly a sign, and half as wide.
    """
    touched = [n for n, box in enumerate(boxes) if box.start < end and box.end > start]
    return [_cut(boxes[n], start, end, _runs_along(boxes, n)) for n in touched]


def _runs_along(boxes: Sequence[WordBox], number: int) -> bool:
    """Tell whether the line that a box stands in runs up or down the page."""
    box = boxes[number]
    for other in boxes[max(0, number - 1) : number + 2]:
        if other is not box and other.line == box.line:
            return abs(other.y0 - box.y0) > abs(other.x0 - box.x0)
    return box.end - box.start > 3 and box.y1 - box.y0 > 1.5 * (box.x1 - box.x0)


def _cut(box: WordBox, start: int, end: int, along: bool) -> Rectangle:
    first, last = _share(box, start - box.start), _share(box, end - box.start)
    width, height = box.x1 - box.x0, box.y1 - box.y0
    if along:
        return box.x0, box.y0 + first * height, box.x1, box.y0 + last * height
    return box.x0 + first * width, box.y0, box.x0 + last * width, box.y1


def _share(box: WordBox, letters: int) -> float:
    """Return the share of the box that its first `letters` take up, 0 to 1."""
    length = box.end - box.start
    if letters <= 0 or letters >= length:
        return float(letters > 0)
    if length > 1 and letters in (1, length - 1):
        return 0.5 / (length - 0.5) if letters == 1 < length - 1 else letters / (length - 0.5)
    return letters / length
