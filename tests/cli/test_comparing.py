"""The verb compare, and drafts named where documents are shown."""

from pathlib import Path

from tests.commands.test_drafts import DRAFT, SECOND

from .conftest import clozet


def test_two_drafts_are_named_and_compared(tmp_path: Path) -> None:
    library, files = tmp_path / "library", tmp_path / "files"
    files.mkdir()
    (files / "one.txt").write_text(DRAFT)
    (files / "two.txt").write_text(SECOND)
    clozet("add", files, "--no-embed", library=library)
    listed = clozet("--json", "list", library=library).json["documents"]
    one, two = (row["id"] for row in sorted(listed, key=lambda row: row["path"]))
    shown = clozet("--json", "show", one, library=library).json
    assert shown["near_duplicates"] == [{"id": two, "path": str(files / "two.txt")}]
    found = clozet("--json", "compare", one, two, library=library).json
    assert [(c["one"]["text"], c["other"]["text"]) for c in found["changes"]] == [
        ("thirty", "sixty")
    ]
    assert "- p. 1: thirty\n+ p. 1: sixty" in clozet("compare", one, two, library=library).out
    assert clozet("compare", one, 99, library=library).code == 3
