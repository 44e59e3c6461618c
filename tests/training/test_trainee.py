"""A model in training: float32 weights, and copies of them that it computes with."""

from pathlib import Path

import pytest
import torch

from clozet.models.device import Device
from clozet.models.loading import load_trainable
from clozet.training.trainee import Trainee
from tests.models.tiny_models import FAMILIES, make_masked

HALF = Device("cpu", half=True)
WHOLE = Device("cpu", half=False)
IDS = torch.arange(5, 37).reshape(2, 16)
PLACES = torch.tensor([1, 5, 20])


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_masked(tmp_path_factory.mktemp("base") / "tiny", "bert")


@pytest.mark.parametrize("family", FAMILIES)
def test_copies_in_bfloat16_say_nearly_what_the_weights_do(family: str, tmp_path: Path) -> None:
    base = make_masked(tmp_path / "base", family)

    with torch.no_grad():
        near = Trainee(load_trainable(base), HALF).logits(IDS, PLACES)
        exact = Trainee(load_trainable(base), WHOLE).logits(IDS, PLACES)

    assert near.dtype == torch.float32
    assert torch.allclose(near, exact, atol=0.05)


def test_a_change_too_small_for_bfloat16_is_not_lost(base: Path) -> None:
    trainee = Trainee(load_trainable(base), HALF)
    name, weight = next(iter(trainee.weights.items()))
    before = weight.detach().clone()

    with torch.no_grad():
        for _ in range(100):
            weight.mul_(1 + 1e-5)
            trainee.refresh()

    assert torch.allclose(dict(trainee.whole().named_parameters())[name], before * 1.001, rtol=1e-4)


def test_gradients_of_several_batches_add_up_in_float32(base: Path) -> None:
    trainee, exact = (Trainee(load_trainable(base), device) for device in (HALF, WHOLE))

    for each in (trainee, exact):
        for _ in range(3):
            torch.autograd.backward(each.logits(IDS, PLACES).logsumexp(1).sum())
            each.collect()

    # a key's bias moves no attention: what arrives there is rounding alone, and small beside all
    whole = max(float(one.grad.norm()) for one in exact.weights.values() if one.grad is not None)
    for name, weight in trainee.weights.items():
        expected = exact.weights[name].grad
        assert weight.dtype == torch.float32
        assert (weight.grad is None) == (expected is None)
        if weight.grad is not None and expected is not None:
            assert weight.grad.dtype == torch.float32
            off = float(torch.dist(weight.grad, expected))
            assert off < 0.1 * float(expected.norm()) + 1e-4 * whole, name
    assert not any(copy.grad is not None for copy in trainee.model.parameters())
