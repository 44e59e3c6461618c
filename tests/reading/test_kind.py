"""Kinds are found from the content; a name that says otherwise is told."""

import zipfile
from pathlib import Path

import pytest

from clozet.reading.kind import contradiction, kind_of
from clozet.reading.reader import read

from .paper import sentences


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", b"%PDF-1.7\n", "pdf"),
        ("a", b"<!-- x --><!DOCTYPE html><html><body>x</body></html>", "html"),
        ("a", b"\xff\xfe<\0h\0t\0m\0l\0>\0", "html"),
        ("a", b"From: a@b.example\r\nSubject: x\r\n\r\nhello\r\n", "eml"),
        ("a.md", b"# Heading\n\ntext\n", "markdown"),
        ("a.log", b"2021-03-03 started\n", "text"),
        ("a", "größer als".encode("latin-1") * 10, "text"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "image"),
        ("a.txt", b"{\\rtf1 x}", "rtf"),
        ("a.csv", b"a,b\n1,2\n", "csv"),
        ("a.json", b'{"a": 1}', "json"),
        ("a", b"% notes\n\\documentclass{article}", "latex"),
        ("a", b"#!/bin/sh\necho\n", "code"),
        ("a.xml", b"<?xml version='1.0'?><a/>", "code"),
        ("a.mbox", b"From a@b\nFrom: a@b\nTo: c\n\nhi\n\nFrom d@e\nFrom: d\nTo: c\n\nho\n", "mbox"),
        ("a.mbox", b"From a@b Mon Jun 01 10:00:00 2009\n\nText\n", "mbox"),
        ("a.html", b"<div><p>x</p></div>", "html"),
        ("a.eml", b"From a@b Thu\nFrom: a@b\nTo: c\n\nhi\n", "eml"),
        ("a", b"<?xml version='1.0'?>\n<FictionBook xmlns='x'/>", "fb2"),
        ("a", b"\0" * 60 + b"BOOKMOBI", "mobi"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "xls"),
        ("a", b"\xd0\xcf\x11\xe0" + "__substg1.0_".encode("utf-16-le"), "msg"),
    ],
)
def test_the_content_tells_the_kind(name: str, content: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert kind_of(path).name == kind


@pytest.mark.parametrize(
    ("name", "content", "spoken"),
    [
        ("a.mp4", b"\0\0\0\x18ftypmp42", "an MP4 video"),
        ("a.bin", bytes(range(256)) * 8, "a file of an unknown kind"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "old kind (.doc)"),
    ],
)
def test_what_is_not_read_is_skipped_with_what_it_is(
    name: str, content: bytes, spoken: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = read(path)
    assert result.state == "skipped"
    assert spoken in result.reason
    assert result.remedy


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        (["x.txt"], "zip"),
        (["word/notes.txt"], "zip"),
        (["[Content_Types].xml", "ppt/presentation.xml"], "pptx"),
        (["[Content_Types].xml", "xl/workbook.xml"], "xlsx"),
        (["FixedDocSeq.fdseq"], "xps"),
        (["mimetype", "content.xml"], "odt"),
        ([], "zip"),
    ],
)
def test_a_zip_file_is_told_by_its_members(members: list[str], kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for member in members:
            archive.writestr(member, "%PDF-1.7")
    assert kind_of(path).name == kind


def test_an_empty_file_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    result = read(tmp_path / "a.pdf")
    assert (result.state, result.kind) == ("skipped", "")
    assert "0 bytes" in result.reason


def test_a_name_that_contradicts_the_content_is_flagged(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_text(sentences(5))
    result = read(path)
    assert (result.state, result.kind) == ("flagged", "text")
    assert result.reason == "The name ends in .pdf, but the content is plain text."
    assert result.passages


def test_text_and_markdown_and_unknown_endings_contradict_nothing() -> None:
    assert contradiction(Path("a.txt"), "markdown") == ""
    assert contradiction(Path("a.md"), "text") == ""
    assert contradiction(Path("a.2021"), "text") == ""


def test_a_long_text_without_line_breaks_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for shift in range(3):
        path.write_text("x" * shift + "承租人应当归还钥匙。" * 20_000, encoding="utf-8")
        assert kind_of(path).name == "text"
