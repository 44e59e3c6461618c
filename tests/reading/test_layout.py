"""Reading order from boxes alone."""

from clozet.reading.layout import Line, reading_order


def line(x0: float, y0: float, x1: float, place: int, block: int = 0) -> Line:
    return Line(x0, y0, x1, y0 + 10, block, place, int((x1 - x0) / 5))


def places(lines: list[Line]) -> list[int]:
    return [one.place for stack in reading_order(lines) for one in stack]


def test_three_columns_are_read_from_left_to_right() -> None:
    lines = [
        line(50 + 170 * column, 100 + 12 * row, 200 + 170 * column, 3 * row + column)
        for row in range(20)
        for column in range(3)
    ]
    assert places(lines) == [3 * row + column for column in range(3) for row in range(20)]


def test_a_line_across_the_columns_parts_what_is_above_from_what_is_below() -> None:
    above = [
        line(50 + 250 * (n % 2), 100 + 12 * (n // 2), 280 + 250 * (n % 2), n) for n in range(12)
    ]
    across = line(50, 180, 530, 12)
    below = [
        line(50 + 250 * (n % 2), 200 + 12 * (n // 2), 280 + 250 * (n % 2), 13 + n)
        for n in range(12)
    ]
    halves = [[*range(first, first + 12, 2), *range(first + 1, first + 12, 2)] for first in (0, 13)]
    assert places([*above, across, *below]) == [*halves[0], 12, *halves[1]]


def test_what_was_written_last_but_stands_first_is_read_first() -> None:
    lines = [line(50, 100 + 40 * n, 500, n, block=n) for n in range(3)]
    assert places([*lines, line(50, 20, 300, 3, block=3)]) == [3, 0, 1, 2]


def test_a_page_without_lines_has_no_order() -> None:
    assert reading_order([]) == []
