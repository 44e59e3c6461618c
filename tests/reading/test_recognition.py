"""The real Tesseract on pictures of print: words, order, places, whichever way the page lies."""

from pathlib import Path

import pytest

from clozet.errors import NotThereError
from clozet.messages.places import unpack
from clozet.messages.recognition import RecognisePage
from clozet.reading.mupdf import pymupdf
from clozet.reading.recognition import recognise

from .scans import HERE, LINES, NO_TESSERACT, scan

pytestmark = pytest.mark.skipif(not HERE, reason=NO_TESSERACT)


def asked(path: Path, page: int = 1) -> RecognisePage:
    return RecognisePage(path=str(path), page=page, language="eng")


def test_a_picture_becomes_text_with_a_box_for_every_word(tmp_path: Path) -> None:
    found = recognise(asked(scan(tmp_path / "a.pdf", LINES)))
    boxes = unpack(found.text.words)
    assert found.text.text.split() == " ".join(LINES).split()
    assert [found.text.text[box.start : box.end] for box in boxes] == found.text.text.split()
    assert len(found.confidences) == len(boxes)
    assert found.confidence is not None and found.confidence > 0.8
    first = boxes[0]
    assert abs(first.x0 - 40) < 3 and abs(first.y1 - 80) < 4  # where it was printed, in points


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_wrongly_is_read_all_the_same(tmp_path: Path, turn: int) -> None:
    lines = (*LINES, "The key is returned on the last day.")
    found = recognise(asked(scan(tmp_path / "a.pdf", lines, turn=turn)))
    assert found.text.text.split() == " ".join(lines).split()
    box = unpack(found.text.words)[0]
    page = pymupdf.open(tmp_path / "a.pdf")[0]
    assert pymupdf.Rect(box.x0, box.y0, box.x1, box.y1) in page.rect


def test_boxes_are_of_the_unrotated_page(tmp_path: Path) -> None:
    upright = recognise(asked(scan(tmp_path / "a.pdf", LINES)))
    file = pymupdf.open(scan(tmp_path / "b.pdf", LINES, turn=90))
    file[0].set_rotation(270)  # as shown it is upright again
    file.save(tmp_path / "c.pdf")
    shown = pymupdf.open(tmp_path / "c.pdf")[0]
    found = recognise(asked(tmp_path / "c.pdf"))
    box, before = unpack(found.text.words)[0], unpack(upright.text.words)[0]
    seen = pymupdf.Rect(box.x0, box.y0, box.x1, box.y1) * shown.rotation_matrix
    assert found.text.text == upright.text.text
    assert abs(seen.x0 - before.x0) < 3 and abs(seen.y0 - before.y0) < 3


def test_a_page_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotThereError, match="no page 2"):
        recognise(asked(scan(tmp_path / "a.pdf", LINES), page=2))
