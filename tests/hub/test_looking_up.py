"""What a hub has of a model is looked up, and nothing of it fetched."""

from pathlib import Path

import pytest

from clozet.database import settings
from clozet.database.connection import Database
from clozet.messages.downloads import DownloadModel, LookUpModel
from clozet.messages.progress import Done
from clozet.models.hub import WANTED
from tests.running_hub import RunningHub

from .conftest import NAME, WEIGHTS, Ask, offered, parts, refused


@pytest.mark.usefixtures("model")
def test_an_offer_says_from_where_and_how_much_and_fetches_nothing(
    ask: Ask, hub: RunningHub, db: Database
) -> None:
    (hub.root / NAME / "pytorch_model.bin").write_bytes(b"a program")
    (hub.root / NAME / "modeling.py").write_text("import os")
    offer = offered(ask, hub)
    assert {file.file for file in offer.files} == {
        "config.json",
        "tokenizer.json",
        "tokenizer_config.json",
        WEIGHTS,
    }
    assert offer.bytes == sum((hub.root / NAME / file.file).stat().st_size for file in offer.files)
    assert (offer.model, offer.called, offer.hosts) == (NAME, "tiny-bert", (hub.host,))
    listed, *asked = hub.asked()
    assert listed == f"hub /api/models/{NAME}?blobs=true"
    assert [line.split()[-1] for line in asked] == ["bytes=0-0"] * 4
    assert parts(db) == {}


@pytest.mark.usefixtures("model")
def test_nothing_is_asked_while_downloads_are_off(ask: Ask, hub: RunningHub, db: Database) -> None:
    offer = offered(ask, hub)
    before = hub.asked()
    settings.change(db, "downloads", False)
    for request in (LookUpModel(name=NAME, hub=hub.address), DownloadModel(offer=offer)):
        assert "may not be downloaded" in refused(ask(request))
    assert hub.asked() == before


def test_a_model_of_pickles_is_refused(ask: Ask, hub: RunningHub, model: Path) -> None:
    (model / WEIGHTS).rename(model / "pytorch_model.bin")
    told = refused(ask(LookUpModel(name=NAME, hub=hub.address)))
    assert "pytorch_model.bin, a format that can hold a program" in told
    assert len(hub.asked()) == 1


@pytest.mark.usefixtures("model")
def test_a_host_that_the_hub_sends_on_to_is_named_before_it_is_asked(
    ask: Ask, hub: RunningHub
) -> None:
    hub.behave(kept=True)
    offer = offered(ask, hub)
    assert offer.hosts == (hub.host, hub.store)
    assert not [line for line in hub.asked() if line.startswith("store")]
    assert ask(DownloadModel(offer=offer))[-1] == Done()
    assert len([line for line in hub.asked() if line.startswith("store")]) == 1


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"name": NAME, "hub": "https://hub.invalid"}, "hub.invalid cannot be reached"),
        ({"name": NAME, "hub": "http://hub.invalid"}, "without encryption"),
        ({"name": NAME, "hub": "ftp://hub.invalid"}, "no address of a model hub"),
        ({"name": NAME, "hub": "https://me:secret@hub.invalid"}, "no address of a model hub"),
        ({"name": "../secrets"}, "no model's name"),
        ({"name": "a/b/c"}, "no model's name"),
        ({"name": NAME, "revision": "../../x"}, "is no revision"),
        ({"name": NAME, "called": "../x"}, "cannot be a model's name"),
        ({"name": "someone/clozet-base"}, "a model called clozet-base already"),
    ],
)
def test_what_cannot_be_looked_up_is_told(ask: Ask, asked: dict[str, str], told: str) -> None:
    assert told in refused(ask(LookUpModel(**asked)))


def test_an_unknown_model_and_a_hub_in_trouble_are_told(
    ask: Ask, hub: RunningHub, model: Path
) -> None:
    asked = LookUpModel(name="someone/else", hub=hub.address)
    assert "does not have this model" in refused(ask(asked))
    hub.behave(error=503)
    assert "answered with error 503" in refused(ask(asked))
    hub.behave(commit="main")
    assert "names no commit" in refused(ask(LookUpModel(name=NAME, hub=hub.address)))
    for nonsense in ("nonsense", {}, {"sha": "a" * 40, "siblings": [{"rfilename": 7}]}):
        hub.behave(listing=nonsense)
        told = refused(ask(LookUpModel(name=NAME, hub=hub.address)))
        assert "cannot be understood" in told
    row = {"rfilename": "config.json", "size": -1}
    hub.behave(listing={"sha": "a" * 40, "siblings": [row, {**row, "rfilename": WEIGHTS}]})
    assert "does not say how large" in refused(ask(LookUpModel(name=NAME, hub=hub.address)))


@pytest.mark.usefixtures("model")
def test_a_hub_may_send_on_within_itself(ask: Ask, hub: RunningHub) -> None:
    hub.behave(moved=True)
    offer = offered(ask, hub)
    assert offer.hosts == (hub.host,)
    assert ask(DownloadModel(offer=offer))[-1] == Done()


@pytest.mark.parametrize(
    "name",
    [
        "pytorch_model.bin", "modeling_x.py", "../config.json", "a/../config.json", "/config.json",
        "config.json\n", "onnx/model.onnx", "x.safetensors", "1_Pooling/../config.json",
    ],
)  # fmt: skip
def test_only_what_a_model_is_made_of_is_wanted(name: str) -> None:
    assert not WANTED.fullmatch(name)


@pytest.mark.parametrize(
    "name",
    [
        "config.json", "tokenizer.json", "1_Pooling/config.json", "2_Dense/model.safetensors",
        "model-00001-of-00003.safetensors", "model.safetensors.index.json", "README.md", "LICENSE",
        "sentence_bert_config.json", "config_sentence_transformers.json", "sentencepiece.bpe.model",
    ],
)  # fmt: skip
def test_what_a_model_is_made_of_is_wanted(name: str) -> None:
    assert WANTED.fullmatch(name)
