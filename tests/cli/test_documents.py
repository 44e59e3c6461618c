"""list, show, remove, skip and collection."""

from pathlib import Path

import pytest

from .conftest import LEASE, LETTER, Built, clozet, fingerprints

ROW = {
    "id",
    "path",
    "paths",
    "state",
    "reason",
    "kind",
    "title",
    "date",
    "pages",
    "passages",
    "words",
    "language",
    "collections",
}


def test_list_has_one_row_a_path_with_the_fields_of_the_contract(built: Built) -> None:
    rows = clozet("--json", "list", library=built.folder).json["documents"]
    assert len(rows) == len(built.events)
    assert all(row.keys() >= ROW for row in rows)
    copy = next(row for row in rows if row["path"].endswith("copy.txt"))
    assert len(copy["paths"]) == 2
    assert copy["collections"] == ["Home"]
    locked = next(row for row in rows if row["path"].endswith("locked.pdf"))
    assert locked["id"] is None


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--state", "needs password"], 1),
        (["--kind", "pdf", "--state", "read"], 1),
        (["--collection", "Home"], 5),
        (["--collection", "Nowhere"], 0),
    ],
)
def test_list_filters_by_state_kind_and_collection(
    built: Built, options: list[str], count: int
) -> None:
    rows = clozet("--json", "list", *options, library=built.folder).json["documents"]
    assert len(rows) == count


def test_list_is_a_table_for_people(built: Built) -> None:
    out = clozet("list", library=built.folder).out
    assert "needs password" in out
    assert str(built.files / "lease.pdf") in out


def test_show_gives_the_text_of_each_page(built: Built) -> None:
    shown = clozet("--json", "show", built.id("lease.pdf"), library=built.folder).json
    assert shown.keys() >= ROW
    assert [page["page"] for page in shown["pages"]] == [1, 2]
    assert shown["pages"][0]["text"].split() == LEASE[0].split()
    assert shown["pages"][0]["width"] == pytest.approx(595, abs=1)
    one = clozet("--json", "show", built.id("lease.pdf"), "--page", 2, library=built.folder).json
    assert [page["page"] for page in one["pages"]] == [2]


def test_a_text_has_one_page_without_a_size(built: Built) -> None:
    shown = clozet("--json", "show", built.id("letter.txt"), library=built.folder).json
    assert shown["pages"] == [
        {"page": 1, "text": LETTER, "width": None, "height": None, "ocr": None}
    ]


def test_what_is_not_there_is_said(built: Built) -> None:
    assert clozet("show", 999, library=built.folder).code == 3
    assert clozet("show", 1, "--page", 9, library=built.folder).code == 3
    assert clozet("remove", 999, library=built.folder).code == 3
    assert clozet("skip", "/nowhere/at/all", library=built.folder).code == 3


def test_a_removed_document_is_gone_from_every_file_of_the_library(
    copied: Path, built: Built
) -> None:
    removed = clozet("--json", "remove", built.id("lease.pdf"), library=copied)
    assert removed.json == {"done": True, "ids": [built.id("lease.pdf")]}
    for file in copied.rglob("*"):
        assert not file.is_file() or b"Apples are shared" not in file.read_bytes(), file
    assert fingerprints(built.files) == built.before


def test_remove_takes_paths_that_could_not_be_read(copied: Path, built: Built) -> None:
    ran = clozet("--json", "remove", built.files / "locked.pdf", library=copied)
    assert ran.json == {"done": True, "ids": []}
    assert not clozet("--json", "list", "--state", "needs password", library=copied).json[
        "documents"
    ]


def test_remove_finds_a_path_through_a_symlink(copied: Path, built: Built, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(built.files)
    ran = clozet("--json", "remove", tmp_path / "link" / "letter.txt", library=copied)
    assert ran.json["ids"] == [built.id("letter.txt")]


def test_remove_takes_the_escaped_name_that_was_printed(copied: Path, built: Built) -> None:
    name = built.event("caf%E9.txt")["path"]
    assert clozet("--json", "remove", name, library=copied).json["ids"] == [built.id("caf%E9.txt")]


def test_a_skipped_path_is_listed_and_not_read_again(copied: Path, built: Built) -> None:
    assert clozet("skip", built.files / "locked.pdf", library=copied).code == 0
    skipped = clozet("--json", "list", "--state", "skipped", library=copied).json["documents"]
    assert any(row["path"].endswith("locked.pdf") for row in skipped)
    states = [event.get("state") for event in clozet("--json", "sync", library=copied).lines]
    assert "needs password" not in states


def test_collections_are_made_filled_emptied_and_deleted(copied: Path, built: Built) -> None:
    lease = built.id("lease.pdf")
    for act in (["create", "Law"], ["add", "Law", lease], ["remove", "Law", lease]):
        assert clozet("collection", *act, library=copied).code == 0
        found = clozet("--json", "collection", "list", library=copied).json["collections"]
        held = next(row["documents"] for row in found if row["name"] == "Law")
        assert held == (1 if act[0] == "add" else 0)
    assert clozet("collection", "delete", "Law", library=copied).code == 0
    assert clozet("collection", "delete", "Law", library=copied).code == 3
