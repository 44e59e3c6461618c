"""Between the base's weights and the trained ones: as far as a bound allows, and on the line."""

from pathlib import Path

import pytest
import torch

from clozet.models.device import Device
from clozet.models.loading import load_trainable
from clozet.training.interpolation import KEPT, Line
from clozet.training.trainee import Trainee
from tests.models.tiny_models import make_masked

NEARLY = KEPT - 1


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_masked(tmp_path_factory.mktemp("base") / "tiny", "bert")


def trained(base: Path, low_rank: bool = False, half: bool = False) -> Trainee:
    """Return a model whose trained weights have all moved by 1."""
    trainee = Trainee(load_trainable(base), Device("cpu", half=half), low_rank)
    with torch.no_grad():
        for weight in trainee.weights.values():
            weight.add_(float(weight.requires_grad))
    trainee.refresh()
    return trainee


def original(base: Path, half: bool = False) -> Trainee:
    return Trainee(load_trainable(base), Device("cpu", half=half))


def moved(trainee: Trainee, base: Path) -> float:
    """Return how far the weights lie from the base's, of the way that they had moved."""
    own = dict(load_trainable(base).named_parameters())
    ways = [
        (weight.detach() - own[name].detach()).mean() for name, weight in trainee.weights.items()
    ]
    return float(torch.stack(ways).mean())


def test_the_weights_go_as_far_as_the_bound_allows(base: Path) -> None:
    trainee = trained(base)

    share = Line(trainee, original(base)).farthest(lambda: 1 + NEARLY * moved(trainee, base) / 0.41)

    assert share == 13 / 32  # 0.40625: the last of the 32nds before 0.41
    assert moved(trainee, base) == pytest.approx(share, abs=1e-4)


def test_where_every_step_forgets_too_much_the_base_is_kept(base: Path) -> None:
    trainee = trained(base)

    assert Line(trainee, original(base)).farthest(lambda: 2.0) == 0.0
    assert moved(trainee, base) == pytest.approx(0.0, abs=1e-6)


def test_the_model_computes_with_the_weights_between(base: Path) -> None:
    trainee = trained(base, half=True)
    ids, places = torch.arange(5, 21).reshape(1, 16), torch.tensor([3])
    with torch.no_grad():
        far = trainee.logits(ids, places)
        Line(trainee, original(base)).go(0.0)
        near = trainee.logits(ids, places)
        own = original(base, half=True).logits(ids, places)

    assert torch.equal(near, own)
    assert not torch.equal(near, far)


def test_low_rank_additions_are_made_smaller_and_their_other_factor_is_left(base: Path) -> None:
    trainee = trained(base, low_rank=True)
    before = {name: weight.detach().clone() for name, weight in trainee.weights.items()}

    Line(trainee, original(base)).go(0.5)

    for name, weight in trainee.weights.items():
        assert torch.equal(weight, before[name] * (0.5 if "lora_B" in name else 1.0)), name
