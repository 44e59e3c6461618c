"""A run with a tiny real model: it learns, goes on exactly where it was, and keeps the best."""

import random
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import torch

from clozet.errors import NoRoomError
from clozet.models import memory
from clozet.models.device import Device
from clozet.models.facts import facts
from clozet.training import cost
from clozet.training.corpus import Corpus, Text, split
from clozet.training.evaluation import score
from clozet.training.group import Group
from clozet.training.interpolation import KEPT
from clozet.training.recipe import Recipe
from clozet.training.run import Run
from clozet.training.train import Looked, StepDone
from tests.models.tiny_models import FAMILIES, make_masked

CPU = Device("cpu", half=False)
SENTENCES = (
    "The tenant shall pay the rent on the first day of each month.",
    "Either party may end this agreement with three months' notice in writing.",
    "The results of two experiments were published in 1998; nobody read them.",
)


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def corpus(documents: int = 30) -> Corpus:
    chance = random.Random(1)
    words = " ".join(SENTENCES).split()
    texts = [" ".join([*SENTENCES, *chance.choices(words, k=150)]) for _ in range(documents)]
    return split([Text(number, text) for number, text in enumerate(texts)])


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_masked(tmp_path_factory.mktemp("base") / "tiny", "bert")


def losses(run: Run) -> list[float]:
    return [event.loss for event in run.steps() if isinstance(event, StepDone)]


class OtherwiseMinded(Group):
    """A group whose first process found that bfloat16 does not pay."""

    def agreed(self, value: float) -> float:
        return 0.0


