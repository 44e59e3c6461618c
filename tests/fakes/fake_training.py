"""Adaptations of the made-up library: ten quick steps for each minute that was asked for.

The job's state lies in the shared library, so that another worker's pause or cancel stops it.
"""

import math
import time
from collections.abc import Iterator
from typing import Any

from fake_library import FakeLibrary

from clozet.messages import adapt_search, cloze, housekeeping, progress, training
from clozet.messages.json_lines import Answer

STEPS_A_MINUTE = 10
SECONDS_A_STEP = 0.01
STEPS_BETWEEN_EVALUATIONS = 20
TEXT = "The lessee pays the rent in June. The landlord repairs the roof."
SENTENCE = "The lessee pays the rent."
OPEN = ("running", "paused", "finishing")


def measures(loss: float) -> training.Measures:
    return training.Measures(
        loss=loss,
        perplexity=math.exp(loss),
        accuracy_1=0.9 - loss / 6,
        accuracy_5=min(1.0, 1.1 - loss / 6),
    )


def evaluation(step: int) -> training.Evaluation:
    gained = 0.8 * (1 - math.exp(-step / 60))
    bounds = (-gained - 0.06, -gained + 0.06)
    share = (gained / 6 - 0.02, gained / 6 + 0.02)
    intervals = training.Intervals(
        loss=bounds, accuracy_1=share, accuracy_5=share, control_accuracy_1=(-0.01, 0.01)
    )
    return training.Evaluation(
        step=step,
        heldout=measures(3.2 - gained),
        control=measures(2.6),
        intervals=intervals if step else None,
    )


def sample(step: int) -> training.MaskedSample:
    def piece(word: str, kind: Any, shown: str, guess: str) -> cloze.MaskedPiece:
        start = TEXT.index(word)
        return cloze.MaskedPiece(
            piece=shown,
            kind=kind,
            original=word,
            guess=guess,
            loss=0.5,
            probability=0.6,
            start=start,
            end=start + len(word),
        )

    tokens = (
        piece("rent", "mask", "[MASK]", "rent"),
        piece("June", "random", "river", "May"),
        piece("repairs", "kept", "repairs", "repairs"),
    )
    return training.MaskedSample(
        step=step, passage=1, text=TEXT, tokens=tokens, document="Paper 0", page=2
    )


def learned(word: str, before: int, after: int) -> training.Learned:
    return training.Learned(
        word=word,
        before=before,
        after=after,
        sentence=SENTENCE,
        start=SENTENCE.index(word),
        end=SENTENCE.index(word) + len(word),
        document=1,
        page=2,
        guess_before="king",
        guess_after="notice",
    )


def card(step: int, base: str) -> training.Card:
    last = evaluation(step)
    assert last.intervals is not None
    return training.Card(
        verdict="better",
        words="Expects your documents' words far better.",
        before=measures(3.2),
        after=last.heldout,
        control=training.Control(before=measures(2.6), after=measures(2.6)),
        interval=last.intervals.loss,
        seconds=step * 6.0,
        learned=(learned("lessee", 412, 1), learned("rent", 9, 3)),
        worsened=(learned("pays", 1, 6),),
        limits="Does not change search.",
        base=base,
        documents=40,
        heldout_documents=14,
        tokens=548_000,
        steps=step,
        seed=0,
        unit="word",
        rate=0.15,
        lora=False,
        device="2 cores",
        made="2026-11-14T12:00:00Z",
        intervals=last.intervals,
    )


def events(fake: FakeLibrary, asked: Any) -> Iterator[tuple[Answer, bool]]:
    """Yield what a run says, and whether it is the last it says."""
    searches = isinstance(asked, adapt_search.AdaptSearch)
    for event in search_adapted(asked) if searches else run(fake, asked):
        yield event, isinstance(event, ENDS)


