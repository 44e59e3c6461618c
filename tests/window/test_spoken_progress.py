"""Progress is said at each quarter and at the end, not at each file."""

import msgspec

from clozet.messages.housekeeping import JobRow
from clozet.window.spoken_progress import SpokenProgress


def at(done: int, job: int = 1) -> JobRow:
    return JobRow(
        id=job, kind="read", state="running", done=done, of=8, seconds_left=None, error=""
    )


def test_each_quarter_is_said_once_and_the_end(qapp: object) -> None:
    said: list[str] = []
    progress = SpokenProgress(said.append)

    for done in range(8):
        progress.hear(at(done))
    progress.hear(None)
    progress.hear(None)

    assert said == [
        "Reading 2 of 8",
        "Reading 4 of 8",
        "Reading 6 of 8",
        "Done: nothing is left to do",
    ]


def test_another_job_begins_in_silence(qapp: object) -> None:
    said: list[str] = []
    progress = SpokenProgress(said.append)

    progress.hear(at(2))
    progress.hear(msgspec.structs.replace(at(4, job=2), kind="embed"))

    assert said == []
