"""Masked copies that share their work give what each alone would give."""

from pathlib import Path

import pytest
import torch

from clozet.models.masked import MaskedModel, Stretch, load_masked
from clozet.models.masked_copies import side_by_side

from .tiny_models import TEXT, make_masked


def by_number(
    model: MaskedModel, ids: tuple[int, ...], stretches: list[Stretch], *, shared: bool
) -> torch.Tensor:
    copies = model.masked_copies if shared else super(type(model), model).masked_copies
    found = {
        number: row
        for numbers, rows in copies(ids, stretches)
        for number, row in zip(numbers, rows, strict=True)
    }
    return torch.stack([found[number] for number in range(len(stretches))])


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_shared_work_changes_nothing(tmp_path: Path, layers: int) -> None:
    made = make_masked(
        tmp_path, "bert", num_hidden_layers=layers, initializer_range=0.4, hidden_size=48
    )
    model = load_masked(made, "float32")
    ids = model.pieces.marked(model.pieces.encode(" ".join(TEXT[:3])).ids)
    last = len(ids) - 1
    stretches = [(start, min(start + 1 + start % 3, last)) for start in range(1, last)]

    shared = by_number(model, ids, stretches, shared=True)
    alone = by_number(model, ids, stretches, shared=False)

    assert torch.allclose(shared, alone, atol=1e-4)
    assert alone.std() > 1  # the model has opinions that could differ


def test_whoever_stops_asking_leaves_the_rest_undone() -> None:
    begun: list[int] = []

    def compute(batch: int) -> int:
        begun.append(batch)
        return batch

    found = side_by_side(compute, range(10_000))

    assert next(found) == 0
    found.close()
    assert len(begun) < 10_000
