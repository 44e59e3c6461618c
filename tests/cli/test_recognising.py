"""The verb ocr and add --ocr, with the real Tesseract; and what is said where there is none."""

import os
import sys
from pathlib import Path

import pytest

from tests.reading.scans import HERE, LINES, NO_TESSERACT, scan

from .conftest import clozet

needs_tesseract = pytest.mark.skipif(not HERE, reason=NO_TESSERACT)


@needs_tesseract
def test_a_scan_is_found_on_its_page_once_it_is_recognised(tmp_path: Path) -> None:
    library, path = tmp_path / "library", scan(tmp_path / "scan.pdf", LINES[:1], LINES[1:])
    (before, _) = clozet("--json", "add", path, "--no-embed", library=library).lines
    assert (before["state"], before["passages"]) == ("needs ocr", 0)
    *pages, document, done = clozet("--json", "ocr", before["id"], library=library).lines
    assert [page["event"] for page in pages] == ["page", "page"]
    assert (document["state"], done["event"], done["pages"]) == ("read", "done", 2)
    (found,) = clozet("--json", "search", "deposit", "--mode", "words", library=library).json[
        "results"
    ]
    assert "2" in found["sentence"]["rectangles"]
    (listed,) = clozet("--json", "list", library=library).json["documents"]
    assert (listed["recognised"], listed["vectors"]) == (2, listed["passages"])


@needs_tesseract
def test_add_recognises_what_it_adds_and_tells_each_file_once(tmp_path: Path) -> None:
    path = scan(tmp_path / "scan.pdf", LINES)
    ran = clozet("--json", "add", path, "--ocr", "--no-embed", library=tmp_path / "library")
    assert [line["event"] for line in ran.lines] == ["page", "document", "done"]
    assert ran.lines[-1]["states"] == {"read": 1}
    assert ran.lines[-1]["passages"] == 1


@needs_tesseract
def test_an_unknown_language_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    library = tmp_path / "library"
    clozet("add", scan(tmp_path / "scan.pdf", LINES), "--no-embed", library=library)
    ran = clozet("ocr", "--all", "--language", "tlh", library=library)
    assert ran.code == 2
    assert "no language “tlh”; it has" in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="programs are looked for otherwise")
def test_without_tesseract_a_line_says_how_to_get_it(tmp_path: Path) -> None:
    library, alone = tmp_path / "library", {**os.environ, "PATH": str(tmp_path)}
    path = scan(tmp_path / "scan.pdf", LINES)
    added = clozet("add", path, "--ocr", "--no-embed", library=library, env=alone)
    assert (added.code, "apt install tesseract-ocr" in added.err) == (0, True)
    ran = clozet("--json", "ocr", "--all", library=library, env=alone)
    assert (ran.code, ran.json["error"]["kind"]) == (5, "nothing")
    doctor = clozet("--json", "doctor", library=library, env=alone).json["checks"]
    (check,) = [check for check in doctor if check["check"] == "text recognition"]
    assert check["ok"] and "apt install" in check["remedy"]


def test_ocr_of_nothing_is_wrong_usage(tmp_path: Path) -> None:
    assert clozet("ocr", library=tmp_path).code == 2
