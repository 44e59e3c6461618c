"""PDFs: text, order, boxes, and what can be wrong with a file."""

from pathlib import Path
from typing import Any

import pytest

from clozet.messages.places import rectangles, unpack
from clozet.messages.reading import FileText
from clozet.reading.mupdf import pymupdf
from clozet.reading.reader import read
from tests.reading.paper import save, sentences, wrapped, write


def two_columns(file: Any, *, shuffled: bool = False) -> None:
    """Add a page with a heading above two columns, unaligned or written line by line."""
    page = file.new_page()
    page.insert_text((60, 70), "A heading that stands above both columns", fontsize=17)
    left = wrapped(sentences(25), 220)
    right = wrapped(sentences(25, 25), 220)
    if shuffled:
        for number, (one, other) in enumerate(zip(left, right, strict=False)):
            write(page, 60, 100 + 13 * number, [one])
            write(page, 310, 100 + 13 * number, [other])
        rest = min(len(left), len(right))
        write(page, 60, 100 + 13 * rest, left[rest:])
        write(page, 310, 100 + 13 * rest, right[rest:])
    else:
        write(page, 310, 106, right)
        write(page, 60, 100, left)


def one_column(file: Any, rotation: int = 0) -> Any:
    page = file.new_page()
    write(page, 72, 80, wrapped(sentences(60), 450))
    page.set_rotation(rotation)
    return page


def written_sideways(file: Any) -> None:
    """Add a landscape page as scanners and spreadsheets make it: turned, and written along it."""
    page = file.new_page(width=595, height=842)
    for number, line in enumerate(wrapped(sentences(40), 640)):
        page.insert_text((60 + 13 * number, 770), line, fontname="tiro", fontsize=10, rotate=90)
    page.set_rotation(90)


def words_under(result: FileText, path: Path) -> list[tuple[list[str], list[str]]]:
    """Return, for each passage, its words and the words whose middles lie in its rectangles."""
    found = []
    with pymupdf.open(path) as file:
        for passage in result.passages:
            under = []
            for span in passage.spans:
                boxes = unpack(result.pages[span.page - 1].words)
                places = [pymupdf.Rect(r) for r in rectangles(boxes, span.start, span.end)]
                for word in file[span.page - 1].get_text("words"):
                    middle = pymupdf.Point((word[0] + word[2]) / 2, (word[1] + word[3]) / 2)
                    if any(middle in place for place in places):
                        under.append(word[4])
            found.append((passage.text.split(), under))
    return found


def cropped(file: Any) -> None:
    page = one_column(file)
    page.set_cropbox(pymupdf.Rect(40, 60, 560, 500))


@pytest.mark.parametrize(
    "make",
    [
        one_column,
        lambda file: one_column(file, 90),
        lambda file: one_column(file, 180),
        lambda file: one_column(file, 270),
        written_sideways,
        cropped,
        two_columns,
        lambda file: two_columns(file, shuffled=True),
    ],
)
def test_the_words_under_a_passages_rectangles_are_its_words(make: Any, tmp_path: Path) -> None:
    file = pymupdf.open()
    for _ in range(3):
        make(file)
    path = save(file, tmp_path)
    result = read(path)
    pairs = words_under(result, path)
    assert len(pairs) > 3
    assert all(sorted(words) == sorted(under) for words, under in pairs)


@pytest.mark.parametrize("shuffled", [False, True])
def test_columns_are_read_one_after_the_other_below_their_heading(
    shuffled: bool, tmp_path: Path
) -> None:
    file = pymupdf.open()
    two_columns(file, shuffled=shuffled)
    result = read(save(file, tmp_path))
    text = " ".join(result.pages[0].text.split())
    assert text == f"A heading that stands above both columns {sentences(50)}"
    assert result.title == "A heading that stands above both columns"


def test_a_page_written_sideways_is_read_in_its_own_direction(tmp_path: Path) -> None:
    file = pymupdf.open()
    written_sideways(file)
    assert " ".join(read(save(file, tmp_path)).pages[0].text.split()) == sentences(40)


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    file = pymupdf.open()
    page = file.new_page()
    rows = [("Item", "Spent"), ("Leather", "1,318"), ("Paper", "2,095"), ("Glue", "60")]
    for number, (item, spent) in enumerate(rows):
        write(page, 72, 100 + 16 * number, [item])
        write(page, 300, 100 + 16 * number, [spent])
    text = read(save(file, tmp_path)).pages[0].text
    assert text.split() == [cell for row in rows for cell in row]


def test_a_word_broken_by_a_hyphen_is_joined_and_keeps_both_boxes(tmp_path: Path) -> None:
    file = pymupdf.open()
    write(
        file.new_page(),
        72,
        100,
        ["The parties made an agree-", "ment about the north-", "ern wall."],
    )
    page = read(save(file, tmp_path)).pages[0]
    assert page.text == "The parties made an agreement about the northern wall."
    start = page.text.index("agreement")
    places = rectangles(unpack(page.words), start, start + len("agreement"))
    assert len(places) == 2
    assert places[0][3] <= places[1][3]


def test_a_compound_that_the_document_shows_keeps_its_hyphen(tmp_path: Path) -> None:
    file = pymupdf.open()
    page = file.new_page()
    write(page, 72, 100, ["A well-known rule.", "It is a well-", "known rule, as I said before."])
    assert (
        read(save(file, tmp_path))
        .pages[0]
        .text.endswith("It is a well-known rule, as I said before.")
    )