def run(fake: FakeLibrary, asked: training.Adapt | training.CarryOn) -> Iterator[Answer]:
    """Yield what a run says."""
    job = begun(fake, asked) if isinstance(asked, training.Adapt) else asked.job
    made = made_at(fake.state, job)
    yield progress.Progress(job=job, kind="adapt", done=made["step"], of=0)
    for at in range(0, made["step"] + 1, STEPS_BETWEEN_EVALUATIONS):
        yield evaluation(at)
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
        if step % STEPS_BETWEEN_EVALUATIONS == 0:
            yield evaluation(step)
            yield sample(step)
        if made["state"] == "finishing":
            break
    with fake.changing() as state:
        made = made_at(state, job)
        made["state"] = "done"
        state["models"] = [*state.get("models", ()), made["model"]]
    yield training.Adapted(model=made["model"], card=card(made["step"], made["base"]))


def begun(fake: FakeLibrary, asked: training.Adapt) -> int:
    with fake.changing() as state:
        adaptations = state.setdefault("adaptations", [])
        job = 100 + len(adaptations)
        adaptations.append(
            {
                "job": job,
                "model": f"adapted-{len(adaptations) + 1}",
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
                kind="adapt",
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


def list_adaptations(state: dict[str, Any], asked: object) -> training.Adaptations:
    return training.Adaptations(
        adaptations=tuple(
            training.AdaptationRow(
                job=made["job"],
                model=made["model"],
                state=made["state"],
                made="2026-11-14T12:00:00Z",
                trained_on=made["trained_on"],
                kept=made["model"] in state.get("models", ()),
                card=card(max(made["step"], 1), made["base"]) if made["state"] == "done" else None,
                asked=training.Adapt(minutes=made["minutes"], base=made["base"]),
            )
            for made in reversed(state.get("adaptations", []))
        )
    )


LONG = training.Adapt | training.CarryOn | adapt_search.AdaptSearch
ENDS = training.Adapted | adapt_search.SearchAdapted | progress.Cancelled


def search_adapted(asked: adapt_search.AdaptSearch) -> Iterator[Answer]:
    """Yield what adapting the sentence encoder says: better from five minutes on."""
    better = (asked.minutes or 0) >= 5
    before = adapt_search.SearchMeasures(ndcg_10=0.47, low=0.44, high=0.5)
    after = adapt_search.SearchMeasures(ndcg_10=0.501, low=0.47, high=0.53)
    yield progress.Progress(job=90, kind="adapt-search", done=0, of=0)
    yield adapt_search.SearchEvaluation(step=0, heldout=before)
    yield training.Step(step=1, of=2, loss=1.0, tokens_per_second=900.0, seconds_left=9.0)
    card = adapt_search.SearchCard(
        verdict="better" if better else "no clear change",
        words=f"Finds held-out passages {'better' if better else 'as before'}.",
        before=before,
        after=after if better else before,
        interval=(0.021, 0.043) if better else (-0.01, 0.012),
        seconds=61.0,
        limits="Measured with made-up queries.",
        base="all-MiniLM-L6-v2",
        documents=20,
        heldout_documents=4,
        queries=100,
        candidates=900,
        pairs=400,
        steps=2,
        seed=0,
        device="cpu, bfloat16",
        made="2026-11-14T12:00:00Z",
    )
    yield adapt_search.SearchAdapted(model="my-documents-search" if better else None, card=card)


def estimate(
    state: dict[str, Any], asked: training.EstimateAdaptation
) -> training.AdaptationEstimate:
    rows = [row for row in state["rows"] if row["id"] is not None]
    if asked.chosen.collection is not None:
        rows = [row for row in rows if asked.chosen.collection in row["collections"]]
    if asked.chosen.documents:
        rows = [row for row in rows if row["id"] in asked.chosen.documents]
    words = sum(row["words"] for row in rows)
    return training.AdaptationEstimate(
        documents=len(rows),
        heldout_documents=max(1, len(rows) // 10),
        words=words,
        tokens=round(words * 1.3),
        unknown=0.0,
        passes=3.0,
        seconds=(asked.minutes or 10) * 60,
        disk=45_000_000,
        memory=1_300_000_000,
        device="cpu",
        warnings=(),
    )


ACTS = {
    housekeeping.ListJobs: job_rows,
    housekeeping.ActOnJob: act_on_job,
    training.ListAdaptations: list_adaptations,
    training.EstimateAdaptation: estimate,
}
CHANGING = housekeeping.ActOnJob
