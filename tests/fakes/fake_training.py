"""Adaptations of the made-up library: ten quick steps for each minute that was asked for."""

import math
from collections.abc import Iterator
from typing import Any

from fake_library import FakeLibrary
from fake_search_training import search_run
from fake_training_jobs import act_on_job, begun, ended, job_rows, made_at, steps

from clozet.messages import adapt_search, cloze, housekeeping, progress, training
from clozet.messages.json_lines import Answer

STEPS_BETWEEN_EVALUATIONS = 20
TEXT = "The lessee pays the rent in June. The landlord repairs the roof."
SENTENCE = "The lessee pays the rent."


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
    if isinstance(asked, training.CarryOn):
        searches = made_at(fake.state, asked.job)["kind"] == "adapt-search"
    else:
        searches = isinstance(asked, adapt_search.AdaptSearch)
    for event in search_run(fake, asked) if searches else run(fake, asked):
        yield event, isinstance(event, ENDS)


def run(fake: FakeLibrary, asked: training.Adapt | training.CarryOn) -> Iterator[Answer]:
    """Yield what a run says."""
    job = begun(fake, asked) if isinstance(asked, training.Adapt) else asked.job
    made = made_at(fake.state, job)
    yield progress.Progress(job=job, kind="adapt", done=made["step"], of=0)
    for at in range(0, made["step"] + 1, STEPS_BETWEEN_EVALUATIONS):
        yield evaluation(at)
    for event in steps(fake, job):
        yield event
        if isinstance(event, progress.Cancelled):
            return
        if event.step % STEPS_BETWEEN_EVALUATIONS == 0:
            yield evaluation(event.step)
            yield sample(event.step)
    made = ended(fake, job)
    yield training.Adapted(model=made["model"], card=card(made["step"], made["base"]))


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
            if made["kind"] == "adapt"
        )
    )


LONG = training.Adapt | training.CarryOn | adapt_search.AdaptSearch
ENDS = training.Adapted | adapt_search.SearchAdapted | progress.Cancelled


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
