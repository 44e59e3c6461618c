"""Adapting on the command line, in real processes, with a tiny real model."""

import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.models.tiny_models import TEXT, make_masked

from .conftest import clozet


def texts(folder: Path, documents: int = 24) -> Path:
    folder.mkdir()
    chance = random.Random(5)
    for number in range(documents):
        lines = [" ".join(chance.choices(" ".join(TEXT).split(), k=12)) for _ in range(15)]
        (folder / f"{number}.txt").write_text("\n".join([*TEXT[:5], *lines]))
    return folder


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_masked(tmp_path_factory.mktemp("base") / "tiny", "bert")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    files = texts(tmp_path / "texts")
    ran = clozet("add", files, "--no-embed", "--collection", "Leases", library=tmp_path / "library")
    assert ran.code == 0, ran.err
    return tmp_path / "library"


def adapt(library: Path, base: Path, *more: object) -> list[dict[str, Any]]:
    ran = clozet("--json", "adapt", "--base", base, *more, library=library)
    assert ran.code == 0, ran.err
    return ran.lines


def losses(events: list[dict[str, Any]]) -> dict[int, float]:
    return {event["step"]: event["loss"] for event in events if event["event"] == "step"}


def test_adapting_tells_its_steps_and_leaves_a_model_that_anybody_can_load(
    library: Path, base: Path
) -> None:
    events = adapt(library, base, "--steps", 12, "--collection", "Leases")

    assert [event["event"] for event in events if event["event"] != "step"] == [
        "evaluation",
        "evaluation",
        "evaluation",
        "done",
    ]
    assert sorted(losses(events)) == list(range(1, 13))
    done = events[-1]
    assert done["model"] == "leases"
    assert done["card"]["verdict"] in ("better", "no clear change", "worse")
    assert done["card"]["control"]["before"]["loss"] > 0
    folder = library / "models" / "leases"
    assert {file.name for file in folder.iterdir()} >= {"card.json", "README.md", "config.json"}
    from transformers import AutoModelForMaskedLM

    AutoModelForMaskedLM.from_pretrained(folder)
    found = clozet("--json", "evaluate", "--model", "leases", library=library)
    assert found.code == 0, found.err
    assert found.json["documents"] == 24
    listed = clozet("--json", "model", "list", library=library).json["models"]
    assert [row["name"] for row in listed if row["family"] == "bert"][-1] == "leases"
    assert not list((library / "adaptations").iterdir())


def test_a_killed_adaptation_that_is_resumed_ends_with_the_losses_of_one_left_alone(
    library: Path, base: Path, kills: int
) -> None:
    alone = losses(adapt(library, base, "--steps", 30))
    chance = random.Random()

    start = [sys.executable, "-m", "clozet", "--library", str(library), "--json"]
    arguments = ["adapt", "--base", str(base), "--steps", "30"]
    found: dict[int, float] = {}
    for _ in range(min(kills, 2)):
        process = subprocess.Popen([*start, *arguments], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        stop = chance.randrange(3, 25)
        for line in process.stdout:
            if f'"event":"step","step":{stop},' in line:
                break
        worker = _child(process.pid)
        process.send_signal(signal.SIGKILL)
        worker.kill()
        worker.wait()
        process.wait()
        process.stdout.close()
        (job,) = (
            row["id"]
            for row in clozet("--json", "jobs", library=library).json["jobs"]
            if row["kind"] == "adapt" and row["state"] == "running"
        )
        arguments = ["job", "resume", str(job)]
    ran = clozet("--json", *arguments, library=library)
    assert ran.code == 0, ran.err
    found = losses(ran.lines)

    assert ran.lines[-1]["event"] == "done"
    assert found == {step: alone[step] for step in found}
    assert 30 in found


def _child(process: int) -> Any:
    import psutil

    (child,) = psutil.Process(process).children()
    return child


def test_a_job_is_paused_resumed_and_finished_early(library: Path, base: Path) -> None:
    start = [sys.executable, "-m", "clozet", "--library", str(library), "--json"]
    arguments = ["adapt", "--base", str(base), "--steps", "100000", "--name", "mine"]
    with subprocess.Popen([*start, *arguments], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if '"event":"step","step":3,' in line:
                assert clozet("job", "pause", 2, library=library).code == 0
                break
        rest = process.stdout.read()
    assert process.returncode == 0
    assert '"event":"stopped"' in rest.splitlines()[-1]
    assert clozet("--json", "jobs", library=library).json["jobs"][0]["state"] == "paused"

    ran = clozet("--json", "job", "finish", 2, library=library)

    assert ran.code == 0, ran.err
    assert ran.lines[-1]["model"] == "mine"
    assert ran.lines[-1]["card"]["steps"] >= 3


def test_a_cancelled_job_leaves_nothing(library: Path, base: Path) -> None:
    start = [sys.executable, "-m", "clozet", "--library", str(library), "--json"]
    arguments = ["adapt", "--base", str(base), "--steps", "100000", "--name", "mine"]
    with subprocess.Popen([*start, *arguments], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if '"event":"step","step":2,' in line:
                assert clozet("job", "cancel", 2, library=library).code == 0
                break
        process.stdout.read()
    assert not (library / "models" / "mine").exists()
    assert not list((library / "adaptations").iterdir())


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--collection", "Nothing"], 3),
        (["--documents", "999"], 3),
        (["--base", "nobody"], 3),
        (["--documents", "1"], 5),
        (["--steps", "3", "--minutes", "1"], 2),
        (["--name", "../out"], 2),
    ],
    ids=["collection", "document", "base", "too little", "two bounds", "name"],
)
def test_what_cannot_be_done_is_said(library: Path, arguments: list[str], code: int) -> None:
    ran = clozet("--json", "adapt", "--steps", 2, *arguments, library=library)
    if "--minutes" in arguments:
        ran = clozet("--json", "adapt", *arguments, library=library)

    assert ran.code == code, ran.out
    assert ran.json["error"]["message"]


def test_masking_shows_what_is_hidden_and_the_guesses(base: Path) -> None:
    ran = clozet("--json", "mask", TEXT[0], "--model", base, "--seed", 1, "--rate", 0.4)

    assert ran.code == 0, ran.err
    kinds = [token["kind"] for token in ran.json["tokens"]]
    assert "plain" in kinds and "mask" in kinds
    for token in ran.json["tokens"]:
        assert (token["loss"] is None) == (token["kind"] == "plain")
    again = clozet("--json", "mask", TEXT[0], "--model", base, "--seed", 1, "--rate", 0.4)
    assert again.json == ran.json


def test_a_text_that_the_model_cannot_read_is_not_masked(base: Path) -> None:
    ran = clozet("--json", "mask", "🙂", "--model", base)

    assert (ran.code, ran.json["error"]["kind"]) == (5, "nothing")


def test_a_passage_is_not_masked_where_there_is_no_library(tmp_path: Path) -> None:
    ran = clozet("--json", "mask", "--passage", 3, library=tmp_path / "none")

    assert (ran.code, ran.json["error"]["message"]) == (3, "There is no library.")


def test_a_folder_of_texts_is_measured_without_a_library(base: Path, tmp_path: Path) -> None:
    folder = texts(tmp_path / "texts", 3)
    ran = clozet("--json", "evaluate", "--model", base, "--texts", folder)

    assert ran.code == 0, ran.err
    assert ran.json["documents"] == 3
    assert ran.json["masked"] == pytest.approx(0.15 * ran.json["tokens"], rel=0.1)
    empty = tmp_path / "empty"
    empty.mkdir()
    assert clozet("--json", "evaluate", "--model", base, "--texts", empty).code == 5
