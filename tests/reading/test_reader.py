"""Whatever a path leads to, the reader answers with a state, a reason and a remedy."""

import hashlib
import os
import socket
import zipfile
from pathlib import Path

import pytest

from clozet import paths
from clozet.reading.reader import read

from .paper import sentences

SAMPLES = paths.resources() / "sample"


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: str(path.name))
def test_a_sample_is_read_and_left_untouched(path: Path) -> None:
    before = (hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns)
    result = read(path)
    expected = {
        "Receipt leather (scan).pdf": "needs ocr",
        "Settlement (locked).pdf": "needs password",
    }
    assert result.state == expected.get(path.name, "read")
    assert bool(result.passages) == (result.state == "read")
    assert result.words == sum(len(page.text.split()) for page in result.pages)
    assert (hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns) == before


def test_the_lease_says_its_notice_under_its_heading() -> None:
    result = read(SAMPLES / "Commercial lease Harbour St 14.pdf")
    passage = next(p for p in result.passages if "three months' notice in writing" in p.text)
    assert passage.heading == "Commercial lease, 14 Harbour Street › 7. Termination and notice"
    assert "anniversary" in "".join(page.text for page in result.pages)


def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket"))
        for name in ("pipe", "socket", "."):
            result = read(tmp_path / name)
            assert result.state == "skipped"
            assert result.reason and result.remedy


def test_a_vanished_file_says_so(tmp_path: Path) -> None:
    result = read(tmp_path / "gone.pdf")
    assert (result.state, result.reason) == ("failed", "The file is not there any more.")


def test_a_refused_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text("x")
    monkeypatch.setattr(Path, "open", refuse)
    assert "does not let" in read(tmp_path / "a.txt").reason


def test_a_name_that_is_not_utf8_is_read(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text(sentences(3))
    result = read(path)
    assert result.state == "read"
    assert result.title == "caf\ufffd.txt"


def test_an_archive_that_expands_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", b"\0" * (64 * 1024 * 1024))
    result = read(path)
    assert result.state == "failed"
    assert "expands" in result.reason


def test_a_defect_is_raised_and_not_taken_for_a_bad_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise ZeroDivisionError

    (tmp_path / "a.txt").write_text("x")
    monkeypatch.setattr("clozet.reading.formats.plain_text.read", broken)
    with pytest.raises(ZeroDivisionError):
        read(tmp_path / "a.txt")
