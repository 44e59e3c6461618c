import json
from pathlib import Path

import pytest

from .conftest import Built, Ran, clozet

TEXT = "The ____ is due on ____."


def fill(tmp_path: Path, *arguments: object) -> Ran:
    """Fill where there is no library."""
    return clozet("--json", "fill", *arguments, library=tmp_path / "none")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    place = tmp_path_factory.mktemp("filled")
    return fill(place, TEXT, "-k", 3, "--joint", "--word", "rent", "--against", "clozet-base")


def test_filling_needs_no_library_and_keeps_to_its_shape(filled: Ran) -> None:
    assert filled.code == 0, filled.err
    found = filled.json
    assert set(found) == {"text", "model", "seconds", "windowed", "blanks", "joint", "against"}
    assert (found["text"], found["model"], found["windowed"]) == (TEXT, "clozet-base", False)
    assert [(blank["start"], blank["end"]) for blank in found["blanks"]] == [(4, 8), (19, 23)]
    for blank in found["blanks"]:
        assert set(blank) == {"index", "start", "end", "entropy", "asked", "candidates"}
        assert set(blank["asked"]) == {"word", "probability", "rank", "score"}
        assert len(blank["candidates"]) == 3
        for one in blank["candidates"]:
            assert one["kind"] == ("softmax" if one["pieces"] == 1 else "chain")
            assert 0 <= one["probability"] <= 1
    assert len(found["joint"]) == 3
    assert [len(one["words"]) for one in found["joint"]] == [2, 2, 2]
    assert found["against"]["blanks"] == found["blanks"]


def test_only_some_words_have_shares_of_one(tmp_path: Path) -> None:
    ran = fill(tmp_path, "Give ____ days' notice.", "--only", "thirty, forty-five,30")

    (blank,) = ran.json["blanks"]
    assert {one["word"] for one in blank["candidates"]} == {"thirty", "forty-five", "30"}
    assert sum(one["relative"] for one in blank["candidates"]) == pytest.approx(1)
    assert "asked" not in blank


def test_a_file_of_texts_is_answered_line_by_line(tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    lines = [{"id": 1, "text": "A ____ day."}, {"id": "b", "text": "None."}, {"text": "Two __."}]
    texts.write_bytes("\n".join([*map(json.dumps, lines), "no JSON", ""]).encode())
    with texts.open("ab") as more:
        more.write('{"text": "A café ____."}'.encode("latin-1"))

    ran = fill(tmp_path, "--texts", texts, "-k", 1, "--pieces", "1")

    assert ran.code == 0
    first, second, third, *damaged = ran.lines
    assert (first["id"], len(first["blanks"])) == (1, 1)
    assert (second["id"], second["error"]["kind"]) == ("b", "nothing")
    assert (third["id"], len(third["blanks"])) == (None, 1)
    assert [line["error"]["kind"] for line in damaged] == ["usage", "usage"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["The rent is due."], 5),
        (["____ ____"], 5),
        (["A ____.", "--model", "nobody"], 3),
        (["A ____.", "--pieces", "4-1"], 2),
        (["A ____.", "--pieces", "0-9"], 2),
        (["A ____.", "--only", ","], 2),
        (["A ____.", "--word", "😀"], 2),
        (["A ____.", "--evidence", "2"], 3),
        (["--texts", "/"], 3),
        ([], 2),
    ],
)
def test_what_cannot_be_filled_has_its_exit_code_and_one_sentence(
    tmp_path: Path, arguments: list[str], code: int
) -> None:
    ran = fill(tmp_path, *arguments)

    assert ran.code == code
    assert ran.json["error"]["message"].endswith(".")
    assert "Traceback" not in ran.err


def test_people_read_probabilities_and_words(tmp_path: Path) -> None:
    ran = clozet("fill", "A ____ day.", "-k", 2, "--pieces", "1", library=tmp_path / "none")

    assert ran.out.startswith("Blank 1 (entropy ")
    assert len(ran.out.splitlines()) == 3


def test_a_candidate_brings_the_passages_that_attest_it(built: Built) -> None:
    asked = ("The notice ____ is three months.", "--only", "period,garden", "--evidence", 2)

    ran = clozet("--json", "fill", *asked, library=built.folder)

    assert ran.code == 0, ran.err
    (blank,) = ran.json["blanks"]
    found = {one["word"]: one["evidence"] for one in blank["candidates"]}
    assert found["period"][0]["document"]["path"].endswith("lease.pdf")
    assert found["period"][0]["page"] == 1
    assert "notice period" in found["period"][0]["text"]


def test_two_hundred_blanks_are_filled_with_words_of_one_piece(tmp_path: Path) -> None:
    text = " ".join(f"The ____ fell on day {number}." for number in range(200))

    ran = fill(tmp_path, text, "-k", 3)
    together = fill(tmp_path, text, "--joint")

    assert ran.code == 0, ran.err
    assert len(ran.json["blanks"]) == 200
    assert {one["pieces"] for blank in ran.json["blanks"] for one in blank["candidates"]} == {1}
    assert (together.code, together.json["error"]["kind"]) == (2, "usage")
