"""Masked models of each family are imported and guess as transformers does; bad ones are told."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from sentencepiece import SentencePieceTrainer
from transformers import AutoModelForMaskedLM, AutoTokenizer, BertConfig, BertForMaskedLM

from clozet.errors import ClozetError, ModelError, NotThereError, UsageError
from clozet.models import catalogue
from clozet.models.facts import facts
from clozet.models.importing import import_folder
from clozet.models.masked import load_masked
from clozet.models.record import changed, read_record
from clozet.models.weight_files import INDEX
from clozet.paths import LibraryPaths

from .tiny_models import FAMILIES, TEXT, make_body, make_masked, make_tokenizer

WEIGHTS = "model.safetensors"


@pytest.fixture
def library(tmp_path: Path) -> LibraryPaths:
    return LibraryPaths(tmp_path / "library")


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_masked(tmp_path_factory.mktemp("made") / "tiny bert", "bert")


@pytest.fixture
def folder(bert: Path, tmp_path: Path) -> Path:
    """A folder with a model, to be spoiled."""
    return Path(shutil.copytree(bert, tmp_path / "tiny bert"))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def stock(folder: Path, text: str) -> tuple[list[int], torch.Tensor]:
    """Return the pieces of a text, and the log probabilities at its masks, by transformers."""
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForMaskedLM.from_pretrained(folder, dtype=torch.float32).eval()
    ids = tokenizer(text.replace("____", tokenizer.mask_token))["input_ids"]
    at = [place for place, id in enumerate(ids) if id == tokenizer.mask_token_id]
    with torch.inference_mode():
        return ids, model(torch.tensor([ids])).logits[0, at].log_softmax(-1)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_model_of_each_family_guesses_as_transformers_does(
    tmp_path: Path, library: LibraryPaths, family: str
) -> None:
    made = make_masked(tmp_path / family, family)
    before = contents(made)
    imported = import_folder(library, made)
    port = load_masked(imported.folder, "float32")
    texts = ["The tenant shall pay the ____ on the ____ day.", "A (____), naïve café."]
    pieces, places, expected = [], [], []
    for row, text in enumerate(texts):
        ids, rows = stock(made, text)
        own = port.pieces.encode(text.replace("____", port.pieces.mask_text)).ids
        assert port.pieces.marked(own) == tuple(ids)
        pieces.append(ids)
        places += [(row, place) for place, id in enumerate(ids) if id == port.pieces.mask]
        expected.append(rows)
    found = port.log_probabilities(pieces, places)
    assert torch.allclose(found, torch.cat(expected)[:, : found.shape[1]], atol=1e-4)
    assert facts(imported.folder).family == port.family == family
    assert (facts(imported.folder).layers, port.limit) == (2, facts(imported.folder).limit)
    assert contents(made) == before


def test_an_imported_model_says_what_it_is(bert: Path, library: LibraryPaths) -> None:
    model = import_folder(library, bert)
    assert (model.name, model.role, model.licence) == ("tiny-bert", "masked", "unknown")
    assert model.origin == f"imported from {bert.resolve()}"
    found = facts(model.folder)
    stock_model = BertForMaskedLM.from_pretrained(bert)
    assert found.parameters == sum(weights.numel() for weights in stock_model.parameters())
    assert (found.dimension, found.vocabulary) == (32, stock_model.config.vocab_size)
    assert catalogue.masked_folder(library, "tiny-bert") == model.folder


def test_the_licence_is_read_from_the_card(folder: Path, library: LibraryPaths) -> None:
    (folder / "README.md").write_text("---\nlanguage: en\nlicense: mit\n---\n# Tiny\n")
    assert import_folder(library, folder).licence == "mit"


def test_files_that_changed_since_the_import_are_known(bert: Path, library: LibraryPaths) -> None:
    model = import_folder(library, bert)
    kept = read_record(model.folder)
    assert kept is not None and not changed(model.folder, kept)
    (model.folder / "config.json").write_text("{}")
    (model.folder / "tokenizer.json").unlink()
    assert changed(model.folder, kept) == ["config.json", "tokenizer.json"]


def test_weights_in_several_files_are_imported(folder: Path, library: LibraryPaths) -> None:
    before = load_masked(folder, "float32").log_probabilities([[2, 4, 3]], [(0, 1)])
    model = BertForMaskedLM.from_pretrained(folder)
    (folder / WEIGHTS).unlink()
    model.save_pretrained(folder, max_shard_size="40KB")
    assert (folder / INDEX).exists()
    found = load_masked(import_folder(library, folder).folder).log_probabilities(
        [[2, 4, 3]], [(0, 1)]
    )
    assert torch.allclose(found, before, atol=1e-4)


def test_a_tokenizer_without_its_fast_form_gets_it(folder: Path, library: LibraryPaths) -> None:
    vocabulary = json.loads((folder / "tokenizer.json").read_text())["model"]["vocab"]
    (folder / "tokenizer.json").unlink()
    (folder / "vocab.txt").write_text("\n".join(sorted(vocabulary, key=vocabulary.__getitem__)))
    (folder / "tokenizer_config.json").write_text('{"do_lower_case": true}')
    model = import_folder(library, folder)
    pieces = load_masked(model.folder).pieces
    assert pieces.mask_text == "[MASK]"
    assert pieces.decode(pieces.encode("The rent").ids) == "the rent"
    assert not (folder / "tokenizer.json").exists()


def test_a_tokenizer_in_sentencepieces_own_form_is_read(
    tmp_path: Path, library: LibraryPaths
) -> None:
    folder = make_masked(tmp_path / "albert", "albert", vocab_size=90)
    no_tokenizer(folder)
    marks = ["[CLS]", "[SEP]", "[MASK]"]
    SentencePieceTrainer.train(
        sentence_iterator=iter(TEXT * 20),
        model_prefix=str(folder / "spiece"),
        vocab_size=90,
        pad_id=0,
        unk_id=1,
        bos_id=-1,
        eos_id=-1,
        user_defined_symbols=marks,
        minloglevel=2,
    )
    pieces = load_masked(import_folder(library, folder).folder).pieces
    assert [pieces.tokens[id] for id in (*pieces.before, pieces.mask, *pieces.behind)] == [
        "[CLS]",
        "[MASK]",
        "[SEP]",
    ]
    assert pieces.decode(pieces.encode("The rent").ids) == "the rent"


def no_weights(folder: Path) -> None:
    (folder / WEIGHTS).unlink()


def pickled(folder: Path) -> None:
    no_weights(folder)
    (folder / "pytorch_model.bin").write_bytes(b"\x80\x04")


def cut_short(folder: Path) -> None:
    data = (folder / WEIGHTS).read_bytes()
    (folder / WEIGHTS).write_bytes(data[: len(data) // 2])


def cut_in_the_header(folder: Path) -> None:
    (folder / WEIGHTS).write_bytes((folder / WEIGHTS).read_bytes()[:100])


def own_program(folder: Path) -> None:
    change_config(folder, auto_map={"AutoModelForMaskedLM": "modeling.Mine"})
    (folder / "modeling.py").write_text("raise SystemExit('run')")


def tokenizer_with_a_program(folder: Path) -> None:
    change_config(folder, "tokenizer_config.json", auto_map={"AutoTokenizer": ["t.Mine", None]})


def change_config(folder: Path, name: str = "config.json", **changes: object) -> None:
    config = json.loads((folder / name).read_text())
    (folder / name).write_text(json.dumps(config | changes))


def no_head(folder: Path) -> None:
    named = load_file(folder / WEIGHTS)
    body = {name: weights for name, weights in named.items() if name.startswith("bert.")}
    save_file(body, folder / WEIGHTS, metadata={"format": "pt"})


def body_only(folder: Path) -> None:
    shutil.rmtree(folder)
    make_body(folder)


def not_numbers(folder: Path) -> None:
    named = load_file(folder / WEIGHTS)
    named["cls.predictions.bias"][7] = float("nan")
    save_file(named, folder / WEIGHTS, metadata={"format": "pt"})


def larger_tokenizer(folder: Path) -> None:
    make_tokenizer(folder, "bpe")


def smaller_tokenizer(folder: Path) -> None:
    config = BertConfig.from_pretrained(folder)
    config.vocab_size = 2000
    BertForMaskedLM(config).save_pretrained(folder)


def no_tokenizer(folder: Path) -> None:
    for file in folder.glob("*token*"):
        file.unlink()


def spoiled_config(folder: Path) -> None:
    (folder / "config.json").write_text("{")


def other_sizes(folder: Path) -> None:
    change_config(folder, hidden_size=48)


def vast(folder: Path) -> None:
    change_config(folder, num_hidden_layers=10**9)


def other_heads(folder: Path) -> None:
    change_config(folder, num_attention_heads=5)


def another_kind(folder: Path) -> None:
    change_config(folder, model_type="gpt2")


def emptied(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


BAD: dict[Callable[[Path], None], str] = {
    emptied: "is empty",
    no_weights: "There are no weights",
    pickled: "can hold a program",
    cut_short: "is cut short",
    cut_in_the_header: "cut short or damaged",
    own_program: "brings a program of its own",
    tokenizer_with_a_program: "brings a program of its own",
    no_head: "are missing, and would be random",
    body_only: "without a masked-LM head",
    not_numbers: "are not numbers",
    larger_tokenizer: "belongs to another model",
    smaller_tokenizer: "belongs to another model",
    no_tokenizer: "There is no tokenizer",
    spoiled_config: "cannot be understood",
    other_sizes: "do not fit together",
    vast: "do not fit together",
    other_heads: "cannot be loaded",
    another_kind: "cannot fill blanks",
}


@pytest.mark.parametrize("spoil", BAD, ids=lambda spoil: spoil.__name__)
def test_a_model_that_cannot_be_used_is_told_and_left_as_it_is(
    folder: Path, library: LibraryPaths, spoil: Callable[[Path], None]
) -> None:
    spoil(folder)
    before = contents(folder)
    with pytest.raises(ModelError, match=BAD[spoil]) as told:
        import_folder(library, folder)
    assert told.value.remedy
    assert contents(folder) == before
    assert not library.models.is_dir() or not any(library.models.iterdir())


def test_pieces_in_another_order_are_another_models(tmp_path: Path, library: LibraryPaths) -> None:
    """Sizes agree here: only the guesses tell."""
    folder = tmp_path / "mixed"
    shutil.copytree(catalogue.masked_folder(None, catalogue.BASE), folder)
    tokenizer = json.loads((folder / "tokenizer.json").read_text())
    vocabulary = tokenizer["model"]["vocab"]
    words = sorted(vocabulary, key=vocabulary.__getitem__)
    mixed = [*words[:1000], *reversed(words[1000:])]
    tokenizer["model"]["vocab"] = {word: id for id, word in enumerate(mixed)}
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer))
    with pytest.raises(ModelError, match="guesses worse than chance"):
        import_folder(library, folder)


def test_a_folder_that_vanishes_is_told(bert: Path, library: LibraryPaths) -> None:
    with pytest.raises(ClozetError, match="There is no folder"):
        import_folder(library, bert / "gone")


def test_a_name_is_taken_once(bert: Path, library: LibraryPaths) -> None:
    import_folder(library, bert, "mine")
    for name in ("mine", "MINE", catalogue.BASE, "../mine", "a/b", ".mine", ""):
        with pytest.raises(UsageError):
            import_folder(library, bert, name)
    with pytest.raises(NotThereError):
        catalogue.find(library, "other")


def test_what_a_killed_import_left_is_deleted(bert: Path, library: LibraryPaths) -> None:
    left = library.models / ".importing-999999999:1.00"
    left.mkdir(parents=True)
    import_folder(library, bert)
    assert [folder.name for folder in library.models.iterdir()] == ["tiny-bert"]
