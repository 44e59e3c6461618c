"""Presentations, workbooks, OpenDocument and RTF: slides and sheets are pages."""

import io
import zipfile
from pathlib import Path

import docx
import pptx
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from pptx.util import Inches
from xlsxwriter import Workbook

from clozet.messages.reading import FileText
from clozet.reading.reader import read

CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><office:body>'
)


def presentation(path: Path) -> None:
    file = pptx.Presentation()
    for number in (1, 2):
        slide = file.slides.add_slide(file.slide_layouts[5])
        slide.shapes.title.text = f"Slide {number}"
        box = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(4), Inches(1))
        box.text_frame.text = f"Text of {number}"
        slide.notes_slide.notes_text_frame.text = f"Notes of {number}"
    table = file.slides[1].shapes.add_table(2, 2, Inches(1), Inches(3), Inches(4), Inches(1)).table
    for place, text in enumerate("abcd"):
        table.cell(place // 2, place % 2).text = text
    group = file.slides[0].shapes.add_group_shape()
    inner = group.shapes.add_textbox(Inches(1), Inches(4), Inches(4), Inches(1))
    inner.text_frame.text = "In a group"
    file.core_properties.title = "A talk"
    file.save(str(path))


def workbook(path: Path, far: tuple[int, int] = (3, 1)) -> None:
    book = Workbook(str(path))
    sheet = book.add_worksheet("Rents")
    for row, cells in enumerate((("Flat", "Rent"), ("14 Harbour St", 1250), ("Attic", 980.5))):
        for column, value in enumerate(cells):
            sheet.write(row, column, value)
    sheet.write(*far, "=1+1")
    sheet.insert_textbox(5, 0, "Not yet paid")
    sheet.write_comment("A2", "Ask the caretaker")
    book.add_worksheet("Empty")
    book.add_worksheet("Third").write(0, 0, "last")
    book.close()


def opendocument(path: Path, body: str, manifest: str = "<manifest/>") -> FileText:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument." + "text")
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", f"{CONTENT}{body}</office:body></office:document-content>")
    return read(path)


def test_a_slide_is_a_page_with_groups_tables_and_notes(tmp_path: Path) -> None:
    presentation(tmp_path / "a.pptx")
    result = read(tmp_path / "a.pptx")
    assert (result.state, result.kind, result.title) == ("read", "pptx", "A talk")
    assert [page.text for page in result.pages] == [
        "Slide 1\n\nText of 1\n\nIn a group\n\nNotes of 1",
        "Slide 2\n\nText of 2\n\na\tb\nc\td\n\nNotes of 2",
    ]
    assert [(page.number, page.width) for page in result.pages] == [(1, None), (2, None)]


def test_a_sheet_is_a_page_with_rows_text_boxes_and_comments(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx")
    result = read(tmp_path / "a.xlsx")
    assert (result.state, result.kind, result.title) == ("read", "xlsx", "a.xlsx")
    first, empty, third = (page.text for page in result.pages)
    assert first.startswith("Rents\nFlat\tRent\n14 Harbour St\t1250\nAttic\t980.5\n")
    assert "Not yet paid" in first
    assert "Ask the caretaker" in first
    assert (empty, third) == ("", "Third\nlast")


def test_a_cell_far_from_the_rest_is_refused_before_it_takes_memory(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", far=(1_048_575, 16_383))
    result = read(tmp_path / "a.xlsx")
    assert result.state == "failed"
    assert "spans more than" in result.reason


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "pptx"])
def test_a_locked_office_document_opens_with_its_password(suffix: str, tmp_path: Path) -> None:
    plain, locked = tmp_path / f"plain.{suffix}", tmp_path / f"locked.{suffix}"
    if suffix == "docx":
        file = docx.Document()
        file.add_paragraph("Under lock")
        file.save(str(plain))
    else:
        (presentation if suffix == "pptx" else workbook)(plain)
    with plain.open("rb") as source, locked.open("wb") as target:
        OOXMLFile(io.BytesIO(source.read())).encrypt("secret", target)
    assert read(locked).state == "needs password"
    assert read(locked, "wrong").reason == "The password is wrong."
    assert read(locked, "secret").pages == read(plain).pages


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "pptx"])
def test_a_cut_office_document_fails(suffix: str, tmp_path: Path) -> None:
    presentation(tmp_path / "whole")
    cut = tmp_path / f"cut.{suffix}"
    cut.write_bytes((tmp_path / "whole").read_bytes()[:9000])
    assert read(cut).state == "failed"


def test_opendocument_gives_headings_lists_tables_and_notes_without_deletions(
    tmp_path: Path,
) -> None:
    result = opendocument(
        tmp_path / "a.odt",
        "<office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        '<text:h text:outline-level="1">Top</text:h>'
        "<text:p>One<text:note><text:note-body><text:p>A note</text:p></text:note-body></text:note>"
        '<text:s text:c="2"/>two<text:line-break/>three</text:p>'
        "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
        "</office:text>",
    )
    assert result.pages[0].text == "Top\n\nOne two\nthree\n\nA note\n\nitem\n\na\tb"
    assert result.passages[0].heading == "Top"


def test_a_slide_of_opendocument_is_a_page(tmp_path: Path) -> None:
    result = opendocument(
        tmp_path / "a.odt",
        "<office:presentation><draw:page><text:p>first</text:p></draw:page>"
        "<draw:page><text:p>second</text:p></draw:page></office:presentation>",
    )
    assert [page.text for page in result.pages] == ["first", "second"]


def test_a_locked_opendocument_needs_a_password(tmp_path: Path) -> None:
    result = opendocument(tmp_path / "a.odt", "", "<manifest><encryption-data/></manifest>")
    assert result.state == "needs password"


def test_rtf_gives_text_in_the_encodings_of_its_fonts(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(
        rb"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 Arial;}}{\info{\title \'c4\'ee\'ec}}"
        rb"{\pict " + b"ff00" * 4000 + rb"}\f0 \'c4\'ee\'ec \u8364?\par x\cell y\cell\row}"
    )
    result = read(path)
    assert (result.state, result.title) == ("read", "Дом")
    assert result.pages[0].text == "Дом €\nx\ty"


def test_rtf_gives_headings_notes_and_characters_in_halves_but_nothing_hidden(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(
        rb"{\rtf1\ansi{\stylesheet{\s1 heading 1;}}{\upr{\title ??}{\*\ud{\title \u1044?}}}"
        rb"{\header Page 1\par}\pard\s1 Top\par\pard One{\footnote a note} {\v secret}two"
        rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt  shown}}"
        rb"{\bin3 }}}}\u-10179?\u-9138?\u-10240?.\par}"
    )
    result = read(path)
    assert (result.state, result.title) == ("read", "Д")
    assert result.pages[0].text == "Top\n\nOne two shown\U0001f44e\ufffd.\n\na note"
    assert result.passages[0].heading == "Top"


def test_a_cut_rtf_is_flagged(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1 {\b some text")
    result = read(tmp_path / "a.rtf")
    assert result.state == "flagged"
    assert "cut" in result.reason
