"""What was agreed to is fetched: all of it, nothing else, and as it was announced."""

import json
import shutil
from pathlib import Path

import msgspec
import pytest

from clozet.commands.downloading import import_downloaded
from clozet.commands.ledger import ledger
from clozet.database import jobs
from clozet.database.connection import Database
from clozet.errors import ModelError
from clozet.messages.downloads import DownloadModel, ImportDownloaded, LookUpModel
from clozet.messages.housekeeping import AskLedger
from clozet.messages.progress import Cancelled, Done, Progress
from clozet.models.masked import load_masked
from clozet.worker.client import Worker
from tests.running_hub import RunningHub

from .conftest import NAME, WEIGHTS, Ask, offered, parts, refused


def test_what_was_agreed_to_is_fetched_and_used(
    ask: Ask, hub: RunningHub, db: Database, model: Path
) -> None:
    offer = offered(ask, hub)
    *steps, last = ask(DownloadModel(offer=offer))
    assert last == Done()
    assert all(isinstance(step, Progress) and step.kind == "download" for step in steps)
    shown = import_downloaded(db, ImportDownloaded(offer=offer))
    assert shown.model.name == "tiny-bert"
    assert shown.model.origin == f"downloaded from {hub.host}: {NAME}, revision {'a' * 40}"
    folder = db.paths.models / "tiny-bert"
    assert (folder / WEIGHTS).read_bytes() == (model / WEIGHTS).read_bytes()
    assert load_masked(folder, "float32").pieces.mask_text == "[MASK]"
    assert list(db.paths.downloads.iterdir()) == []
    assert [job.state for job in jobs.recent(db)] == ["done"]


@pytest.mark.usefixtures("model")
def test_each_request_is_a_row_of_the_ledger_that_was_allowed(
    ask: Ask, hub: RunningHub, db: Database
) -> None:
    ask(DownloadModel(offer=offered(ask, hub)))
    found = ledger(db, AskLedger(kind="network"))
    assert (found.network, found.allowed) == (0, len(hub.asked()))
    assert all(entry.allowed and entry.detail == hub.host for entry in found.entries)
    size = (hub.root / NAME / WEIGHTS).stat().st_size
    assert f"asked for {WEIGHTS} of {NAME}, {size} bytes" in [e.what for e in found.entries]


@pytest.mark.parametrize("announced", [True, False])
def test_other_bytes_under_the_same_revision_are_refused(
    ask: Ask, hub: RunningHub, db: Database, model: Path, announced: bool
) -> None:
    first = offered(ask, hub)
    ask(DownloadModel(offer=first))
    shutil.rmtree(db.paths.downloads)
    changed = WEIGHTS if announced else "config.json"
    content = bytearray((model / changed).read_bytes())
    content[-3] ^= 1
    (model / changed).write_bytes(content)
    answers = ask(LookUpModel(name=NAME, hub=hub.address))
    if not announced:  # the hub says no hash of small files: only what comes tells
        answers = ask(DownloadModel(offer=first))
    assert f"{changed} of {NAME} is another than the first time" in refused(answers)
    assert changed not in parts(db)


@pytest.mark.usefixtures("model")
def test_another_revision_is_named_as_one(ask: Ask, hub: RunningHub) -> None:
    ask(DownloadModel(offer=offered(ask, hub)))
    hub.behave(commit="b" * 40)
    offer = offered(ask, hub)
    assert (offer.revision, offer.before) == ("b" * 40, "a" * 40)
    assert ask(DownloadModel(offer=offer))[-1] == Done()


def test_a_file_that_is_not_what_was_announced_is_thrown_away(
    ask: Ask, hub: RunningHub, db: Database, model: Path
) -> None:
    offer = offered(ask, hub)
    content = bytearray((model / WEIGHTS).read_bytes())
    content[-1] ^= 1
    (model / WEIGHTS).write_bytes(content)
    assert "its SHA-256 differs" in refused(ask(DownloadModel(offer=offer)))
    assert not {WEIGHTS, f"{WEIGHTS}.part"} & parts(db).keys()
    with pytest.raises(Exception, match="has not been downloaded"):
        import_downloaded(db, ImportDownloaded(offer=offer))


@pytest.mark.usefixtures("model")
def test_a_file_that_breaks_off_is_gone_on_with(ask: Ask, hub: RunningHub) -> None:
    hub.behave(cut={WEIGHTS: 5000, "tokenizer.json": 0})
    assert ask(DownloadModel(offer=offered(ask, hub)))[-1] == Done()
    weights = [line for line in hub.asked() if WEIGHTS in line and "0-0" not in line]
    assert [line.partition("bytes=")[2] for line in weights] == ["", "5000-"]


