"""widen: words that could stand for those of a query, as the library has them."""

from pathlib import Path

import pytest

from .conftest import clozet

CONTRACTS = (
    "The contract ends when one party dies. The agreement was signed in May.",
    "The agreement ends on 31 December. The lawyer keeps the contract in a safe.",
    "This contract is made between the parties. An attorney wrote the agreement.",
    "Each agreement names its parties. The lawyer explained the treaty to them.",
    "An attorney told the client that the contract was void.",
    "The bread was baked in the morning. Butter and salt were missing.",
    "Snow fell on the hills all night, and the road was closed.",
    "A heron stood in the shallow water and waited.",
)


@pytest.fixture(scope="module")
def contracts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contracts")
    for number, text in enumerate(CONTRACTS):
        (folder / f"{number}.txt").write_text(text)
    library = folder / "library"
    assert clozet("add", folder, library=library).code == 0
    return library


def test_a_word_is_widened_by_what_could_stand_in_its_place(contracts: Path) -> None:
    found = clozet("--json", "widen", "the snow agreement", library=contracts).json
    words = {word["word"]: word["substitutes"] for word in found["words"]}
    (contract,) = [one for one in words["agreement"] if one["word"] == "contract"]
    assert contract["adds"] == 1
    assert 0 < contract["probability"] < 1
    assert contract["similarity"] > 0.5
    assert contract["part"] in found["widened"].split()
    assert found["widened"].startswith("the snow agreement ")


def test_words_that_the_library_lacks_or_the_query_has_are_not_offered(contracts: Path) -> None:
    found = clozet("--json", "widen", "agreement or contract", library=contracts).json
    offered = {one["word"] for word in found["words"] for one in word["substitutes"]}
    assert offered.isdisjoint({"contract", "contracts", "agreement", "arrangement"})


def test_people_read_how_many_passages_each_word_adds(contracts: Path) -> None:
    ended = clozet("widen", "agreement", library=contracts)
    assert ended.code == 0
    assert "+ contract 1" in ended.out
    assert clozet("widen", "xylophone", library=contracts).out.startswith("Nothing could stand")


def test_a_query_without_a_word_is_refused(contracts: Path) -> None:
    assert clozet("widen", "?!", library=contracts).code == 5
