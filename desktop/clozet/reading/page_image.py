"""One page as a PNG file, with a passage lit on it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from clozet.errors import (
    NoPermissionError,
    NoRoomError,
    NothingToDoError,
    NotThereError,
    UsageError,
)
from clozet.file_names import to_path
from clozet.messages.reading import Light, PageImage, Rectangle, RenderPage
from clozet.messages.recognition import RecognisePage

from .archive import ExpandsTooFar
from .containers import DamagedContainerError, on_disk
from .kind import kind_of
from .light import Picture
from .locks import LockedError
from .mupdf import DAMAGE, pymupdf
from .passwords import forms
from .sheet import Sheet

MOST_PIXELS = 40_000_000
_FILE_TYPES = {"pdf": "pdf", "xps": "xps"}


def render(request: RenderPage) -> PageImage:
    """Draw the page and write it to `request.png`, whole or not at all.

    Raises NotThereError for a file or page that is gone, NothingToDoError for a password that
    is missing or wrong, NoPermissionError and NoRoomError where the picture cannot be written.
    """
    if request.text is not None:
        sheet = Sheet(
            request.text, request.passage_span, request.sentence_span, request.surprise_spans
        )
        with sheet.laid_out() as (file, light):
            return _draw(file[0], light if request.light is not None else None, request)
    with opened(request) as file:
        if not 1 <= request.page <= file.page_count:
            raise NotThereError(
                f"The file has no page {request.page}.", f"It has {file.page_count} pages."
            )
        return _draw(file[request.page - 1], request.light, request)


@contextmanager
def opened(request: RenderPage | RecognisePage) -> Iterator[Any]:
    """Open the file of a page that is asked for; raises as `render` does."""
    path = to_path(request.path, request.path_escaped)
    try:
        with on_disk(path, request.passwords) as opened:
            kind = kind_of(opened.file).name
            raw = opened.file.read_bytes()
        file = pymupdf.open(stream=raw, filetype=_FILE_TYPES.get(kind, "image"))
    except LockedError:
        raise NothingToDoError(
            "The file is locked with a password.", "Give the password that opens it."
        ) from None
    except FileNotFoundError:
        raise NotThereError("The file is not there any more.", "Add it where it is now.") from None
    except PermissionError:
        raise NoPermissionError(
            "The system does not let Clozet read this file.", "Change its permissions."
        ) from None
    except (*DAMAGE, DamagedContainerError, ExpandsTooFar):
        raise NotThereError("The file is damaged.", "Get another copy of it.") from None
    with file:
        tried = (form for password in request.passwords for form in forms(password))
        if file.needs_pass and not any(map(file.authenticate, tried)):
            raise NothingToDoError(
                "The file is locked with a password.", "Give the password that opens it."
            )
        yield file


def _draw(page: Any, light: Light | None, request: RenderPage) -> PageImage:
    box = page.rect
    largest = (MOST_PIXELS / max(box.width * box.height, 1.0)) ** 0.5
    zoom = min(request.zoom, largest)
    drawn = page.get_pixmap(
        matrix=pymupdf.Matrix(zoom, zoom), colorspace=pymupdf.csRGB, alpha=False
    )
    width, height = drawn.width, drawn.height
    if light is not None:
        matrix = page.rotation_matrix * pymupdf.Matrix(zoom, zoom)
        picture = Picture(drawn.samples, width, height, zoom)
        picture.tint([_shown(words, matrix) for words in light.surprise])
        picture.light(
            _shown(light.passage, matrix),
            _shown(light.sentence, matrix),
            _shown(light.others, matrix),
        )
        drawn = pymupdf.Pixmap(pymupdf.csRGB, width, height, bytes(picture.samples), False)
    _write(Path(request.png), drawn.tobytes("png"))
    return PageImage(png=request.png, width=width, height=height, rotation=page.rotation)


def _shown(rectangles: tuple[Rectangle, ...], matrix: Any) -> list[Rectangle]:
    """Return rectangles of the unrotated page as pixels of the page as shown."""
    boxes = [pymupdf.Rect(rectangle) * matrix for rectangle in rectangles]
    return [(box.x0, box.y0, box.x1, box.y1) for box in boxes]


def _write(png: Path, content: bytes) -> None:
    """Write beside the target and rename, so that a picture is there whole or not at all."""
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(dir=png.parent, suffix=".part", delete=False) as file:
            temporary = Path(file.name)
            file.write(content)
        temporary.replace(png)
        temporary = None
    except FileNotFoundError:
        raise NotThereError(
            "The folder for the picture does not exist.", "Make it, or name another one."
        ) from None
    except IsADirectoryError:
        raise UsageError(
            "There is a folder where the picture is to be written.", "Name a file: page.png."
        ) from None
    except PermissionError:
        raise NoPermissionError(
            "The system does not let Clozet write the picture there.", "Name another folder."
        ) from None
    except OSError as error:
        raise NoRoomError(
            f"The picture could not be written: {error.strerror}.", "Make room on that disk."
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
