"""The strip says what is done, how far, how long, and can stop it."""

from collections.abc import Callable

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from clozet.messages.housekeeping import JobRow, Jobs
from clozet.messages.progress import Progress
from clozet.window.job_words import job_words, time_left

from .conftest import OpenWindow


def job(state: str = "running", kind: str = "read", number: int = 7) -> JobRow:
    return JobRow(
        id=number, kind=kind, state=state, done=41, of=812, seconds_left=170.0, error=""
    )  # fmt: skip


def test_progress_is_a_sentence(qapp: object) -> None:
    assert job_words(job()) == "Reading 41 of 812, about 3 min left"
    assert job_words(job("paused")) == "Reading 41 of 812, paused"
    stopped = msgspec.structs.replace(job("paused"), error="The disk is full.")
    assert job_words(stopped) == "Reading 41 of 812, The disk is full."
    embedding = Progress(job=1, kind="embed", done=1200, of=3000)
    assert job_words(embedding) == "Preparing search by meaning, 1,200 of 3,000 passages"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (3, "a few seconds left"),
        (37, "about 40 s left"),
        (100, "about 2 min left"),
        (9000, "about 2.5 h left"),
    ],
)
def test_time_is_said_as_a_person_would(qapp: object, seconds: float | None, words: str) -> None:
    assert time_left(seconds) == words


def test_a_job_can_be_paused_resumed_and_cancelled(
    open_window: OpenWindow, asked: Callable[[], list[str]], qtbot: QtBot
) -> None:
    strip = open_window(documents=3).strip
    strip._take_jobs(Jobs(jobs=(job(), job(number=8, kind="embed"))))
    assert strip._words.text().startswith("Reading 41 of 812")
    assert strip.more.text() == "1 more job"
    strip._pause.click()
    assert strip.job.kind == "embed"
    strip._pause.click()
    assert strip._pause.text() == "Resume"
    strip._cancel.click()
    strip._cancel.click()
    assert strip.job is None
    qtbot.waitUntil(lambda: asked().count("ActOnJob") == 4, timeout=30_000)


def test_a_job_that_is_done_leaves_the_strip(open_window: OpenWindow) -> None:
    strip = open_window(documents=3).strip
    strip.take_progress(Progress(job=9, kind="read", done=1, of=2))
    assert strip._bar.isVisible()
    strip.take_progress(Progress(job=9, kind="read", done=2, of=2))
    assert not strip._bar.isVisible()
    assert strip._words.text() == "Nothing to do"


def test_it_says_that_nothing_left_this_computer(open_window: OpenWindow) -> None:
    window = open_window(documents=3)
    assert window.strip.network.text() == "Nothing left this computer"
    window.strip.network.click()
    assert window.view == "settings"
