"""A run of a tiny real sentence encoder: it goes on exactly where it was."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from clozet.errors import ModelError
from clozet.messages.training import Step
from clozet.models.catalogue import Model
from clozet.models.device import Device
from clozet.models.importing import import_folder
from clozet.paths import LibraryPaths
from clozet.training import checkpoint, contrast
from clozet.training.contrast import ContrastRecipe
from clozet.training.search_run import Material, SearchRun, material
from tests.models.tiny_models import make_body

from .made_passages import made_passages

RECIPE = ContrastRecipe(steps=8, pairs=8, peak=1e-3)
CPU = Device("cpu", half=False)


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(contrast, "cores", lambda: 1)
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Model:
    folder = tmp_path_factory.mktemp("base")
    return import_folder(LibraryPaths(folder), make_body(folder / "tiny"), role="encoder")


@pytest.fixture(scope="module")
def found() -> Material:
    return material(made_passages(), seed=0, minutes=None)


def steps(run: SearchRun) -> list[tuple[int, float]]:
    return [(step.step, step.loss) for step in run.steps()]


def saved_and_left(run: SearchRun, save_at: int, left_at: int) -> list[Step]:
    """Run as a process does that is killed some steps behind its last checkpoint."""
    done = []
    for step in run.steps():
        done.append(step)
        if step.step == save_at:
            run.save()
        if step.step == left_at:
            break
    return done


def test_a_run_that_is_killed_and_brought_back_ends_as_one_left_alone(
    base: Model, found: Material, tmp_path: Path
) -> None:
    left_alone = SearchRun(tmp_path / "alone", base, found, RECIPE, CPU)
    alone = steps(left_alone)
    broken = SearchRun(tmp_path / "broken", base, found, RECIPE, CPU)
    broken.before()
    saved_and_left(broken, save_at=3, left_at=5)

    again = SearchRun(tmp_path / "broken", base, found, RECIPE, CPU)

    assert again.position.step == 3
    assert np.array_equal(again.before(), broken.before())
    assert steps(again) == alone[3:]
    for name, weight in left_alone.body.weights.items():
        assert torch.equal(weight, again.body.weights[name])


def test_the_time_of_a_run_goes_on_where_it_was(
    base: Model, found: Material, tmp_path: Path
) -> None:
    run = SearchRun(tmp_path / "run", base, found, ContrastRecipe(minutes=10), CPU)
    run.before()
    saved_and_left(run, save_at=1, left_at=1)
    run.position.seconds = run.training.seconds
    run.save()

    again = SearchRun(tmp_path / "run", base, found, ContrastRecipe(minutes=10), CPU)

    assert again.training.seconds == run.training.seconds < 600
    assert steps(again) == []


def test_a_run_whose_documents_changed_is_measured_anew(
    base: Model, found: Material, tmp_path: Path
) -> None:
    run = SearchRun(tmp_path / "run", base, found, RECIPE, CPU)
    run.before()
    saved_and_left(run, save_at=2, left_at=2)
    other = material(made_passages()[:-40], seed=0, minutes=None)

    again = SearchRun(tmp_path / "run", base, other, RECIPE, CPU)

    assert len(again.before()) == len(other.test.queries)
    assert again.position.test == other.test.fingerprint != found.test.fingerprint
    assert steps(again)[0][0] == 3


def test_a_damaged_checkpoint_is_said(base: Model, found: Material, tmp_path: Path) -> None:
    run = SearchRun(tmp_path / "run", base, found, RECIPE, CPU)
    (run.folder / checkpoint.CHECKPOINT).write_bytes(b"\xff" * 20)

    with pytest.raises(ModelError, match="saved state"):
        SearchRun(tmp_path / "run", base, found, RECIPE, CPU)
