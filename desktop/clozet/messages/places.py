"""Where words stand on a page, packed small: offsets and boxes that cannot drift apart."""

import zlib
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import sub
from typing import NamedTuple

from .reading import Rectangle

UNITS_PER_POINT = 100


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
    """Pack boxes column by column as differences, compressed; precise to 1/100 point."""
    if not boxes.starts:
        return b""
    columns = [boxes.starts, boxes.lengths]
    columns += [[int(value * UNITS_PER_POINT + 0.5) for value in c] for c in boxes[2:6]]
    packed = array("i")
    for column in (*columns, boxes.lines):
        packed.append(column[0])
        packed.extend(map(sub, column[1:], column))
    return zlib.compress(packed.tobytes(), 2)


def unpack(packed: bytes) -> list[WordBox]:
    """Give back the boxes that `pack` was given, to 1/100 point."""
    if not packed:
        return []
    numbers = array("i")
    numbers.frombytes(zlib.decompress(packed))
    count = len(numbers) // 7
    columns = [list(accumulate(numbers[i * count : (i + 1) * count])) for i in range(7)]
    starts, lengths, *boxes, lines = columns
    x0, y0, x1, y1 = ([value / UNITS_PER_POINT for value in column] for column in boxes)
    ends = [start + length for start, length in zip(starts, lengths, strict=True)]
    return [WordBox(*row) for row in zip(starts, ends, x0, y0, x1, y1, lines, strict=True)]


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
