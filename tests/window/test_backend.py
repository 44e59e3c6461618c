"""Requests reach real processes, and a process that dies is survived."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import psutil
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from clozet.database.connection import open_library
from clozet.messages.housekeeping import AskStatus, Status
from clozet.messages.library import Embed, ListDocuments, Retry
from clozet.messages.progress import Cancelled, Done, Failed, Progress
from clozet.messages.reading import RenderPage
from clozet.messages.search import Search, Similar, WarmUp
from clozet.paths import LibraryPaths
from clozet.window.backend import Backend
from clozet.window.roles import _MODELS, role_of
from clozet.window.worker_ended import WorkerEnded
from clozet.worker.models_role import LONG, ModelsRole

from .conftest import fake_command

Made = Callable[[str], Backend]


@pytest.fixture
def with_villain(qapp: object, tmp_path: Path):
    made: list[Backend] = []

    def make(villain: str) -> Backend:
        made.append(Backend(tmp_path / "library", fake_command(3, villain)))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_each_request_goes_to_the_process_that_does_it() -> None:
    assert role_of(RenderPage(path="a", page=1, png="b")) == "reader"
    assert role_of(Search(query="a", mode="words")) == "library"
    assert role_of(Search(query="a", mode="both")) == "models"
    assert role_of(Similar(passage=1)) == role_of(WarmUp()) == "models"
    assert role_of(Embed()) == "trainer"
    assert role_of(ListDocuments()) == "library"


def test_all_that_the_models_worker_answers_is_sent_to_it(tmp_path: Path) -> None:
    paths = LibraryPaths(tmp_path / "library")
    open_library(paths, create=True).close()
    role = ModelsRole(paths)
    role._db.close()
    answered = {*role._acts, *role._stoppable, *get_args(LONG)}
    assert answered - {Search} == set(get_args(_MODELS))


def test_an_answer_comes_back(backend: Backend, qtbot: QtBot) -> None:
    answers: list[object] = []
    backend.ask(AskStatus(), answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=30_000)
    assert isinstance(answers[0], Status)


def test_progress_comes_before_the_last_answer(backend: Backend, qtbot: QtBot) -> None:
    answers: list[object] = []
    backend.ask(Embed(), answers.append, progressed=answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=30_000)
    assert isinstance(answers[0], Progress)
    assert isinstance(answers[1], Done)


def test_what_nobody_asked_for_is_a_signal(backend: Backend, qtbot: QtBot) -> None:
    with qtbot.waitSignal(backend.changed, timeout=30_000):
        backend.ask(Retry(paths=("/papers/paper 000004.pdf",)), lambda answer: None)


@pytest.mark.parametrize("villain", ["dies", "babbles"])
def test_a_process_that_ends_fails_its_requests_alone(
    with_villain: Made, qtbot: QtBot, villain: str
) -> None:
    backend = with_villain(f"{villain}:AskStatus")
    answers: list[object] = []
    ends: list[WorkerEnded] = []
    backend.worker_ended.connect(ends.append)
    backend.ask(AskStatus(), answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=30_000)
    assert isinstance(answers[0], Failed)
    assert answers[0].kind == "worker"
    assert answers[0].message and answers[0].remedy
    assert ends[0].restarted
    backend.ask(ListDocuments(), answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=30_000)
    assert not isinstance(answers[1], Failed)


def test_a_process_that_always_dies_is_given_up(with_villain: Made, qtbot: QtBot) -> None:
    backend = with_villain("dies:AskStatus")
    answers: list[Failed] = []
    for count in range(1, 8):
        backend.ask(AskStatus(), answers.append)
        qtbot.waitUntil(lambda count=count: len(answers) == count, timeout=30_000)
    assert "open it again" in answers[-1].remedy


def test_cancelling_the_trainer_ends_it(with_villain: Made, qtbot: QtBot) -> None:
    backend = with_villain("hangs:Embed")
    answers: list[object] = []
    ticket = backend.ask(Embed(), answers.append)
    qtbot.wait(300)
    ticket.cancel()
    qtbot.waitUntil(lambda: bool(answers), timeout=30_000)
    assert isinstance(answers[0], Cancelled)


def test_closing_leaves_no_process_behind(with_villain: Made, qtbot: QtBot) -> None:
    backend = with_villain("hangs:Embed")
    answers: list[object] = []
    backend.ask(Embed(), lambda answer: None)
    backend.ask(AskStatus(), answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=30_000)
    children = [c for c in psutil.Process().children() if "fake_worker" in " ".join(c.cmdline())]
    assert len(children) == 2
    backend.close()
    assert not any(child.is_running() and child.status() != "zombie" for child in children)


def test_an_answer_for_a_widget_that_has_gone_is_dropped(backend: Backend, qtbot: QtBot) -> None:
    class Asker(QObject):
        def answered(self, answer: object) -> None:
            raise AssertionError("it has gone")

    asker = Asker()
    backend.ask(AskStatus(), asker.answered)
    asker.deleteLater()
    answers: list[object] = []
    qtbot.wait(50)
    backend.ask(AskStatus(), answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=30_000)
