"""Pages drawn by a reader: what they come from is hostile."""

from time import monotonic

from clozet.errors import ClozetError
from clozet.messages.progress import Failed
from clozet.messages.reading import PageImage, RenderPage

from .client import Worker

SECONDS_TO_DRAW = 60.0


class TooSlowError(ClozetError):
    """A page takes too long to draw."""

    kind = "too slow"


class PageDrawer:
    """One reader, started when first needed, and again where a page held it up too long."""

    def __init__(self) -> None:
        self._worker: Worker | None = None

    def draw(self, request: RenderPage) -> PageImage | Failed:
        """Let the page be drawn into its file; raise TooSlowError where that takes too long."""
        self._worker = self._worker or Worker("reader")
        began = monotonic()

        def tick() -> None:
            if monotonic() - began > SECONDS_TO_DRAW:
                raise TooSlowError(
                    f"The page could not be drawn within {SECONDS_TO_DRAW:.0f} seconds.",
                    "Try a smaller --zoom.",
                )

        try:
            for answer in self._worker.ask(request, tick=tick):
                if isinstance(answer, PageImage | Failed):
                    return answer
        except BaseException:
            self._worker.kill()
            self._worker = None
            raise
        raise AssertionError("a reader answers with a picture or a failure")

    def close(self) -> None:
        """End the reader."""
        if self._worker:
            self._worker.stop()
