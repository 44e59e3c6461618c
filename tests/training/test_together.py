"""Two processes that torchrun started train as one does with twice the rows."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import clozet
from tests.models.tiny_models import TEXT, make_body
from tests.training.test_corpus import prose

ARGUMENTS = ["--json", "adapt", "--steps", "6"]


def corpus(folder: Path) -> Path:
    folder.mkdir()
    parts = [" ".join(TEXT) + " " + prose(number, 90).replace("\n", " ") for number in range(24)]
    (folder / "texts.txt").write_text("\n\n".join(parts))
    return folder


def losses(lines: list[str]) -> list[float]:
    events = [json.loads(line) for line in lines if line.startswith("{")]
    return [event["loss"] for event in events if event["event"] == "step"]


def test_two_processes_take_the_steps_of_one(tmp_path: Path) -> None:
    encoder, texts = make_body(tmp_path / "encoder"), corpus(tmp_path / "corpus")
    arguments = [*ARGUMENTS, "--from-encoder", str(encoder), "--corpus", str(texts)]
    library = tmp_path / "library"
    library.mkdir()

    alone = clozet(*arguments, "--out", tmp_path / "alone", library=library)
    torchrun = "-m torch.distributed.run --nproc-per-node 2 --master-addr 127.0.0.1"
    command = [sys.executable, *torchrun.split(), "--master-port", "29611"]
    command += ["-m", "clozet", "--library", str(library), *arguments]
    together = subprocess.run(
        [*command, "--out", str(tmp_path / "together")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )

    assert alone.code == 0, alone.err
    assert together.returncode == 0, together.stderr
    assert losses(together.stdout.splitlines()) == pytest.approx(
        losses(alone.out.splitlines()), abs=2e-3
    )
    assert (tmp_path / "together" / "model.safetensors").exists()
    ledger = (library / "network.jsonl").read_text()
    assert "joined a training group" in ledger
    assert "tried" not in ledger


def test_a_group_is_joined_only_under_torchrun() -> None:
    from clozet import guard

    with pytest.raises(guard.NetworkRefusedError):
        guard.let_join("127.0.0.1", 29611)
