"""Reading order: the lines of print on a page, in the order in which a person reads them."""

from collections.abc import Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """A line of print as its producer wrote it.

    The box is in points of the page, turned so that its lines run rightward; `block` counts the
    producer's blocks, `place` the lines in the order of writing; `characters` is its length.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    block: int
    place: int
    characters: int


Atom = list[Line]
Interval = tuple[float, float]

GUTTER = 6.0  # points: the narrowest space between two columns
PROSE_CHARACTERS = 14  # mean length of a line; the cells of a table are shorter
PROSE_FILL = 0.4  # of a column's area that its lines take at least


def reading_order(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines in reading order, in stacks of lines that stand below each other.

    Columns of prose are read one after the other, a line across them before or after; what
    stands side by side otherwise (tables, forms) stays in the order in which it was written.
    """
    return _ordered(_stacks(lines))


def _stacks(lines: Sequence[Line]) -> list[Atom]:
    """Cut the producer's blocks wherever a line does not stand below the one before it.

    A line much wider or narrower than the one above may stand across columns, or in one.
    """
    atoms: list[Atom] = []
    for line in lines:
        if atoms and _continues(atoms[-1][-1], line):
            atoms[-1].append(line)
        else:
            atoms.append([line])
    return atoms


def _continues(above: Line, line: Line) -> bool:
    return (
        line.block == above.block
        and line.y0 + line.y1 > above.y0 + above.y1
        and line.y1 > above.y1
        and line.y0 > (above.y0 + above.y1) / 2
        and line.x0 < above.x1
        and above.x0 < line.x1
        and max(line.x1 - line.x0, above.x1 - above.x0) < 1.5 * _shared_width(above, line)
    )


def _shared_width(one: Line, other: Line) -> float:
    return min(one.x1, other.x1) - max(one.x0, other.x0)


def _ordered(atoms: list[Atom]) -> list[Atom]:
    """Order the atoms: bands from top to bottom, the columns of a band from left to right."""
    rows = _rows(atoms)
    if len(rows) == len(atoms):
        return [row[0] for row in rows]
    left, right = min(a[0].x0 for a in atoms), max(line.x1 for a in atoms for line in a)
    ordered: list[Atom] = []
    band: list[Atom] = []
    gaps: list[Interval] = []
    for row in rows:
        free = _free(row, left, right)
        shared = _shared(gaps, free) if band else free
        parted = not _between(shared, left, right) and _between(gaps + free, left, right)
        if band and (parted or not shared):
            ordered += _band(band, _between(gaps, left, right))
            band, shared = [], free
        band.extend(row)
        gaps = shared
    return ordered + _band(band, _between(gaps, left, right))


def _rows(atoms: list[Atom]) -> list[list[Atom]]:
    """Cluster atoms that overlap in height, top to bottom; within a row as written."""
    rows: list[list[Atom]] = []
    bottom = float("-inf")
    for atom in sorted(atoms, key=lambda a: a[0].y0):
        slack = (atom[0].y1 - atom[0].y0) * 0.4
        if rows and atom[0].y0 + slack < bottom:
            rows[-1].append(atom)
        else:
            rows.append([atom])
        bottom = max(bottom, atom[-1].y1)
    for row in rows:
        row.sort(key=lambda a: a[0].place)
    return rows


def _free(row: list[Atom], left: float, right: float) -> list[Interval]:
    """Return the stretches of the width that no line of the row touches."""
    free: list[Interval] = []
    at = left - 2 * GUTTER
    for x0, x1 in sorted((line.x0, line.x1) for atom in row for line in atom):
        if x0 - at >= GUTTER:
            free.append((at, x0))
        at = max(at, x1)
    if right + 2 * GUTTER - at >= GUTTER:
        free.append((at, right + 2 * GUTTER))
    return [(a, b) for a, b in free if b > left and a < right]


def _shared(one: list[Interval], other: list[Interval]) -> list[Interval]:
    pairs = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return [(a, b) for a, b in pairs if b - a >= GUTTER]


def _between(gaps: list[Interval], left: float, right: float) -> list[Interval]:
    """Return the gaps that have print on both of their sides."""
    return [(a, b) for a, b in gaps if left < a and b < right]


def _band(atoms: list[Atom], gaps: list[Interval]) -> list[Atom]:
    """Order one band: by its columns where it has columns of prose, else row by row."""
    for a, b in sorted(gaps, key=lambda gap: gap[0] - gap[1]):
        before = [atom for atom in atoms if max(line.x1 for line in atom) <= a]
        after = [atom for atom in atoms if min(line.x0 for line in atom) >= b]
        if _is_prose(before) and _is_prose(after):
            return _ordered(before) + _ordered(after)
    return _row_by_row(atoms)


def _row_by_row(atoms: list[Atom]) -> list[Atom]:
    """Order what stands alone from top to bottom, and tables as they were written."""
    if len(atoms) == 1:
        return atoms
    ordered: list[Atom] = []
    table: list[Atom] = []
    for row in _rows(atoms):
        if len(row) > 1:
            table += row
            continue
        ordered += sorted(table, key=lambda atom: atom[0].place) + row
        table = []
    return ordered + sorted(table, key=lambda atom: atom[0].place)


def _is_prose(atoms: list[Atom]) -> bool:
    """Tell a column of prose from the cells of a table by the length and fill of its lines."""
    lines = [line for atom in atoms for line in atom]
    if len(lines) < 3:
        return False
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    height = max(line.y1 for line in lines) - min(line.y0 for line in lines)
    printed = sum((line.x1 - line.x0) * (line.y1 - line.y0) for line in lines)
    fill = printed / max(width * height, 1.0)
    characters = sum(line.characters for line in lines) / len(lines)
    return fill >= PROSE_FILL and characters >= PROSE_CHARACTERS
