"""Pages one below the other: where each lies, which are in sight, and back to points."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF

from clozet.messages.library import PageShown


class PageColumn:
    """Pages of `sizes` (points, as shown) at `scale` pixels a point, centred in `width` pixels.

    Page numbers count from 1; the origin is the top left corner of the column, in
    device-independent pixels.
    """

    def __init__(self, sizes: Sequence[QSizeF], scale: float, gap: int, width: int) -> None:
        self.sizes = sizes
        self.scale = scale
        self.gap = gap
        self.width = max(width, self._extent([size.width() for size in sizes]) + 2 * gap)

    def _extent(self, lengths: Sequence[float]) -> int:
        return round(max(lengths, default=0.0) * self.scale)

    @cached_property
    def _tops(self) -> list[int]:
        heights = (round(size.height() * self.scale) + self.gap for size in self.sizes)
        return list(accumulate(heights, initial=self.gap))

    @property
    def height(self) -> int:
        """The height of the whole column with its margins, in pixels."""
        return self._tops[-1]

    def rect(self, page: int) -> QRect:
        """Return where a page lies."""
        size = self.sizes[page - 1]
        width, height = round(size.width() * self.scale), round(size.height() * self.scale)
        return QRect((self.width - width) // 2, self._tops[page - 1], width, height)

    def page_at(self, y: float) -> int:
        """Return the page at height `y`, or the one above a gap."""
        return min(max(1, bisect_right(self._tops, y)), max(1, len(self.sizes)))

    def in_sight(self, top: int, bottom: int) -> range:
        """Return the pages between two heights."""
        return range(self.page_at(top), self.page_at(bottom) + 1) if self.sizes else range(0)

    def place(self, page: int, box: QRectF) -> QRectF:
        """Return a box in points of a page as shown, in pixels of the column."""
        corner = self.rect(page).topLeft()
        return QRectF(
            corner.x() + box.x() * self.scale,
            corner.y() + box.y() * self.scale,
            box.width() * self.scale,
            box.height() * self.scale,
        )

    def point_on(self, page: int, position: QPointF) -> QPointF:
        """Return a position in the column in points of a page as shown."""
        return (position - QPointF(self.rect(page).topLeft())) / self.scale


def page_sizes(pages: Sequence[PageShown]) -> list[QSizeF] | None:
    """Return the pages' sizes in points, None for a file without page images."""
    sizes = [
        QSizeF(page.width, page.height)
        for page in pages
        if page.width is not None and page.height is not None
    ]
    return sizes if sizes and len(sizes) == len(pages) else None
