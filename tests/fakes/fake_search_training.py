"""Adapting the sentence encoder of the made-up library."""

from collections.abc import Iterator

from fake_library import FakeLibrary
from fake_training_jobs import begun, ended, made_at, steps

from clozet.messages import adapt_search, progress, training
from clozet.messages.json_lines import Answer


def search_run(
    fake: FakeLibrary, asked: adapt_search.AdaptSearch | training.CarryOn
) -> Iterator[Answer]:
    """Yield what adapting the sentence encoder says: better from five minutes on."""
    job = begun(fake, asked) if isinstance(asked, adapt_search.AdaptSearch) else asked.job
    better = (made_at(fake.state, job)["minutes"] or 0) >= 5
    before = adapt_search.SearchMeasures(ndcg_10=0.47, low=0.44, high=0.5)
    after = adapt_search.SearchMeasures(ndcg_10=0.501, low=0.47, high=0.53)
    yield progress.Progress(job=job, kind="adapt-search", done=0, of=0)
    yield adapt_search.SearchEvaluation(step=0, heldout=before)
    for event in steps(fake, job):
        yield event
        if isinstance(event, progress.Cancelled):
            return
    made = ended(fake, job)
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
        steps=made["step"],
        seed=0,
        device="cpu, bfloat16",
        made="2026-11-14T12:00:00Z",
    )
    yield adapt_search.SearchAdapted(model=made["model"] if better else None, card=card)
