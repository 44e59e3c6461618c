"""XML of documents is data: no entity is expanded, nothing outside is read, depth is bounded."""

import zipfile
from pathlib import Path

import docx
import pptx
import pytest

from clozet.reading import markup
from clozet.reading.reader import read

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "laugh"}">' for n in range(10))


def with_entities(folder: Path, name: str, part: str, whole: Path, *, at: str) -> Path:
    """Return a copy of an Office document whose `part` declares entities and uses them."""
    secret = folder / "secret"
    secret.write_text("do not read me")
    kind = f'<!DOCTYPE x [{LAUGHS}<!ENTITY out SYSTEM "file://{secret}">]>'
    path = folder / name
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
        for member in source.namelist():
            content = source.read(member)
            if member == part:
                head, _, tail = content.partition(b"?>")
                spoiled = tail.replace(at.encode(), b"before &out; &l9; after")
                assert spoiled != tail
                content = head + b"?>" + kind.encode() + spoiled
            target.writestr(member, content)
    return path


def test_a_word_document_expands_no_entity(tmp_path: Path) -> None:
    file = docx.Document()
    file.add_paragraph("PLACE")
    file.save(str(tmp_path / "whole.docx"))
    path = with_entities(
        tmp_path, "a.docx", "word/document.xml", tmp_path / "whole.docx", at="PLACE"
    )
    assert_harmless(path)


def test_a_presentation_expands_no_entity(tmp_path: Path) -> None:
    file = pptx.Presentation()
    file.slides.add_slide(file.slide_layouts[5]).shapes.title.text = "PLACE"
    file.save(str(tmp_path / "whole.pptx"))
    path = with_entities(
        tmp_path, "a.pptx", "ppt/slides/slide1.xml", tmp_path / "whole.pptx", at="PLACE"
    )
    assert_harmless(path)


def test_an_opendocument_expands_no_entity(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "whole.odt", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr(
            "content.xml",
            "<?xml version='1.0'?><o xmlns='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>"
            "<p>PLACE</p></o>",
        )
    path = with_entities(tmp_path, "a.odt", "content.xml", tmp_path / "whole.odt", at="PLACE")
    assert_harmless(path)


def assert_harmless(path: Path) -> None:
    result = read(path)
    text = " ".join(page.text for page in result.pages)
    assert result.state in ("read", "flagged", "failed")
    assert "do not read" not in text
    assert "laugh" not in text


def test_markup_nested_too_deeply_is_damage() -> None:
    deep = b"<a>" * 5000 + b"</a>" * 5000
    with pytest.raises(markup.DAMAGE):
        markup.parse(deep)