def test_all_processes_compute_in_the_precision_of_the_first(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clozet.training.run.join", lambda device: OtherwiseMinded())
    run = Run(tmp_path / "run", base, corpus(), Recipe(steps=1), Device("cpu", half=True))
    assert run.trainee.device == CPU


def test_a_run_learns(base: Path, tmp_path: Path) -> None:
    run = Run(tmp_path / "run", base, corpus(), Recipe(steps=40, peak=3e-3), CPU)

    looked = [event for event in run.steps() if isinstance(event, Looked)]

    assert [look.evaluation.step for look in looked] == [0, 10, 20, 30, 40]
    assert run.after[0].measures.loss < run.before()[0].measures.loss - 0.1
    first, *others = (look.evaluation.intervals for look in looked)
    assert first is None
    assert all(found and found.loss[0] < found.loss[1] for found in others)
    assert others[-1] is not None
    assert others[-1].loss[1] < 0


def test_general_english_is_kept_however_fast_the_steps_were(base: Path, tmp_path: Path) -> None:
    run = Run(tmp_path / "run", base, corpus(), Recipe(steps=10, peak=0.3, replay=0), CPU)
    *_, last = (event for event in run.steps() if isinstance(event, Looked))
    before = run.before()[1].measures

    after = run.after[1].measures

    assert last.control.measures.perplexity > 1.5 * before.perplexity
    assert after.perplexity <= KEPT * before.perplexity
    assert run.share < 1


def test_other_texts_than_those_of_the_card_tell_when_to_stop(base: Path, tmp_path: Path) -> None:
    run = Run(tmp_path / "run", base, corpus(90), Recipe(steps=1, peak=3e-3), CPU)
    assert run.stopping is not None

    for _ in run.steps():
        pass

    assert run.position.best_step == 1
    assert run.position.best == pytest.approx(score(run.trainee, run.stopping).measures.loss)
    texts = [{text.text for text in frozen.texts} for frozen in (run.stopping, run.heldout)]
    assert not texts[0] & texts[1]


def test_a_run_that_is_saved_and_brought_back_ends_as_one_left_alone(
    base: Path, tmp_path: Path
) -> None:
    recipe = Recipe(steps=14, peak=3e-3)
    alone = losses(Run(tmp_path / "alone", base, corpus(), recipe, CPU))
    first = Run(tmp_path / "broken", base, corpus(), recipe, CPU)
    found = []
    for event in first.steps():
        if isinstance(event, StepDone):
            found.append(event.loss)
        if len(found) == 5:
            first.save()
            break

    second = Run(tmp_path / "broken", base, corpus(), recipe, CPU)
    found += losses(second)

    assert found == alone
    assert [look.step for look in second.position.looked] == [0, 10, 14]


@pytest.mark.parametrize("family", FAMILIES)
def test_any_family_can_be_trained_and_saved(family: str, tmp_path: Path) -> None:
    base = make_masked(tmp_path / "base", family)
    run = Run(tmp_path / "run", base, corpus(), Recipe(steps=12, peak=3e-3), CPU)

    found = losses(run)
    run.write_model(tmp_path / "result")

    assert found[-1] < found[0]
    again = Run(tmp_path / "again", tmp_path / "result", corpus(), Recipe(steps=1), CPU)
    again_loss = next(iter(again.steps()))
    assert isinstance(again_loss, Looked)
    assert again_loss.heldout.measures.loss == pytest.approx(run.after[0].measures.loss, abs=1e-3)


def test_low_rank_additions_are_trained_and_merged_into_a_plain_model(
    base: Path, tmp_path: Path
) -> None:
    run = Run(tmp_path / "run", base, corpus(), Recipe(steps=30, peak=2e-2, lora=True), CPU)
    trained = sum(p.numel() for p in run.trainee.model.parameters() if p.requires_grad)
    every = sum(p.numel() for p in run.trainee.model.parameters())

    losses(run)
    run.write_model(tmp_path / "result")

    assert trained < 0.7 * every
    assert run.after[0].measures.loss < run.before()[0].measures.loss
    again = Run(tmp_path / "again", tmp_path / "result", corpus(), Recipe(steps=1), CPU)
    look = next(iter(again.steps()))
    assert isinstance(look, Looked)
    assert look.heldout.measures.loss == pytest.approx(run.after[0].measures.loss, abs=1e-3)


def test_a_full_disk_keeps_the_checkpoint_before(base: Path, tmp_path: Path) -> None:
    recipe = Recipe(steps=20, peak=3e-3)
    run = Run(tmp_path / "run", base, corpus(), recipe, CPU)
    steps = run.steps()
    for _ in range(4):
        next(steps)
    run.save()
    next(steps)

    with full_disk(), pytest.raises(NoRoomError):
        run.save()

    assert not list((tmp_path / "run").glob("*.unfinished"))
    again = Run(tmp_path / "run", base, corpus(), recipe, CPU)
    assert again.position.step == 3


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow beyond some bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_rows_at_once_are_halved_where_memory_is_short(base: Path, tmp_path: Path) -> None:
    recipe = Recipe(steps=3, peak=3e-3)
    enough = losses(Run(tmp_path / "enough", base, corpus(), recipe, CPU))
    run = Run(tmp_path / "short", base, corpus(), recipe, CPU)
    whole = run.trainee.logits

    def short(ids: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
        if len(ids) > 3 and torch.is_grad_enabled():
            raise torch.OutOfMemoryError("out of memory")
        return whole(ids, places)

    run.trainee.logits = short  # type: ignore[method-assign]

    assert losses(run) == pytest.approx(enough, abs=1e-5)
    assert run.position.rows_at_once == 2


def test_fewer_rows_go_through_at_once_where_little_memory_is_free(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = Recipe(steps=1)
    needed, held = cost.memory(facts(base), 2, recipe.rate), 1_000_000
    monkeypatch.setattr(memory, "held", lambda: held)
    monkeypatch.setattr(memory, "free", lambda: needed - held)

    run = Run(tmp_path / "run", base, corpus(), recipe, CPU)

    assert run.position.rows_at_once == 2


def test_a_run_bound_by_minutes_counts_its_steps_and_ends_in_time(
    base: Path, tmp_path: Path
) -> None:
    run = Run(tmp_path / "run", base, corpus(), Recipe(minutes=0.05), CPU)

    found = losses(run)

    assert len(found) >= 1
    assert run.training.spent < 3 + 3 * max(1.0, run.position.look_seconds)


def test_a_run_whose_documents_changed_goes_on_with_what_there_is(
    base: Path, tmp_path: Path
) -> None:
    recipe = Recipe(steps=14, peak=3e-3)
    first = Run(tmp_path / "run", base, corpus(), recipe, CPU)
    steps = first.steps()
    for _ in range(5):
        next(steps)
    first.save()

    second = Run(tmp_path / "run", base, corpus(28), recipe, CPU)
    losses(second)

    assert second.position.step == 14
    assert len(second.before()[0].losses) == len(second.heldout.places)
