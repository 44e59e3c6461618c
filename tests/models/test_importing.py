"""Masked models of each family are imported and guess as transformers does; bad ones are told."""

import json
from pathlib import Path

import pytest
import torch
from sentencepiece import SentencePieceTrainer
from transformers import AutoModelForMaskedLM, AutoTokenizer, BertForMaskedLM

from clozet.errors import ClozetError, NotThereError, UsageError
from clozet.models import catalogue
from clozet.models.facts import facts
from clozet.models.importing import import_folder
from clozet.models.masked import load_masked
from clozet.models.record import changed, read_record
from clozet.models.weight_files import INDEX
from clozet.paths import LibraryPaths

from .conftest import WEIGHTS, contents, no_tokenizer
from .tiny_models import FAMILIES, TEXT, make_masked


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
