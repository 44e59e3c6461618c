import shutil
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from clozet.errors import ModelError
from clozet.models.catalogue import BASE, masked_folder
from clozet.models.installed import WEIGHTS
from clozet.models.masked import MaskedModel, Place, load_masked

FOLDER = masked_folder(None, BASE)
TEXTS = [
    "The [MASK] period is thirty [MASK].",
    "Für [MASK] 合同 😀, it's a state-of-the-art [MASK]!",
    "[MASK]",
    "The tenant shall pay the [MASK] on the first day of each month. " * 12,
]


@pytest.fixture(scope="module")
def model() -> MaskedModel:
    return load_masked(FOLDER, "float32")


def with_places(model: MaskedModel, texts: list[str]) -> tuple[list[tuple[int, ...]], list[Place]]:
    ids = [model.pieces.marked(model.pieces.encode(text).ids) for text in texts]
    mask = model.pieces.mask
    return ids, [(r, p) for r, text in enumerate(ids) for p, id in enumerate(text) if id == mask]


def reference(ids: list[tuple[int, ...]], places: list[Place]) -> torch.Tensor:
    """Ask the transformers library, one text at a time, in float32."""
    from transformers import BertForMaskedLM

    stock = BertForMaskedLM.from_pretrained(FOLDER, dtype=torch.float32).eval()
    with torch.inference_mode():
        logits = [stock(torch.tensor([text])).logits[0] for text in ids]
    return torch.stack([logits[row][position] for row, position in places]).log_softmax(1)


def test_log_probabilities_are_those_of_the_reference(model: MaskedModel) -> None:
    ids, places = with_places(model, TEXTS)

    found = model.log_probabilities(ids, places)

    assert found.dtype == torch.float32
    assert torch.allclose(found, reference(ids, places), atol=1e-4)


def test_half_the_precision_moves_the_likely_ones_little(model: MaskedModel) -> None:
    ids, places = with_places(model, TEXTS)

    exact = model.log_probabilities(ids, places)
    found = load_masked(FOLDER, "bfloat16").log_probabilities(ids, places)

    assert (found - exact)[exact > -7].abs().max() < 0.2


def test_company_and_order_do_not_change_what_is_found(model: MaskedModel) -> None:
    ids, places = with_places(model, TEXTS * 30)
    backwards = places[::-1]

    together = model.log_probabilities(ids, backwards)
    alone = model.log_probabilities(*with_places(model, TEXTS))

    assert torch.allclose(together.flip(0)[: len(alone)], alone, atol=1e-4)


def test_places_come_in_batches_of_bounded_size(model: MaskedModel) -> None:
    ids, _ = with_places(model, [TEXTS[3]])
    places = [(0, position) for position in range(len(ids[0]))]

    batches = list(model.batches(ids, places))

    assert sorted(n for numbers, _ in batches for n in numbers) == list(range(len(places)))
    assert max(len(rows) for _, rows in batches) <= 128


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the model that ships, to be spoilt."""
    return Path(shutil.copytree(FOLDER, tmp_path / "copied"))


def test_a_file_cut_short_is_refused_in_a_sentence(copied: Path) -> None:
    whole = (copied / WEIGHTS).read_bytes()
    (copied / WEIGHTS).write_bytes(whole[: len(whole) // 2])

    with pytest.raises(ModelError, match="cut short or damaged"):
        load_masked(copied)


def test_weights_that_are_not_numbers_are_refused(copied: Path) -> None:
    named = load_file(copied / WEIGHTS)
    named["cls.predictions.bias"][7] = float("nan")
    save_file(named, copied / WEIGHTS)

    with pytest.raises(ModelError, match=r"cls\.predictions\.bias of copied are not numbers"):
        load_masked(copied)


def test_a_missing_head_is_refused_and_never_made_up(copied: Path) -> None:
    named = load_file(copied / WEIGHTS)
    kept = {name: weights for name, weights in named.items() if not name.startswith("cls.")}
    save_file(kept, copied / WEIGHTS)

    with pytest.raises(ModelError, match=r"lacks the weights cls\.predictions"):
        load_masked(copied)


def test_another_models_tokenizer_is_refused(copied: Path) -> None:
    named = load_file(copied / WEIGHTS)
    short = named["bert.embeddings.word_embeddings.weight"][:20_000].clone()
    save_file({**named, "bert.embeddings.word_embeddings.weight": short}, copied / WEIGHTS)

    with pytest.raises(ModelError, match="30522 pieces, its weights have 20000"):
        load_masked(copied)


def test_an_empty_folder_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is empty"):
        load_masked(tmp_path)
