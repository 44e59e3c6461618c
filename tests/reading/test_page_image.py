"""The picture of a page: yellow where the words of the passage are, and nowhere else."""

from pathlib import Path
from typing import Any

import pytest

from clozet.errors import NothingToDoError, NotThereError
from clozet.messages.places import rectangles, unpack
from clozet.messages.reading import Light, RenderPage
from clozet.reading.light import BROWN, PASSAGE, SURPRISE
from clozet.reading.mupdf import pymupdf
from clozet.reading.page_image import render
from clozet.reading.reader import read

from .paper import save, sentences, wrapped, write

BOTH = (255, 205, 51)  # the sentence's colour multiplied onto the passage's


def page_of(file: Any, rotation: int, crop: bool) -> None:
    page = file.new_page()
    write(page, 90, 90, wrapped(sentences(40), 400))
    if crop:
        page.set_cropbox(pymupdf.Rect(50, 60, 560, 600))
    page.set_rotation(rotation)


def ground(picture: Any, box: Any) -> tuple[int, ...]:
    """Return the colour most pixels of the box have."""
    counts: dict[tuple[int, ...], int] = {}
    for y in range(int(box.y0) + 1, int(box.y1)):
        for x in range(int(box.x0) + 1, int(box.x1)):
            pixel = picture.pixel(x, y)
            counts[pixel] = counts.get(pixel, 0) + 1
    return max(counts, key=lambda pixel: counts[pixel])


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [False, True])
def test_the_words_of_the_passage_are_lit_and_no_others(
    rotation: int, crop: bool, tmp_path: Path
) -> None:
    file = pymupdf.open()
    page_of(file, rotation, crop)
    path = save(file, tmp_path)
    page = read(path).pages[0]
    boxes = unpack(page.words)
    passage = (boxes[30].start, boxes[79].end)
    sentence = (boxes[45].start, boxes[53].end)
    light = Light(
        passage=tuple(rectangles(boxes, *passage)), sentence=tuple(rectangles(boxes, *sentence))
    )
    png = tmp_path / "page.png"
    image = render(RenderPage(path=str(path), page=1, png=str(png), zoom=2, light=light))
    assert (image.width, image.height) == (round(2 * page.width), round(2 * page.height))
    picture = pymupdf.Pixmap(str(png))
    with pymupdf.open(path) as file:
        matrix = file[0].rotation_matrix * pymupdf.Matrix(2, 2)
        for number, box in enumerate(boxes):
            colour = ground(picture, pymupdf.Rect(box[2:6]) * matrix)
            wanted = BOTH if 45 <= number < 54 else PASSAGE if 30 <= number < 80 else (255,) * 3
            assert colour == wanted, number


def test_overlapping_places_are_lit_once(tmp_path: Path) -> None:
    file = pymupdf.open()
    file.new_page(width=200, height=200)
    path = save(file, tmp_path)
    light = Light(passage=((50, 50, 150, 100), (50, 80, 150, 130)))
    png = tmp_path / "page.png"
    render(RenderPage(path=str(path), page=1, png=str(png), light=light))
    picture = pymupdf.Pixmap(str(png))
    assert {picture.pixel(100, y) for y in range(51, 129)} == {PASSAGE}
    assert picture.pixel(41, 90) == BROWN
    assert picture.pixel(100, 20) == (255, 255, 255)


def test_a_page_of_dark_ground_is_lit_brighter(tmp_path: Path) -> None:
    file = pymupdf.open()
    page = file.new_page(width=200, height=200)
    page.draw_rect(page.rect, fill=(0.05, 0.05, 0.1))
    path = save(file, tmp_path)
    png = tmp_path / "page.png"
    light = Light(passage=((50, 50, 150, 100),))
    render(RenderPage(path=str(path), page=1, png=str(png), light=light))
    picture = pymupdf.Pixmap(str(png))
    assert sum(picture.pixel(100, 75)) > sum(picture.pixel(100, 150))


