"""Pages one below the other."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF

from clozet.window.page_column import PageColumn

COLUMN = PageColumn([QSizeF(100, 200), QSizeF(50, 100), QSizeF(100, 200)], 2.0, 10, 400)


def test_pages_are_centred_below_one_another() -> None:
    assert COLUMN.rect(1) == QRect(100, 10, 200, 400)
    assert COLUMN.rect(2) == QRect(150, 420, 100, 200)
    assert COLUMN.height == 10 + 410 + 210 + 410


def test_only_pages_in_sight_are_named() -> None:
    assert list(COLUMN.in_sight(0, 300)) == [1]
    assert list(COLUMN.in_sight(300, 500)) == [1, 2]
    assert list(COLUMN.in_sight(630, 5000)) == [3]
    assert list(PageColumn([], 1.0, 10, 400).in_sight(0, 300)) == []


def test_a_wide_page_widens_the_column() -> None:
    assert PageColumn([QSizeF(500, 10)], 1.0, 10, 400).width == 520


def test_points_and_pixels_are_each_other_s_inverse() -> None:
    box = COLUMN.place(2, QRectF(5, 6, 7, 8))
    assert box == QRectF(160, 432, 14, 16)
    assert COLUMN.point_on(2, box.topLeft()) == QPointF(5, 6)
