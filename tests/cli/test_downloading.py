"""clozet model download: with a yes, a model of a hub on loopback is fetched, and fills blanks."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.models.tiny_models import make_masked
from tests.running_hub import RunningHub

from .conftest import Ran, clozet

NAME = "someone/tiny-bert"


@pytest.fixture
def offer(hub: RunningHub, tmp_path: Path) -> tuple[object, ...]:
    """The words that download the hub's model into a library where that is allowed."""
    make_masked(hub.root / NAME, "bert")
    assert clozet("model", "downloads", "on", library=tmp_path / "library").code == 0
    return ("model", "download", NAME, "--hub", hub.address)


def at_terminal(typed: str, *arguments: object) -> Ran:
    """Run the command with a terminal for its input, where somebody types."""
    ours, its = pty.openpty()
    os.write(ours, typed.encode())
    ended = subprocess.run(
        [sys.executable, "-m", "clozet", *map(str, arguments)],
        stdin=its,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    os.close(ours)
    os.close(its)
    return Ran(ended.returncode, ended.stdout, ended.stderr)


def test_a_model_is_downloaded_listed_and_used(
    offer: tuple[object, ...], hub: RunningHub, tmp_path: Path
) -> None:
    library = tmp_path / "library"
    ran = clozet("--json", *offer, "--yes", "--name", "mine", library=library)
    assert ran.code == 0, ran.err
    offered, done = ran.lines
    assert (offered["event"], offered["model"], offered["hosts"]) == ("offer", NAME, [hub.host])
    assert offered["bytes"] == sum(file["bytes"] for file in offered["files"]) == done["bytes"]
    assert done.keys() == {"event", "model", "bytes", "seconds"}
    assert (done["event"], done["model"]) == ("done", "mine")
    filled = clozet("--json", "fill", "The ____ is due.", "--model", "mine", library=library)
    assert filled.json["model"] == "mine"
    ledger = clozet("--json", "ledger", library=library).json
    assert (ledger["network"], ledger["allowed"]) == (0, len(hub.asked()))
    rows = [entry["what"] for entry in ledger["entries"] if entry["kind"] == "model"]
    assert f"mine: downloaded from {hub.host}: {NAME}, revision {'a' * 40} (unknown)" in rows
    assert "connections refused" in clozet("status", library=library).out
    assert clozet("doctor", library=library).code == 0


def test_nothing_is_downloaded_before_downloads_are_switched_on(
    hub: RunningHub, tmp_path: Path
) -> None:
    asked = ("model", "download", NAME, "--hub", hub.address, "--yes")
    for _ in range(2):
        ran = clozet("--json", *asked, library=tmp_path / "library")
        assert (ran.code, ran.json["error"]["kind"]) == (6, "no permission")
        assert "clozet model downloads on" in ran.json["error"]["remedy"]
        assert clozet("model", "downloads", "off", library=tmp_path / "library").code == 0
    assert hub.asked() == []


def test_nothing_is_downloaded_without_a_yes(
    offer: tuple[object, ...], hub: RunningHub, tmp_path: Path
) -> None:
    library = tmp_path / "library"
    ran = clozet("--json", *offer, library=library)
    assert (ran.code, ran.lines[0]["event"]) == (2, "offer")
    assert ran.lines[1]["error"]["remedy"] == "Say --yes."
    ran = at_terminal("no\n", "--library", library, *offer)
    assert (ran.code, "Nothing was downloaded." in ran.err) == (2, True)
    assert f"From {hub.host}: {NAME}, revision {'a' * 40}\n" in ran.out
    assert "Only this is fetched; nothing of yours is sent." in ran.out
    assert not [line for line in hub.asked() if f"/{NAME}/resolve" in line and "0-0" not in line]
    assert not (library / "models").exists()
    assert at_terminal("yes\n", "--library", library, *offer).code == 0
    assert (library / "models" / "tiny-bert" / "model.safetensors").is_file()


def test_a_hub_that_is_away_is_told_with_a_remedy(tmp_path: Path) -> None:
    library = tmp_path / "library"
    clozet("model", "downloads", "on", library=library)
    environment = {**os.environ, "HF_ENDPOINT": "https://hub.invalid"}
    ran = clozet("--json", "model", "download", NAME, library=library, env=environment)
    assert (ran.code, ran.json["error"]["kind"]) == (3, "not there")
    assert "hub.invalid cannot be reached" in ran.json["error"]["message"]
    assert "clozet model import PATH" in ran.json["error"]["remedy"]
