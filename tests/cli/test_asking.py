"""cloze and frame: their shape, their errors, their table."""

import csv
from pathlib import Path

import pytest

from clozet.cli.asking import write_csv
from clozet.errors import NotThereError

from .conftest import Built, clozet


def test_the_value_that_a_document_gives_comes_with_its_place(built: Built) -> None:
    found = clozet(
        "--json", "cloze", "The tenant shall pay a rent of ____ euros.", library=built.folder
    ).json
    assert found.keys() >= {"text", "attested", "values", "guess"}
    assert found["attested"] is True
    value = found["values"][0]
    assert value["value"] == "900"
    assert 0 < value["probability_in_passage"] < 1
    assert value["evidence"][0]["document"]["id"] == built.id("lease.pdf")
    assert "900" in value["evidence"][0]["sentence"]["text"]
    assert value["evidence"][0]["sentence"]["rectangles"]["1"]


def test_what_no_document_says_is_only_guessed(built: Built) -> None:
    found = clozet("--json", "cloze", "The emperor was crowned on ____.", library=built.folder).json
    assert (found["attested"], found["values"]) == (False, [])
    assert found["guess"]["word"]


def test_each_document_has_one_row_also_without_a_value(built: Built, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    sentence = "The tenant shall pay a rent of ____ euros."
    found = clozet(
        "--json", "cloze", sentence, "--per-document", "--csv", file, library=built.folder
    ).json
    rows = {Path(row["document"]["path"]).name: row["value"] for row in found["rows"]}
    assert rows["lease.pdf"] == "900"
    assert rows["letter.txt"] is None
    with file.open(encoding="utf-8", newline="") as opened:
        table = list(csv.DictReader(opened))
    assert len(table) == len(found["rows"])
    assert "900" in {row["value"] for row in table}


def test_a_frame_counts_what_stands_in_its_hole(built: Built) -> None:
    found = clozet("--json", "frame", "rent of [ ] euros", library=built.folder).json
    assert [(one["text"], one["count"]) for one in found["fillers"]] == [("900", 1)]
    assert len(found["guesses"]) == 10


def test_errors_are_said_and_have_their_codes(built: Built, tmp_path: Path) -> None:
    assert clozet("cloze", "There is none.", library=built.folder).code == 5
    assert clozet("frame", "no hole", library=built.folder).code == 5
    assert clozet("cloze", "The ____.", library=tmp_path / "none").code == 3


@pytest.mark.parametrize("place", ["", "no folder/table.csv"])
def test_a_table_that_cannot_be_written_is_said(tmp_path: Path, place: str) -> None:
    with pytest.raises(NotThereError, match="No file can be written"):
        write_csv(tmp_path / place, ("value",), [("30",)])