@pytest.mark.usefixtures("model")
@pytest.mark.parametrize("how", ["cancelled", "killed"])
def test_what_had_come_before_the_end_is_gone_on_with(
    ask: Ask, hub: RunningHub, db: Database, how: str
) -> None:
    offer = offered(ask, hub)
    hub.behave(hold={WEIGHTS: 50_000})
    worker = Worker("downloader", db.paths.folder)
    answers = worker.ask(DownloadModel(offer=offer))
    for step in answers:
        if isinstance(step, Progress) and step.done >= 50:
            break
    if how == "killed":
        worker.kill()
    else:
        for job in jobs.open_jobs(db, "download"):
            jobs.set_state(db, job, "cancelled")
        hub.go_on()
        *_, last = answers
        assert last == Cancelled()
        worker.stop()
    assert parts(db)[f"{WEIGHTS}.part"] >= 50_000
    hub.go_on()
    assert ask(DownloadModel(offer=offer))[-1] == Done()
    asked = [line for line in hub.asked() if WEIGHTS in line and "0-0" not in line]
    begun = [line.partition("bytes=")[2].removesuffix("-") for line in asked]
    assert begun[0] == "" and all(int(byte) >= 50_000 for byte in begun[1:])
    assert [job.state for job in jobs.recent(db)][1:] == [
        "cancelled" if how == "cancelled" else "failed"
    ]


@pytest.mark.usefixtures("model")
@pytest.mark.parametrize("chunked", [True, False])
def test_a_body_larger_than_announced_is_refused(
    ask: Ask, hub: RunningHub, db: Database, chunked: bool
) -> None:
    offer = offered(ask, hub)
    hub.behave(grow=[WEIGHTS], chunked=chunked)
    assert f"{WEIGHTS} has another size" in refused(ask(DownloadModel(offer=offer)))
    assert max(parts(db).values()) <= max(file.bytes for file in offer.files)


@pytest.mark.usefixtures("model")
def test_a_body_without_a_length_is_taken_whole(ask: Ask, hub: RunningHub) -> None:
    hub.behave(chunked=True)
    assert ask(DownloadModel(offer=offered(ask, hub)))[-1] == Done()


@pytest.mark.usefixtures("model")
def test_a_host_that_was_not_agreed_to_is_not_asked(
    ask: Ask, hub: RunningHub, db: Database
) -> None:
    offer = offered(ask, hub)
    for elsewhere in (
        f"http://{hub.store}",
        "https://192.0.2.1",
        "http://192.0.2.1",
        "file:///etc",
    ):
        hub.behave(elsewhere=elsewhere)
        assert "sends on to" in refused(ask(DownloadModel(offer=offer)))
    assert not [line for line in hub.asked() if line.startswith("store")]
    assert {entry.detail for entry in ledger(db, AskLedger(kind="network")).entries} == {hub.host}


@pytest.mark.usefixtures("model")
def test_an_offer_that_leads_out_of_its_folder_is_refused(
    ask: Ask, hub: RunningHub, db: Database
) -> None:
    offer = offered(ask, hub)
    bad = msgspec.structs.replace(offer.files[0], file="../../evil.json")
    offer = msgspec.structs.replace(offer, files=(bad,))
    assert "no file of a model" in refused(ask(DownloadModel(offer=offer)))
    assert not list(db.paths.folder.parent.rglob("evil*"))


def test_a_model_that_cannot_be_used_is_refused_as_an_imported_one_is(
    ask: Ask, hub: RunningHub, db: Database, model: Path
) -> None:
    config = json.loads((model / "config.json").read_text())
    (model / "config.json").write_text(json.dumps({**config, "auto_map": {"AutoModel": "x.Y"}}))
    offer = offered(ask, hub)
    assert ask(DownloadModel(offer=offer))[-1] == Done()
    with pytest.raises(ModelError, match="a program of its own"):
        import_downloaded(db, ImportDownloaded(offer=offer))
    assert not list(db.paths.models.glob("*"))


def test_a_sentence_encoder_comes_with_its_modules(
    ask: Ask, hub: RunningHub, db: Database, model: Path
) -> None:
    modules = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    kinds = [
        {"path": path, "type": f"sentence_transformers.models.{kind}"} for path, kind in modules
    ]
    (model / "modules.json").write_text(json.dumps(kinds))
    (model / "1_Pooling").mkdir()
    (model / "1_Pooling" / "config.json").write_text('{"pooling_mode_cls_token": true}')
    offer = offered(ask, hub, called="mine")
    assert ask(DownloadModel(offer=offer))[-1] == Done()
    shown = import_downloaded(db, ImportDownloaded(offer=offer))
    assert (shown.model.role, shown.pooling) == ("encoder", "cls, unit length")
