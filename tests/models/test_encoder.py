import subprocess
import sys

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from clozet.models.bert import Bert, best_precision
from clozet.models.encoder import Encoder
from clozet.models.installed import WEIGHTS
from clozet.models.pieces import Pieces, encoder_folder

# Its attention has scores over 88, too great for exponentials that are not shifted.
ODD = "中文字符 ไทย 😀 " * 40
TEXTS = [
    "Either party may end this agreement on thirty days' notice.",
    "Der Vertrag endet am 31. Dezember; 合同期限为三十天。",
    "the " * 400,
    "",
    ODD,
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces.load()


def reference(texts: list[str]) -> np.ndarray:
    """Encode with the transformers library, one text at a time, in float32."""
    from tokenizers import Tokenizer
    from transformers import BertModel

    model = BertModel.from_pretrained(encoder_folder(), dtype=torch.float32).eval()
    tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(256)
    with torch.inference_mode():
        ids = [torch.tensor([tokenizer.encode(text).ids]) for text in texts]
        means = torch.cat([model(row).last_hidden_state.mean(1) for row in ids])
    return torch.nn.functional.normalize(means, dim=1).numpy()


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("The notice period is 30 days.", [1996, 5060, 2558, 2003, 2382, 2420, 1012]),
        ("Clozet finds naïve cafés", [18856, 18153, 3388, 4858, 15743, 23812]),
        ("合同 [MASK]", [1792, 1794, 103]),
    ],
)
def test_word_pieces_are_those_that_the_encoder_was_trained_on(
    pieces: Pieces, text: str, ids: list[int]
) -> None:
    assert pieces.tokenizer.encode(text, add_special_tokens=False).ids == ids
    assert pieces.count(text) == len(ids)


def test_vectors_are_those_of_the_reference(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert ((vectors * reference(TEXTS)).sum(1) > 0.999).all()


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_both_precisions_agree_with_the_reference(dtype: torch.dtype) -> None:
    vectors = Encoder(encoder_folder(), dtype, threads=2).encode(TEXTS)
    assert ((vectors * reference(TEXTS)).sum(1) > 0.999).all()


def test_a_text_too_odd_for_the_fast_way_takes_the_safe_one(pieces: Pieces) -> None:
    from clozet.models import bert

    model = Bert(load_file(encoder_folder() / WEIGHTS), torch.bfloat16)
    plain, odd = (pieces.tokenizer.encode(text).ids[:256] for text in (TEXTS[0], ODD))
    fast = model._run([plain, odd], bert.attend_fast)
    assert [bool(state.isfinite().all()) for state in fast] == [True, False]
    states = model.states([plain, odd])
    assert torch.equal(states[0], fast[0])
    assert torch.equal(states[1], model._run([odd], bert.attend)[0])


def test_company_does_not_change_a_vector(encoder: Encoder) -> None:
    together = encoder.encode(TEXTS * 5)
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    assert ((together[: len(TEXTS)] * alone).sum(1) > 0.9999).all()


def test_no_text_gives_no_vector(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, 384)


def test_the_precision_is_one_that_the_processor_has() -> None:
    assert best_precision() in (torch.float32, torch.bfloat16)


def test_naming_the_encoder_imports_no_torch() -> None:
    code = (
        "import sys, clozet.models.encoder as e; e.Encoder; "
        "print({'torch', 'numpy', 'transformers'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_encoding_needs_no_transformers() -> None:
    code = (
        "import sys; from clozet.models.encoder import Encoder; "
        "Encoder.load(threads=1).encode(['a']); print('transformers' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
