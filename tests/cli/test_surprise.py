"""surprise: to the letter of the contract."""

from pathlib import Path

import pytest

from tests.models.tiny_models import make_masked

from .conftest import Built, clozet

TEXT = "Don't pay the rent, Anna."


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(make_masked(tmp_path_factory.mktemp("tiny"), "bert"))


def test_a_text_is_measured_without_a_library(tmp_path: Path, tiny: str) -> None:
    ran = clozet("--json", "surprise", TEXT, "--model", tiny, library=tmp_path / "none")

    assert set(ran.json) == {"text", "model", "score", "pseudo_perplexity", "words"}
    assert set(ran.json["words"][0]) == {
        *("word", "start", "end", "log_probability", "pieces", "expected")
    }
    assert [word["word"] for word in ran.json["words"]][:3] == ["Don", "'", "t"]
    assert not (tmp_path / "none").exists()


def test_lines_of_texts_are_answered_in_order(tmp_path: Path, tiny: str) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text('{"id": "a", "text": "rent"}\n{"id": 2, "text": " "}\nnothing\n')

    ran = clozet("surprise", "--texts", file, "--model", tiny, library=tmp_path / "none")

    assert ran.code == 0
    assert [line.get("id") for line in ran.lines] == ["a", 2, None]
    assert [line.get("error", {}).get("kind") for line in ran.lines] == [None, "nothing", "usage"]


def test_a_page_is_measured_beside_another_model(built: Built, tiny: str) -> None:
    ran = clozet(
        *("--json", "surprise", "--document", built.id("lease.pdf"), "--page", 2),
        *("--model", tiny, "--against", tiny),
        library=built.folder,
    )

    assert {word["page"] for word in ran.json["words"]} == {2}
    own = [word["log_probability"] for word in ran.json["words"]]
    assert ran.json["against"]["log_probabilities"] == pytest.approx(own)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 2),
        (("text", "--passage", 1), 2),
        (("text", "--page", 1), 2),
        (("--passage", 1), 3),
        (("text", "--model", "nobody"), 3),
        ((" ",), 5),
    ],
)
def test_what_cannot_be_done_has_its_exit_code(
    tmp_path: Path, arguments: tuple[object, ...], code: int
) -> None:
    ran = clozet("surprise", *arguments, library=tmp_path / "none")

    assert ran.code == code
    assert ran.err.startswith("clozet: ")