def test_a_page_without_light_is_the_page_itself(tmp_path: Path) -> None:
    file = pymupdf.open()
    page_of(file, 0, crop=False)
    path = save(file, tmp_path)
    png = tmp_path / "page.png"
    render(RenderPage(path=str(path), page=1, png=str(png)))
    with pymupdf.open(path) as file:
        plain = file[0].get_pixmap()
    assert pymupdf.Pixmap(str(png)).samples == plain.samples
    assert [entry.name for entry in tmp_path.iterdir() if entry.suffix == ".part"] == []


def test_a_text_without_pages_is_laid_out_and_lit(tmp_path: Path) -> None:
    text = "\n\n".join(sentences(6, 6 * number) for number in range(60))
    start = text.index("n200.") - 40
    request = RenderPage(
        path="",
        page=1,
        png=str(tmp_path / "text.png"),
        light=Light(),
        text=text,
        passage_span=(start, start + 300),
        sentence_span=(start, start + 45),
    )
    render(request)
    picture = pymupdf.Pixmap(request.png)
    colours = {picture.pixel(x, y) for x in range(60, 560, 3) for y in range(60, 800, 3)}
    assert {PASSAGE, BOTH} <= colours


def test_a_page_that_is_not_there_is_said(tmp_path: Path) -> None:
    file = pymupdf.open()
    page_of(file, 0, crop=False)
    path = save(file, tmp_path)
    png = str(tmp_path / "page.png")
    with pytest.raises(NotThereError):
        render(RenderPage(path=str(path), page=2, png=png))
    with pytest.raises(NotThereError):
        render(RenderPage(path=str(tmp_path / "gone.pdf"), page=1, png=png))
    with pytest.raises(NotThereError):
        render(RenderPage(path=str(path), page=1, png=str(tmp_path / "no" / "page.png")))


def test_a_locked_page_needs_its_password(tmp_path: Path) -> None:
    file = pymupdf.open()
    page_of(file, 0, crop=False)
    aes = pymupdf.mupdf.PDF_ENCRYPT_AES_256
    path = save(file, tmp_path, encryption=aes, user_pw="u", owner_pw="o")
    request = RenderPage(path=str(path), page=1, png=str(tmp_path / "page.png"))
    with pytest.raises(NothingToDoError):
        render(request)
    render(RenderPage(path=str(path), page=1, png=request.png, passwords=("?", "u")))
    assert Path(request.png).is_file()


def test_words_are_tinted_by_their_surprise_and_print_stays_readable(tmp_path: Path) -> None:
    file = pymupdf.open()
    page_of(file, 0, crop=False)
    path = save(file, tmp_path)
    png = str(tmp_path / "page.png")
    steps: list[tuple[tuple[float, float, float, float], ...]] = [(), (), (), (), ()]
    with pymupdf.open(path) as file:
        words = file[0].get_text("words")[:5]
    for step, word in enumerate(words):
        steps[step] = (word[:4],)
    render(RenderPage(path=str(path), page=1, png=png, light=Light(surprise=tuple(steps))))

    picture = pymupdf.Pixmap(png)
    for step, word in enumerate(words):
        inside = {
            picture.pixel(x, y)
            for x in range(int(word[0]) + 1, int(word[2]))
            for y in range(int(word[1]) + 1, int(word[3]) - 3)
        }
        assert SURPRISE[step] in inside
    assert (0, 0, 0) not in inside  # print on the darkest ground is white


def test_a_text_without_pages_is_tinted(tmp_path: Path) -> None:
    png = str(tmp_path / "text.png")
    spans = ((), ((0, 4),), (), (), ((5, 9),))
    render(
        RenderPage(
            path="", page=1, png=png, light=Light(), text="Some text here.", surprise_spans=spans
        )
    )
    picture = pymupdf.Pixmap(png)
    colours = {picture.pixel(x, y) for x in range(60, 200) for y in range(60, 100)}
    assert {SURPRISE[1], SURPRISE[4]} <= colours
