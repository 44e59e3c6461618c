"""report: a search as a file, its pages lit, whatever the documents hold."""

import base64
import re
from pathlib import Path

import pymupdf

from tests.commands.conftest import make_pdf

from .conftest import Built, clozet

HOSTILE = 'The gardener wrote <script>alert("bees")</script> & <img src="http://x/y"> by hand.'


def test_a_report_is_a_page_without_scripts_that_needs_no_other_file(
    built: Built, tmp_path: Path
) -> None:
    file = tmp_path / "rent.html"
    done = clozet(
        "--json", "report", "rent of 900 euros", "--output", file, library=built.folder
    ).json
    assert (done["done"], done["file"]) == (True, str(file))
    assert done["pictures"] == done["results"] > 0
    page = file.read_text(encoding="utf-8")
    assert '<b class="lit">The Tenant shall pay a rent of 900 euros.</b>' in page
    assert "lease.pdf, pp. 1–2" in page
    pictures = re.findall(r'src="data:image/png;base64,([^"]+)"', page)
    assert len(pictures) == done["pictures"]
    assert base64.b64decode(pictures[0]).startswith(b"\x89PNG")
    assert "<script" not in page


def test_what_documents_hold_is_text_in_a_report(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(HOSTILE)
    library, file = tmp_path / "library", tmp_path / "bees.html"
    clozet("add", "--no-embed", tmp_path / "note.txt", library=library)
    clozet("report", "gardener", "--mode", "words", "--output", file, library=library)
    page = file.read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(&quot;bees&quot;)" in page
    assert "<script" not in page
    assert "http://x/y" not in re.sub(r"&lt;img src=&quot;http://x/y&quot;&gt;", "", page)


def test_a_pdf_has_quotation_citation_and_the_lit_page(built: Built, tmp_path: Path) -> None:
    file = tmp_path / "rent.pdf"
    assert clozet("report", "rent", "-k", "1", "--output", file, library=built.folder).code == 0
    with pymupdf.open(file) as report:
        text = " ".join(report[0].get_text().split())
        assert "The Tenant shall pay a rent of 900 euros." in text
        assert "lease.pdf, pp. 1–2" in text
        assert "1 passage, " in text
        assert sum(len(page.get_images()) for page in report) == 1


def test_a_page_that_cannot_be_drawn_any_more_says_why(tmp_path: Path) -> None:
    make_pdf(tmp_path / "gone.pdf", "The heron waits in the reeds.")
    library, file = tmp_path / "library", tmp_path / "heron.html"
    clozet("add", "--no-embed", tmp_path / "gone.pdf", library=library)
    (tmp_path / "gone.pdf").unlink()
    asked = ("report", "heron", "--mode", "words", "--output", file)
    done = clozet("--json", *asked, library=library).json
    assert (done["results"], done["pictures"]) == (1, 0)
    assert "The file is not there any more." in file.read_text()


def test_a_file_that_is_there_is_kept_and_names_are_checked(built: Built, tmp_path: Path) -> None:
    file = tmp_path / "kept.html"
    file.write_text("mine")
    asked = ("report", "rent", "--mode", "words", "--output")
    refused = clozet(*asked, file, library=built.folder)
    assert (refused.code, file.read_text()) == (2, "mine")
    assert "--force" in refused.err
    assert clozet(*asked, file, "--force", library=built.folder).code == 0
    assert "<h1>rent</h1>" in file.read_text()
    assert clozet(*asked, tmp_path / "report.doc", library=built.folder).code == 2
    assert clozet(*asked, tmp_path / "no" / "a.pdf", library=built.folder).code == 3
    nothing = ("report", "xylophone", "--mode", "words", "--output", tmp_path / "none.pdf")
    assert clozet(*nothing, library=built.folder).code == 5
    assert not (tmp_path / "none.pdf").exists()
    assert not list(built.folder.glob(".report-*"))


def test_passages_that_were_chosen_are_all_there_however_far_down(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    for number in range(20):
        (notes / f"{number:02}.txt").write_text("A heron stood in the reeds. " * (number + 1))
    library, file = tmp_path / "library", tmp_path / "herons.html"
    clozet("add", "--no-embed", notes, library=library)
    asked = ("--json", "report", "heron", "--mode", "words", "--output", file, "--passages")
    assert clozet(*asked, "1", "20", library=library).json["results"] == 2
    missing = clozet(*asked, "1", "77", "--force", library=library)
    assert missing.code == 3
    assert "77" in missing.err
