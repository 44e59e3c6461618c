"""Light on a page's picture: colours multiplied onto it, so that print never loses weight."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from clozet.messages.reading import Rectangle

PASSAGE = (0xFF, 0xF2, 0xB0)
SENTENCE = (0xFF, 0xD8, 0x4A)
OTHERS = (0xFF, 0xF8, 0xD8)
BROWN = (0x74, 0x49, 0x00)
SURPRISE = (
    (0xFF, 0xFF, 0xFF),
    (0xED, 0xE5, 0xF5),
    (0xD5, 0xC2, 0xE9),
    (0xB3, 0x93, 0xD5),
    (0x82, 0x5A, 0xB3),
)
SURPRISE_EDGE = (0x4F, 0x2D, 0x80)
SURPRISE_BRIGHT_EDGE = (0xE9, 0xDC, 0xFB)
BRIGHT = SENTENCE  # for underline and bracket where the ground is dark

Colour = tuple[int, int, int]
Pixels = tuple[int, int, int, int]  # x0, y0, x1, y1; right and bottom exclusive

_DARK = 94  # mean value of the red, green and blue bytes below which the ground is dark
_MARGIN = 10  # pixels at zoom 1 between a passage and its bracket


class Picture:
    """The bytes of an RGB picture, three a pixel, row by row from the top."""

    def __init__(self, samples: bytes, width: int, height: int, zoom: float) -> None:
        self.samples = bytearray(samples)
        self.width, self.height, self.zoom = width, height, zoom
        thinned = self.samples[::101]
        self.dark = bool(thinned) and sum(thinned) / len(thinned) < _DARK

    def light(
        self,
        passage: Sequence[Rectangle],
        sentence: Sequence[Rectangle],
        others: Sequence[Rectangle],
    ) -> None:
        """Light places given in pixels: passage, sentence over it, other results, then lines."""
        for rectangles, colour in ((passage, PASSAGE), (sentence, SENTENCE), (others, OTHERS)):
            self._colour(rectangles, colour)
        for rectangle in sentence:
            x0, y0, x1, y1 = rectangle
            along = y1 - y0 > 3 * (x1 - x0)  # a line of print that runs up or down the page
            self._underline(rectangle, max(1, round(1.5 * self.zoom)), self._ink, along)
        for rectangles, width in ((passage, 3), (others, 1)):
            for stack in _stacks(rectangles):
                self._bracket(stack, width)

    def tint(self, steps: Sequence[Sequence[Rectangle]]) -> None:
        """Tint the words of each step of surprise, and underline them as thick as their step.

        On the ground of the last step, which is too dark for it, print becomes white.
        """
        edge = SURPRISE_BRIGHT_EDGE if self.dark else SURPRISE_EDGE
        words = [rectangle for rectangles in steps for rectangle in rectangles]
        along = sum(r[3] - r[1] for r in words) > sum(r[2] - r[0] for r in words)
        for step, (rectangles, colour) in enumerate(zip(steps, SURPRISE, strict=False)):
            turned = colour == SURPRISE[-1] and not self.dark
            self._colour(rectangles, colour, _turned if turned else None)
            for rectangle in rectangles:
                self._underline(rectangle, round(step * self.zoom / 2), edge, along)

    def _colour(
        self,
        rectangles: Sequence[Rectangle],
        colour: Colour,
        other: Callable[[int], bytes] | None = None,
    ) -> None:
        """Multiply the union of the rectangles by a colour (screen, on a dark ground)."""
        usual = _screened if self.dark else _multiplied
        tables = [(other or usual)(value) for value in colour]
        for y, x0, x1 in _united([self._pixels(rectangle) for rectangle in rectangles]):
            start, end = 3 * (y * self.width + x0), 3 * (y * self.width + x1)
            for channel, table in enumerate(tables):
                stretch = slice(start + channel, end, 3)
                self.samples[stretch] = self.samples[stretch].translate(table)

    @property
    def _ink(self) -> Colour:
        return BRIGHT if self.dark else BROWN

    def _underline(self, rectangle: Rectangle, thick: int, colour: Colour, along: bool) -> None:
        x0, y0, x1, y1 = self._pixels(rectangle)
        self._fill((x1 - thick, y0, x1, y1) if along else (x0, y1 - thick, x1, y1), colour)

    def _bracket(self, stack: list[Rectangle], width: int) -> None:
        left = min(rectangle[0] for rectangle in stack) - _MARGIN * self.zoom
        top, bottom = min(r[1] for r in stack), max(r[3] for r in stack)
        thick = max(1, round(width * self.zoom))
        pixels = self._pixels((max(left, 0), top, max(left, 0) + thick, bottom))
        self._fill(pixels, self._ink)

    def _fill(self, pixels: Pixels, colour: Colour) -> None:
        x0, y0, x1, y1 = pixels
        row = bytes(colour) * max(x1 - x0, 0)
        for y in range(y0, y1):
            start = 3 * (y * self.width + x0)
            self.samples[start : start + len(row)] = row

    def _pixels(self, rectangle: Rectangle) -> Pixels:
        """Return whole pixels inside the picture."""
        x0, y0, x1, y1 = rectangle
        return (
            min(max(int(x0), 0), self.width),
            min(max(int(y0), 0), self.height),
            min(max(int(x1 + 0.999), 0), self.width),
            min(max(int(y1 + 0.999), 0), self.height),
        )


def _multiplied(colour: int) -> bytes:
    return bytes((value * colour + 127) // 255 for value in range(256))


def _screened(colour: int) -> bytes:
    """Screen by the complement of a colour."""
    return bytes(255 - ((255 - value) * colour + 127) // 255 for value in range(256))


def _turned(colour: int) -> bytes:
    """Make white paper the colour, and black print white."""
    return bytes(255 - (value * (255 - colour) + 127) // 255 for value in range(256))


def _united(boxes: Iterable[Pixels]) -> Iterator[tuple[int, int, int]]:
    """Yield (y, x0, x1) so that every pixel that a box covers comes exactly once."""
    rows: dict[int, list[tuple[int, int]]] = {}
    for x0, y0, x1, y1 in boxes:
        for y in range(y0, y1):
            rows.setdefault(y, []).append((x0, x1))
    for y, stretches in rows.items():
        at = 0
        for x0, x1 in sorted(stretches):
            if x1 > max(at, x0):
                yield y, max(at, x0), x1
                at = x1


def _stacks(rectangles: Sequence[Rectangle]) -> Iterator[list[Rectangle]]:
    """Part rectangles where one does not stand below the one before: at a new column."""
    stack: list[Rectangle] = []
    for rectangle in rectangles:
        if stack and rectangle[3] < stack[-1][1]:
            yield stack
            stack = []
        stack.append(rectangle)
    if stack:
        yield stack
