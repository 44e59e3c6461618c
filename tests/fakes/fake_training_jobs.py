"""Adaptations of the made-up library as jobs: their steps, and what pauses or ends them.

A job's state lies in the shared library, so that another worker's pause or cancel stops it.
"""

import time
from collections.abc import Iterator
from typing import Any

from fake_library import FakeLibrary

from clozet.messages import adapt_search, housekeeping, progress, training

STEPS_A_MINUTE = 10
SECONDS_A_STEP = 0.01
OPEN = ("running", "paused", "finishing")


def steps(fake: FakeLibrary, job: int) -> Iterator[training.Step | progress.Cancelled]:
    """Yield the steps to come; where it was paused or cancelled, the last thing is a Cancelled."""
    made = made_at(fake.state, job)
    for step in range(made["step"] + 1, made["of"] + 1):
        time.sleep(SECONDS_A_STEP)
        with fake.changing() as state:
            made = made_at(state, job)
            made["step"] = step
        if made["state"] in ("paused", "cancelled"):
            yield progress.Cancelled()
            return
        left = (made["of"] - step) * 6.0
        yield training.Step(
            step=step, of=made["of"], loss=3.0 - step / 1000, tokens_per_second=900.0,
            seconds_left=left,
        )  # fmt: skip
        if made["state"] == "finishing":
            return


def ended(fake: FakeLibrary, job: int) -> dict[str, Any]:
    with fake.changing() as state:
        made = made_at(state, job)
        made["state"] = "done"
        state["models"] = [*state.get("models", ()), made["model"]]
    return made


def begun(fake: FakeLibrary, asked: training.Adapt | adapt_search.AdaptSearch) -> int:
    searches = isinstance(asked, adapt_search.AdaptSearch)
    with fake.changing() as state:
        adaptations = state.setdefault("adaptations", [])
        job = 100 + len(adaptations)
        adaptations.append(
            {
                "job": job,
                "kind": "adapt-search" if searches else "adapt",
                "model": "my-documents-search" if searches else f"adapted-{len(adaptations) + 1}",
                "base": asked.base or "clozet-base",
                "state": "running",
                "trained_on": asked.chosen.collection or "the whole library",
                "step": 0,
                "of": round((asked.minutes or 10) * STEPS_A_MINUTE),
                "minutes": asked.minutes,
            }
        )
    return job


def made_at(state: dict[str, Any], job: int) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in state["adaptations"] if one["job"] == job)
    return found


def job_rows(state: dict[str, Any], asked: object) -> housekeeping.Jobs:
    return housekeeping.Jobs(
        jobs=tuple(
            housekeeping.JobRow(
                id=made["job"],
                kind=made["kind"],
                state=made["state"],
                done=made["step"],
                of=made["of"],
                seconds_left=None,
                error="",
            )
            for made in reversed(state.get("adaptations", []))
        )
    )


def act_on_job(state: dict[str, Any], asked: housekeeping.ActOnJob) -> progress.Done:
    states = {"pause": "paused", "resume": "running", "cancel": "cancelled", "finish": "finishing"}
    for made in state.get("adaptations", []):
        if made["job"] == asked.id and made["state"] in OPEN:
            made["state"] = states[asked.act]
    return progress.Done(ids=(asked.id,))
