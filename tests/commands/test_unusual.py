"""The shelf of odd passages, over files that were read, with the model that ships."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clozet.commands.masked_models import MaskedModels
from clozet.commands.stopping import StoppedError
from clozet.commands.unusual import find_unusual
from clozet.database.connection import Database
from clozet.messages.search import Filters
from clozet.messages.unusual import FindUnusual, Oddity, Unusual
from clozet.training.general_text import control

NAMES = ("Anna", "Ben", "Cleo", "Dora", "Emil")
LEASE = (
    "Lease with {}. Either party may end this lease by notice in writing to the other. The period"
    " of notice is {} months to the end of a month, and the tenant then gives back all keys.\n"
)
GERMAN = (
    "Der Mieter kann das Mietverhältnis mit einer Frist von drei Monaten kündigen. Die Kündigung"
    " muss schriftlich erklärt werden, und der Vermieter gibt danach die Kaution zurück.\n"
)


def misread(text: str) -> str:
    return text.replace("e", "c").replace("th", "lb").replace("n", "u").replace("i", "l")


@pytest.fixture
def read(db: Database, folder: Path, add: Callable[..., object]) -> Database:
    texts = {f"text{number}": text[:900] for number, text in enumerate(control()[:40])}
    texts |= {f"lease{number}": LEASE.format(name, "three") for number, name in enumerate(NAMES)}
    texts |= {"other lease": LEASE.format("Fay", "six"), "deutsch": GERMAN}
    texts["scan"] = misread(texts["text0"])
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    add(folder)
    return db


@pytest.fixture(scope="module")
def models() -> MaskedModels:
    return MaskedModels(None)


def named(found: Unusual) -> dict[str, Oddity]:
    return {Path(one.document.path).stem: one for one in found.oddities}


def test_odd_passages_are_found_with_their_reasons(read: Database, models: MaskedModels) -> None:
    found = find_unusual(read, models, FindUnusual())
    odd = named(found)

    assert {name: one.kind for name, one in odd.items()} == {
        "other lease": "differs",
        "deutsch": "language",
        "scan": "words",
    }
    assert (odd["other lease"].stands, odd["other lease"].usual) == ("six", "three")
    assert "5 others have “three”" in odd["other lease"].reason
    sentence = odd["other lease"]
    assert sentence.text[sentence.start : sentence.end].startswith("The period of notice is six")
    assert odd["deutsch"].language == "de"
    assert odd["scan"].surprise is not None
    assert found.usual_surprise is not None
    assert odd["scan"].surprise > found.usual_surprise
    assert found.measured <= found.looked_at <= found.of


def test_filters_say_among_what_to_look(read: Database, models: MaskedModels) -> None:
    found = find_unusual(read, models, FindUnusual(filters=Filters(language="de")))

    assert found.oddities == ()
    assert found.of == 1
    assert found.measured == 0


def test_a_search_for_odd_passages_can_be_stopped(read: Database, models: MaskedModels) -> None:
    with pytest.raises(StoppedError):
        find_unusual(read, models, FindUnusual(), stopped=lambda: True)


def test_an_empty_library_has_nothing_odd(db: Database, models: MaskedModels) -> None:
    assert find_unusual(db, models, FindUnusual()).oddities == ()
