"""Light on a page, told by its pixels."""

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage

from clozet.messages.reading import Light
from clozet.window.colours import contrast
from clozet.window.lighting import Shown, columns, has_dark_ground, lit, turned, turned_back, united

SIZE = QSizeF(400, 300)
PASSAGE = (60.0, 50.0, 300.0, 62.0), (60.0, 64.0, 300.0, 76.0), (60.0, 70.0, 200.0, 90.0)
SENTENCE = ((60.0, 64.0, 300.0, 76.0),)
OTHER = ((60.0, 100.0, 300.0, 112.0),)
LIGHT = Light(passage=PASSAGE, sentence=SENTENCE, others=OTHER)


def paper(colour: str = "white", scale: int = 1) -> QImage:
    picture = QImage(SIZE.toSize() * scale, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    return picture


def colour_at(picture: QImage, x: int, y: int) -> str:
    return picture.pixelColor(x, y).name()


@pytest.fixture
def page() -> QImage:
    return lit(paper(), LIGHT, Shown(SIZE), dimmed=False)


def test_passage_sentence_and_others_are_multiplied_in_this_order(page: QImage) -> None:
    assert colour_at(page, 70, 55) == "#fff2b0"
    assert colour_at(page, 70, 68) == "#ffcd33"
    assert colour_at(page, 70, 105) == "#fff8d8"
    assert colour_at(page, 350, 200) == "#ffffff"


def test_where_rectangles_overlap_it_is_not_darker(page: QImage) -> None:
    overlapped, once = (150, 73), (150, 66)
    assert colour_at(page, *overlapped) == colour_at(page, *once)
    assert colour_at(page, 150, 80) == "#fff2b0"


def test_other_results_do_not_darken_the_passage() -> None:
    light = Light(passage=PASSAGE, others=PASSAGE)
    assert colour_at(lit(paper(), light, Shown(SIZE), dimmed=False), 150, 55) == "#fff2b0"


def test_the_space_between_two_lines_is_lit(page: QImage) -> None:
    assert colour_at(page, 250, 63) == "#fff2b0"


def test_the_sentence_is_underlined_and_the_passage_bracketed(page: QImage) -> None:
    underline = QColor(colour_at(page, 250, 75))
    assert contrast(underline, QColor("#ffcd33")) > 2
    assert colour_at(page, 50, 60) == "#744900"
    assert colour_at(page, 57, 60) == "#ffffff"


def test_other_results_have_a_thin_bracket(page: QImage) -> None:
    row = [colour_at(page, x, 106) for x in range(40, 60)]
    assert row.count("#744900") == 1


def test_print_keeps_its_weight() -> None:
    picture = paper("black")
    picture.fill(QColor("white"))
    for x in range(60, 300):
        picture.setPixelColor(x, 68, QColor("black"))
    shown = lit(picture, LIGHT, Shown(SIZE), dimmed=True)
    assert colour_at(shown, 150, 68) == "#000000"
    assert contrast(QColor("black"), QColor(colour_at(shown, 150, 70))) > 9


def test_dark_windows_dim_the_finished_picture() -> None:
    page = lit(paper(), LIGHT, Shown(SIZE), dimmed=True)
    assert colour_at(page, 350, 200) == "#d9d6cf"
    assert colour_at(page, 70, 55) == "#d9cb8f"


def test_on_dark_ground_light_is_screened() -> None:
    picture = paper("#202020")
    assert has_dark_ground(picture)
    page = lit(picture, LIGHT, Shown(SIZE), dimmed=False)
    assert page.pixelColor(70, 55).blue() > 0x40
    assert not has_dark_ground(paper())


def test_the_given_picture_is_left_alone() -> None:
    picture = paper()
    lit(picture, LIGHT, Shown(SIZE), dimmed=True)
    assert colour_at(picture, 70, 55) == "#ffffff"


def test_light_grows_with_the_picture() -> None:
    page = lit(paper(scale=2), LIGHT, Shown(SIZE, scale=2.0, ratio=2.0), dimmed=False)
    assert colour_at(page, 140, 110) == "#fff2b0"


@pytest.mark.parametrize(
    ("rotation", "expected"),
    [
        (0, QRectF(10, 20, 30, 5)),
        (90, QRectF(400 - 25, 10, 5, 30)),
        (180, QRectF(400 - 40, 300 - 25, 30, 5)),
        (270, QRectF(20, 300 - 40, 5, 30)),
    ],
)
def test_rectangles_turn_with_the_page(rotation: int, expected: QRectF) -> None:
    shown = Shown(SIZE, rotation)
    assert turned((10, 20, 40, 25), shown) == expected
    corner = {0: QPointF(10, 20), 90: QPointF(400 - 20, 10), 180: QPointF(390, 280)}
    back = turned_back(corner.get(rotation, QPointF(20, 290)), shown)
    assert back == QPointF(10, 20)


def test_lines_that_go_up_again_start_a_column() -> None:
    lines = [QRectF(0, y, 100, 10) for y in (200, 212)] + [QRectF(150, 20, 100, 10)]
    assert [len(column) for column in columns(lines)] == [2, 1]
    assert united(lines).boundingRect() == QRectF(0, 20, 250, 202)
