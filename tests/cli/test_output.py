"""What is printed is seen in time, and a burst of events costs one write."""

import io
import sys

import pytest

from clozet.cli.output import Output
from clozet.messages.library import Event
from clozet.messages.progress import Progress

EVENT = Event(
    id=1,
    path="/a.txt",
    outcome="unchanged",
    state="read",
    reason="",
    kind="text",
    pages=1,
    passages=1,
    words=3,
    language="en",
)
LOOK = Progress(job=1, kind="read", done=2, of=2, seconds_left=None)


def test_a_burst_of_events_goes_out_with_the_next_look_at_the_progress(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(seen)))
    output = Output(json=True, quiet=False)
    output.event(EVENT)
    output.event(EVENT)
    assert seen.getvalue() == b""
    output.progress(LOOK)
    lines = seen.getvalue().splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(b'{"event":"document","id":1,"path":"/a.txt","outcome":"unchanged"')
