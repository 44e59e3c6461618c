"""Imported sentence encoders give the vectors that sentence-transformers gives."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import (
    Dense,
    Normalize,
    Pooling,
    Transformer,
)

from clozet.commands.models import overview
from clozet.errors import ModelError
from clozet.models import catalogue
from clozet.models.importing import import_folder
from clozet.models.pooled_encoder import PooledEncoder
from clozet.models.sentence_encoder import identity_of, load_encoder
from clozet.models.sentence_modules import sentence_modules
from clozet.paths import LibraryPaths

from .tiny_models import make_body, make_masked

TEXTS = [
    "The tenant shall pay the rent.",
    "She sat down in the garden and looked at the old man.",
    "",
    "apples " * 100,
]


@pytest.fixture(scope="module")
def body(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_body(tmp_path_factory.mktemp("made") / "body")


def made(
    folder: Path,
    body: Path,
    pooling: str | tuple[str, ...] = "mean",
    prompts: dict[str, str] | None = None,
    dense: bool = False,
    include_prompt: bool = True,
) -> Path:
    """Save an encoder as sentence-transformers does."""
    torch.manual_seed(2)
    transformer = Transformer(str(body), max_seq_length=24)
    pool = Pooling(32, pooling, include_prompt=include_prompt)
    modules = [transformer, pool]
    if dense:
        width = pool.get_embedding_dimension()
        modules.append(Dense(width, 16, activation_function=torch.nn.Tanh()))
    modules.append(Normalize())
    SentenceTransformer(modules=modules, prompts=prompts, device="cpu").save(str(folder))
    return folder


def exact(model: catalogue.Model) -> PooledEncoder:
    """Load an encoder in float32, whatever is faster here."""
    return PooledEncoder(model.folder, model.name, identity_of(model), torch.float32)


def stock(folder: Path, texts: list[str], query: bool = False) -> np.ndarray:
    model = SentenceTransformer(str(folder), device="cpu")
    encode = model.encode_query if query else model.encode_document
    return encode(texts, normalize_embeddings=True)


@pytest.mark.parametrize(
    "pooling",
    ["mean", "cls", "max", "mean_sqrt_len_tokens", "weightedmean", "lasttoken", ("cls", "mean")],
    ids=str,
)
def test_every_way_of_pooling_agrees_with_sentence_transformers(
    tmp_path: Path, library: LibraryPaths, body: Path, pooling: str
) -> None:
    folder = made(tmp_path / "encoder", body, pooling)
    encoder = exact(import_folder(library, folder))
    vectors = encoder.encode(TEXTS)
    assert np.allclose(vectors, stock(folder, TEXTS), atol=1e-4)
    assert vectors.shape == (len(TEXTS), encoder.dimension)


@pytest.mark.parametrize("family", ["bert", "roberta", "modernbert", "mpnet"])
def test_bodies_of_other_families_agree_too(
    tmp_path: Path, library: LibraryPaths, family: str
) -> None:
    folder = made(tmp_path / "encoder", make_body(tmp_path / "body", family))
    model = import_folder(library, folder)
    expected = stock(folder, TEXTS)
    assert np.allclose(exact(model).encode(TEXTS), expected, atol=1e-4)
    assert ((load_encoder(model).encode(TEXTS) * expected).sum(1) > 0.999).all()


@pytest.mark.parametrize("include_prompt", [True, False])
def test_prompts_and_a_dense_layer_agree_with_sentence_transformers(
    tmp_path: Path, library: LibraryPaths, body: Path, include_prompt: bool
) -> None:
    prompts = {"query": "the question is: ", "document": "old: "}
    folder = made(
        tmp_path / "encoder", body, prompts=prompts, dense=True, include_prompt=include_prompt
    )
    model = import_folder(library, folder)
    encoder = exact(model)
    how = sentence_modules(model.folder)
    assert (encoder.dimension, how.limit, how.normalised) == (16, 24, True)
    assert (how.query, how.passage) == (prompts["query"], prompts["document"])
    for query in (True, False):
        vectors = encoder.encode(TEXTS[:2], query=query)
        assert np.allclose(vectors, stock(folder, TEXTS[:2], query), atol=1e-4)


def test_the_encoder_that_ships_can_be_imported_as_any_other(
    tmp_path: Path, library: LibraryPaths
) -> None:
    ships = catalogue.find(None, catalogue.ENCODER)
    model = import_folder(library, ships.folder, "copy")
    assert (model.role, model.licence) == ("encoder", "apache-2.0")
    vectors = load_encoder(model).encode(TEXTS)
    assert ((vectors * load_encoder(ships).encode(TEXTS)).sum(1) > 0.999).all()
    assert identity_of(model) != identity_of(ships)


def test_a_plain_encoder_is_taken_only_when_it_is_called_one(
    library: LibraryPaths, body: Path
) -> None:
    with pytest.raises(ModelError, match="without a masked-LM head") as told:
        import_folder(library, body)
    assert "--role encoder" in told.value.remedy
    model = import_folder(library, body, role="encoder")
    assert sentence_modules(model.folder).pooling == ("mean",)
    assert load_encoder(model).encode(TEXTS).shape == (4, 32)


def test_a_transformer_in_a_folder_of_its_own_is_imported_with_it(
    tmp_path: Path, library: LibraryPaths, body: Path
) -> None:
    folder = made(tmp_path / "encoder", body)
    expected = stock(folder, TEXTS)
    inner = folder / "0_Transformer"
    inner.mkdir()
    for file in [*folder.glob("*token*"), *folder.glob("model*"), folder / "config.json"]:
        file.rename(inner / file.name)
    modules = json.loads((folder / "modules.json").read_text())
    modules[0]["path"] = inner.name
    (folder / "modules.json").write_text(json.dumps(modules))
    model = import_folder(library, folder)
    assert np.allclose(exact(model).encode(TEXTS), expected, atol=1e-4)
    row = overview(library, None).models[-1]
    assert (row.name, row.role, row.family, row.dimension) == ("encoder", "encoder", "bert", 32)


def test_a_masked_model_can_serve_as_an_encoder(tmp_path: Path, library: LibraryPaths) -> None:
    folder = make_masked(tmp_path / "masked", "distilbert")
    model = import_folder(library, folder, role="encoder")
    assert load_encoder(model).encode(TEXTS[:1]).shape == (1, 32)


def test_equal_files_are_one_encoder_whatever_its_name(library: LibraryPaths, body: Path) -> None:
    first = import_folder(library, body, "first", "encoder")
    second = import_folder(library, body, "second", "encoder")
    assert identity_of(first) == identity_of(second)


def unknown_module(folder: Path) -> None:
    modules = json.loads((folder / "modules.json").read_text())
    modules[1]["type"] = "sentence_transformers.models.CNN"
    (folder / "modules.json").write_text(json.dumps(modules))


def outside(folder: Path) -> None:
    modules = json.loads((folder / "modules.json").read_text())
    modules[1]["path"] = "../1_Pooling"
    (folder / "modules.json").write_text(json.dumps(modules))


def unknown_pooling(folder: Path) -> None:
    (folder / "1_Pooling" / "config.json").write_text('{"pooling_mode": "attention"}')


def no_weights(folder: Path) -> None:
    (folder / "model.safetensors").unlink()


def spoiled_modules(folder: Path) -> None:
    (folder / "modules.json").write_text("[")


BAD: dict[Callable[[Path], None], str] = {
    unknown_module: "a module of the kind CNN",
    outside: "points outside the folder",
    unknown_pooling: "pools by “attention”",
    no_weights: "no weights",
    spoiled_modules: "cannot be understood",
}


@pytest.mark.parametrize("spoil", BAD, ids=lambda spoil: spoil.__name__)
def test_an_encoder_that_cannot_be_used_is_told(
    tmp_path: Path, library: LibraryPaths, body: Path, spoil: Callable[[Path], None]
) -> None:
    folder = made(tmp_path / "encoder", body)
    spoil(folder)
    with pytest.raises(ModelError, match=BAD[spoil]):
        import_folder(library, folder)
    assert not library.models.is_dir() or not any(library.models.iterdir())


def test_an_exported_encoder_loads_in_sentence_transformers(
    tmp_path: Path, library: LibraryPaths, body: Path
) -> None:
    model = import_folder(library, made(tmp_path / "encoder", body))
    shutil.copytree(model.folder, tmp_path / "copy")
    assert np.allclose(stock(tmp_path / "copy", TEXTS), exact(model).encode(TEXTS), atol=1e-4)
