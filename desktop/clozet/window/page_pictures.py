"""Pictures of the pages in sight: asked for, loaded and lit without holding up the window."""

import math
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, QSizeF, QThreadPool, Signal
from PySide6.QtGui import QImage

from clozet.messages.json_lines import Answer
from clozet.messages.library import DocumentRow
from clozet.messages.progress import Failed
from clozet.messages.reading import Light, PageImage, RenderPage
from clozet.paths import LibraryPaths

from .backend import Backend, Ticket
from .lighting import Shown, lit

_MOST_PIXELS = 20e6  # of one picture; a page that is shown larger is stretched
_MOST_BYTES = 160 * 1024 * 1024  # of all pictures kept
NO_LIGHT = Light()


@dataclass(frozen=True)
class Picture:
    """Page `page` as rendered and as lit: `zoom` device pixels a point, turned by `rotation`."""

    page: int
    zoom: float
    ratio: float
    rotation: int
    light: Light
    dimmed: bool
    plain: QImage
    lit: QImage


def _lit_picture(bare: Picture, size: QSizeF, png: str) -> Picture:
    """Load the picture where it is not there yet, and light it."""
    plain = QImage(png) if bare.plain.isNull() else bare.plain
    shown = Shown(size, bare.rotation, bare.zoom, bare.ratio)
    image = QImage() if plain.isNull() else lit(plain, bare.light, shown, dimmed=bare.dimmed)
    image.setDevicePixelRatio(bare.ratio)
    return replace(bare, plain=plain, lit=image)


class PagePictures(QObject):
    """The pictures of one document's pages; `arrived` tells the page whose picture is new."""

    arrived = Signal(int)
    _ready = Signal(object)

    def __init__(self, backend: Backend, parent: QObject) -> None:
        super().__init__(parent)
        self._backend = backend
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._serial = 0
        self._document: DocumentRow | None = None
        self._sizes: Sequence[QSizeF] = ()
        self._lights: dict[int, Light] = {}
        self._dimmed = False
        self._zoom, self._ratio = 1.0, 1.0
        self._wanted: list[int] = []
        self._pictures: OrderedDict[int, Picture] = OrderedDict()
        self._failures: dict[int, Failed] = {}
        self._tickets: dict[int, tuple[float, Ticket]] = {}
        self._ready.connect(self._take_ready)

    def show(self, document: DocumentRow, sizes: Sequence[QSizeF]) -> None:
        """Show another document; `sizes` are its pages' in points, as shown."""
        self.want([], self._zoom, self._ratio)
        self._serial += 1
        self._document, self._sizes = document, sizes
        self._lights = {}
        self._pictures.clear()
        self._failures.clear()

    def set_light(self, lights: dict[int, Light]) -> None:
        """Light pages by number, and put out all other light."""
        self._lights = lights
        self._light_again()

    def set_dimmed(self, dimmed: bool) -> None:
        """Dim the paper, or leave it as rendered."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self._light_again()

    def want(self, pages: Sequence[int], scale: float, ratio: float) -> None:
        """Ask for `pages`, the first first, at `scale` pixels a point; ask for no others."""
        self._wanted, self._zoom, self._ratio = list(pages), scale * ratio, ratio
        for page in list(self._tickets):
            if page not in pages or self._tickets[page][0] != self._zoom_of(page):
                self._tickets.pop(page)[1].cancel()
        for page in pages:
            picture = self._pictures.get(page)
            if picture is not None and picture.zoom == self._zoom_of(page):
                self._pictures.move_to_end(page)
                self._relight(page, picture)
            elif page not in self._tickets and page not in self._failures:
                self._ask(page)

    def picture(self, page: int) -> Picture | None:
        """Return the picture of a page, perhaps of another zoom; None until there is one."""
        return self._pictures.get(page)

    def failure(self, page: int) -> Failed | None:
        """Return why a page has no picture."""
        return self._failures.get(page)

    def rotation(self, page: int) -> int:
        """Return the page's rotation in degrees, 0 until its picture has told."""
        picture = self._pictures.get(page)
        return picture.rotation if picture is not None else 0

    def _zoom_of(self, page: int) -> float:
        size = self._sizes[page - 1]
        most = math.sqrt(_MOST_PIXELS / max(1.0, size.width() * size.height()))
        return round(min(self._zoom, most), 2)

    def _ask(self, page: int) -> None:
        document = self._document
        if document is None or document.id is None:
            return
        zoom = self._zoom_of(page)
        png = LibraryPaths(self._backend.library).page_image(document.id, page, zoom)
        request = RenderPage(
            path=document.path,
            path_escaped=document.path_escaped,
            page=page,
            png=str(png),
            zoom=zoom,
        )
        answered = partial(self._take, self._serial, page, zoom)
        self._tickets[page] = zoom, self._backend.ask(request, answered)

    def _take(self, serial: int, page: int, zoom: float, answer: Answer) -> None:
        if not shiboken6.isValid(self) or serial != self._serial:
            return
        if page in self._tickets and self._tickets[page][0] == zoom:
            del self._tickets[page]
        if isinstance(answer, Failed):
            self._failures[page] = answer
            self.arrived.emit(page)
        elif isinstance(answer, PageImage) and zoom == self._zoom_of(page):
            self._light_up(page, zoom, answer.rotation, QImage(), answer.png)

    def _light_again(self) -> None:
        for page, picture in list(self._pictures.items()):
            if page in self._wanted:
                self._relight(page, picture)

    def _relight(self, page: int, picture: Picture) -> None:
        light = self._lights.get(page, NO_LIGHT)
        if (picture.light, picture.dimmed) != (light, self._dimmed):
            self._light_up(page, picture.zoom, picture.rotation, picture.plain)

    def _light_up(
        self, page: int, zoom: float, rotation: int, plain: QImage, png: str = ""
    ) -> None:
        """Load and light in another thread: a large page would be felt in this one."""
        light = self._lights.get(page, NO_LIGHT)
        bare = Picture(page, zoom, self._ratio, rotation, light, self._dimmed, plain, QImage())
        size, serial = self._sizes[page - 1], self._serial

        def work() -> None:
            picture = _lit_picture(bare, size, png)
            if shiboken6.isValid(self):
                self._ready.emit((serial, picture))

        self._pool.start(work)

    def _take_ready(self, ready: tuple[int, Picture]) -> None:
        serial, picture = ready
        if serial != self._serial or picture.lit.isNull():
            return
        self._pictures[picture.page] = picture
        self._pictures.move_to_end(picture.page)
        self._drop_the_oldest()
        self.arrived.emit(picture.page)
        if picture.page in self._wanted:
            self._relight(picture.page, picture)

    def _drop_the_oldest(self) -> None:
        used = sum(picture.plain.sizeInBytes() * 2 for picture in self._pictures.values())
        for page in list(self._pictures):
            if used <= _MOST_BYTES:
                return
            if page not in self._wanted:
                used -= self._pictures.pop(page).plain.sizeInBytes() * 2
