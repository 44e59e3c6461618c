"""The verb label: its JSON, its words and its exit codes."""

from pathlib import Path

from .conftest import Built, clozet


def test_a_label_is_made_given_suggested_and_deleted(built: Built, copied: Path) -> None:
    lease, letter = built.id("lease.pdf"), built.id("letter.txt")

    made = clozet("--json", "label", "create", "Home", library=copied)
    given = clozet("--json", "label", "set", "Home", lease, letter, library=copied)
    listed = clozet("--json", "label", "list", "--document", lease, library=copied)
    found = clozet("--json", "label", "suggest", "Home", library=copied)
    said = clozet("label", "suggest", "Home", library=copied)
    gone = clozet("--json", "label", "delete", "Home", library=copied)

    assert (made.json, given.json) == (
        {"done": True, "ids": []},
        {"done": True, "ids": [lease, letter]},
    )
    assert listed.json == {
        "labels": [{"name": "Home", "of": "documents", "examples": 2, "refused": 0}]
    }
    assert found.json.keys() == {
        *("label", "of", "examples", "against", "accuracy", "baseline", "note"),
        *("stale", "seconds", "suggestions"),
    }
    assert found.json["suggestions"][0].keys() == {
        *("probability", "document", "passage", "page", "text"),
    }
    assert found.json["seconds"] < 1.0
    assert "Few examples (2)" in said.out
    assert gone.code == 0


def test_a_label_without_examples_is_5_and_an_unknown_one_3(copied: Path) -> None:
    clozet("label", "create", "Home", library=copied)

    empty = clozet("--json", "label", "suggest", "Home", library=copied)
    unknown = clozet("--json", "label", "set", "Away", 1, library=copied)

    assert (empty.code, empty.json["error"]["kind"]) == (5, "nothing")
    assert (unknown.code, unknown.json["error"]["kind"]) == (3, "not there")