def test_soft_hyphens_and_ligatures_are_written_as_letters(tmp_path: Path) -> None:
    file = pymupdf.open()
    page = file.new_page()
    page.insert_htmlbox(
        pymupdf.Rect(72, 72, 500, 200), "An oﬃce ﬁnds the co\u00adopera\u00adtion ﬂat."
    )
    assert read(save(file, tmp_path)).pages[0].text == "An office finds the cooperation flat."


def test_headings_stand_above_the_passages_below_them(tmp_path: Path) -> None:
    file = pymupdf.open()
    page = file.new_page()
    page.insert_text((72, 80), "Lease", fontname="tibo", fontsize=18)
    page.insert_text((72, 120), "7. Termination", fontname="tibo", fontsize=11)
    write(page, 72, 140, wrapped(sentences(10), 450))
    page.insert_text((72, 320), "8. Return", fontname="tibo", fontsize=11)
    write(page, 72, 340, wrapped(sentences(10, 10), 450))
    result = read(save(file, tmp_path))
    assert [passage.heading for passage in result.passages] == [
        "Lease › 7. Termination",
        "Lease › 8. Return",
    ]
    assert result.passages[1].text.startswith("8. Return")


def test_a_locked_pdf_needs_its_password(tmp_path: Path) -> None:
    file = pymupdf.open()
    one_column(file)
    aes = pymupdf.mupdf.PDF_ENCRYPT_AES_256
    path = save(file, tmp_path, encryption=aes, user_pw="open sesame", owner_pw="owner")
    locked, wrong, opened = read(path), read(path, "sesame"), read(path, "open sesame")
    assert (locked.state, wrong.state, opened.state) == (
        "needs password",
        "needs password",
        "read",
    )
    assert "locked" in locked.reason
    assert "wrong" in wrong.reason
    assert locked.remedy
    assert not locked.passages


def test_a_scanned_page_needs_ocr_and_keeps_its_size(tmp_path: Path) -> None:
    source = pymupdf.open()
    picture = one_column(source).get_pixmap(dpi=50).tobytes("png")
    file = pymupdf.open()
    page = file.new_page(width=400, height=500)
    page.insert_image(page.rect, stream=picture)
    result = read(save(file, tmp_path))
    assert result.state == "needs ocr"
    assert (result.pages[0].width, result.pages[0].height) == (400, 500)


def test_blank_pages_are_flagged(tmp_path: Path) -> None:
    file = pymupdf.open()
    file.new_page()
    result = read(save(file, tmp_path))
    assert (result.state, result.reason) == ("flagged", "Its pages are blank.")


def test_a_damaged_pdf_fails_alone_with_a_reason_and_a_remedy(tmp_path: Path) -> None:
    file = pymupdf.open()
    for _ in range(4):
        one_column(file)
    path = save(file, tmp_path, deflate=True)
    whole = path.read_bytes()
    for share in (0.1, 0.3, 0.6):
        path.write_bytes(whole[: int(len(whole) * share)])
        result = read(path)
        assert result.state in ("failed", "flagged", "read")
        assert result.state == "read" or (result.reason and result.remedy)
    path.write_bytes(whole[:15] + b"\0" * 5000)
    assert read(path).state == "failed"


def test_progress_counts_the_pages(tmp_path: Path) -> None:
    file = pymupdf.open()
    for _ in range(3):
        one_column(file)
    seen: list[tuple[int, int]] = []
    read(save(file, tmp_path), progress=lambda page, of: seen.append((page, of)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_a_tools_title_gives_way_to_the_first_heading(tmp_path: Path) -> None:
    for title in ("Microsoft Word - draft.doc", "untitled", "a", ""):
        file = pymupdf.open()
        page = file.new_page()
        page.insert_text((72, 80), "Rules of the house", fontsize=20)
        write(page, 72, 120, wrapped(sentences(10), 400))
        file.set_metadata({"title": title, "creationDate": "D:20190401103000+02'00'"})
        result = read(save(file, tmp_path))
        assert result.title == "Rules of the house"
        assert result.date == "2019-04-01T08:30:00+00:00"


def test_a_tall_sign_does_not_light_the_lines_around_it(tmp_path: Path) -> None:
    file = pymupdf.open()
    page = file.new_page()
    write(page, 72, 100, ["The sum of all"])
    page.insert_text((140, 104), "S", fontname="tiro", fontsize=26)
    write(page, 160, 100, ["is small."])
    read_page = read(save(file, tmp_path)).pages[0]
    assert read_page.text == "The sum of all S is small."
    places = rectangles(unpack(read_page.words), 0, len(read_page.text))
    assert max(y1 - y0 for _, y0, _, y1 in places) < 1.5 * 10


@pytest.mark.parametrize("rotation", [0, 90])
def test_form_values_and_comments_are_read_where_they_stand(rotation: int, tmp_path: Path) -> None:
    file = pymupdf.open()
    page = file.new_page()
    write(page, 72, 80, ["The rent is due."])
    field = pymupdf.Widget()
    field.field_name, field.field_value = "tenant", "Anna Keller"
    field.field_type, field.rect = pymupdf.PDF_WIDGET_TYPE_TEXT, pymupdf.Rect(72, 100, 300, 120)
    page.add_widget(field)
    mark = page.add_highlight_annot(pymupdf.Rect(72, 70, 150, 84))
    mark.set_info(content="Ask when exactly.")
    page.set_rotation(rotation)
    found = read(save(file, tmp_path)).pages[0]
    assert "Anna Keller" in found.text
    start = found.text.index("Ask when exactly.")
    (place,) = rectangles(unpack(found.words), start, start + 17)
    assert pymupdf.Rect(place).contains(pymupdf.Rect(74, 72, 148, 82))
