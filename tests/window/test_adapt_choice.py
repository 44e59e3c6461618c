"""What to adapt: collections and documents, the time, and what to expect."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clozet.messages.library import ChangeCollection
from clozet.messages.training import Chosen
from clozet.window.adapt_choice import AdaptChoice
from clozet.window.backend import Backend
from clozet.window.overview import Overview

from .conftest import fake_command

PATIENCE = 30_000
DOCUMENTS = 60  # of which 38 are read, each of 1,200 words


def fill(backend: Backend, qtbot: QtBot) -> None:
    """Make two collections of the made-up documents."""
    answers: list[object] = []
    for name, ids in (("Contracts", (1, 2, 3)), ("Letters", (6, 7))):
        backend.ask(ChangeCollection(act="create", name=name), answers.append)
        backend.ask(ChangeCollection(act="add", name=name, ids=ids), answers.append)
    qtbot.waitUntil(lambda: len(answers) == 4, timeout=PATIENCE)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[Backend]:
    made = Backend(tmp_path_factory.mktemp("library"), fake_command(documents=DOCUMENTS))
    yield made
    made.close()


@pytest.fixture
def choice(shared: Backend, qtbot: QtBot) -> AdaptChoice:
    overview = Overview(shared)
    made = AdaptChoice(shared)
    overview.collections.connect(made.fill)
    qtbot.addWidget(made)
    made.show()
    if overview.last_collections is None:
        overview.ask()
    qtbot.waitUntil(lambda: made.tree.topLevelItemCount() > 0, timeout=PATIENCE)
    if made.tree.topLevelItemCount() == 1:
        fill(shared, qtbot)
    qtbot.waitUntil(lambda: made.tree.topLevelItemCount() == 4, timeout=PATIENCE)
    return made


def choose(
    choice: AdaptChoice, qtbot: QtBot, collection: str = "Contracts", minutes: float = 10
) -> None:
    choice.choose(collection, minutes)
    qtbot.waitUntil(lambda: choice.estimate is not None, timeout=PATIENCE)


def test_nothing_can_be_started_before_something_is_chosen(choice: AdaptChoice) -> None:
    assert choice.asked is None


def test_a_collection_is_chosen_whole(choice: AdaptChoice, qtbot: QtBot) -> None:
    choose(choice, qtbot)
    assert choice.tree.chosen == Chosen(collection="Contracts")
    assert choice.name == "Contracts, 10 minutes"


def test_two_collections_are_chosen_by_their_documents(choice: AdaptChoice, qtbot: QtBot) -> None:
    tree = choice.tree
    for name in ("Contracts", "Letters"):
        tree.choose(name)
    qtbot.waitUntil(lambda: tree.chosen == Chosen(documents=(1, 2, 3, 6, 7)), timeout=PATIENCE)
    assert tree.chosen_words == "5 documents"


def test_documents_of_an_opened_collection_are_chosen_one_by_one(
    choice: AdaptChoice, qtbot: QtBot
) -> None:
    tree = choice.tree
    contracts = tree.topLevelItem(1)
    assert contracts is not None
    contracts.setExpanded(True)
    qtbot.waitUntil(lambda: contracts.childCount() == 3, timeout=PATIENCE)
    child = contracts.child(1)
    assert child is not None
    child.setCheckState(0, Qt.CheckState.Checked)
    assert tree.chosen == Chosen(documents=(2,))
    assert contracts.checkState(0) == Qt.CheckState.PartiallyChecked


def test_all_documents_and_single_collections_leave_each_other(
    choice: AdaptChoice, qtbot: QtBot
) -> None:
    tree = choice.tree
    tree.choose("Contracts")
    whole = tree.topLevelItem(0)
    assert whole is not None
    whole.setCheckState(0, Qt.CheckState.Checked)
    assert tree.chosen == Chosen()
    tree.choose("Letters")
    assert tree.chosen == Chosen(collection="Letters")


def test_the_space_bar_checks_a_row(choice: AdaptChoice, qtbot: QtBot) -> None:
    tree = choice.tree
    tree.setCurrentItem(tree.topLevelItem(1))
    tree.setFocus()
    qtbot.keyClick(tree.viewport(), Qt.Key.Key_Space)
    assert tree.chosen == Chosen(collection="Contracts")


def test_little_text_is_said_before_starting(choice: AdaptChoice, qtbot: QtBot) -> None:
    choose(choice, qtbot)
    assert "little text" in choice.expectation.warning
    whole = choice.tree.topLevelItem(0)
    assert whole is not None
    whole.setCheckState(0, Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: choice.expectation.warning == "", timeout=PATIENCE)
    assert "Words: 45,600" in choice.expectation.facts()


def test_an_own_time_is_taken(choice: AdaptChoice, qtbot: QtBot) -> None:
    choose(choice, qtbot, minutes=45)
    assert choice.asked is not None
    assert choice.asked.minutes == 45
