"""Folders that cannot be imported are refused with the reason, and left as they are."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from safetensors.torch import load_file, save_file
from transformers import BertConfig, BertForMaskedLM

from clozet.errors import ModelError
from clozet.models import catalogue
from clozet.models.importing import import_folder
from clozet.paths import LibraryPaths

from .conftest import WEIGHTS, contents, no_tokenizer
from .tiny_models import make_body, make_tokenizer


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
