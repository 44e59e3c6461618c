"""The verb model, and the switch from one encoder to another and back."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import AutoModelForMaskedLM

from clozet.models.importing import import_folder
from clozet.paths import LibraryPaths
from tests.models.tiny_models import make_body, make_masked

from .conftest import Built, clozet, fingerprints

ROW = {
    "name",
    "role",
    "family",
    "layers",
    "dimension",
    "vocabulary",
    "parameters",
    "licence",
    "origin",
    "bytes",
    "in_use",
    "ships",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two folders: a masked model and a plain encoder."""
    place = tmp_path_factory.mktemp("models")
    make_masked(place / "tiny-roberta", "roberta")
    make_body(place / "tiny-encoder")
    return place


@pytest.fixture(scope="module")
def stocked(built: Built, made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with both models, imported by the command line."""
    library = Path(shutil.copytree(built.folder, tmp_path_factory.mktemp("stocked") / "library"))
    before = fingerprints(made)
    masked = clozet("--json", "model", "import", made / "tiny-roberta", library=library)
    assert masked.json == {"done": True, "ids": [], "name": "tiny-roberta"}
    import_folder(LibraryPaths(library), made / "tiny-encoder", "mine", "encoder")
    assert fingerprints(made) == before
    return library


@pytest.fixture
def library(stocked: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    return Path(shutil.copytree(stocked, tmp_path / "library"))


def models(library: Path) -> dict[str, dict[str, Any]]:
    ran = clozet("--json", "model", "list", library=library)
    assert ran.code == 0, ran.err
    return {row["name"]: row for row in ran.json["models"]}


def test_the_models_that_ship_are_listed_without_a_library(tmp_path: Path) -> None:
    found = models(tmp_path / "none")
    assert list(found) == ["clozet-base", "all-MiniLM-L6-v2"]
    assert all(row.keys() == ROW and row["in_use"] for row in found.values())
    base, encoder = found.values()
    assert (base["role"], encoder["role"]) == ("masked", "encoder")
    assert (base["layers"], base["dimension"], base["vocabulary"]) == (6, 384, 30522)
    assert base["bytes"] > 45_000_000
    assert "clozet-base" in clozet("model", "list", library=tmp_path / "none").out
    assert not (tmp_path / "none").exists()


def test_a_model_is_shown_with_its_card(tmp_path: Path) -> None:
    shown = clozet("--json", "model", "info", "all-MiniLM-L6-v2", library=tmp_path / "none").json
    assert shown.keys() > ROW
    assert (shown["limit"], shown["pooling"]) == (256, "mean, unit length")
    assert "license: apache-2.0" in shown["card"]
    assert clozet("model", "info", "nothing", library=tmp_path / "none").code == 3


def test_a_masked_model_is_used_copied_out_and_removed(library: Path, tmp_path: Path) -> None:
    row = models(library)["tiny-roberta"]
    assert (row["family"], row["role"], row["in_use"]) == ("roberta", "masked", False)
    assert clozet("model", "use", "tiny-roberta", library=library).code == 0
    assert {name for name, row in models(library).items() if row["in_use"]} == {
        "tiny-roberta",
        "all-MiniLM-L6-v2",
    }
    status = clozet("--json", "status", library=library).json
    assert status["models"] == {"encoder": "all-MiniLM-L6-v2", "masked": "tiny-roberta"}
    copy = tmp_path / "copy"
    exported = clozet("--json", "model", "export", "tiny-roberta", copy, library=library).json
    assert exported == {"model": "tiny-roberta", "path": str(copy), "leaks": [], "warning": ""}
    AutoModelForMaskedLM.from_pretrained(copy, dtype=torch.float32)
    again = clozet("model", "export", "tiny-roberta", copy, library=library)
    assert (again.code, "not empty" in again.err) == (2, True)
    assert clozet("model", "remove", "tiny-roberta", library=library).code == 0
    assert models(library)["clozet-base"]["in_use"]
    assert [folder.name for folder in (library / "models").iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("remove", "clozet-base"), 2),
        (("remove", "all-MiniLM-L6-v2"), 2),
        (("remove", "nothing"), 3),
        (("use", "nothing"), 3),
        (("export", "nothing", "/tmp/nowhere"), 3),
        (("import", "/nowhere/at/all"), 3),
    ],
)
def test_what_cannot_be_done_is_told(built: Built, arguments: tuple[str, ...], code: int) -> None:
    ran = clozet("--json", "model", *arguments, library=built.folder)
    assert ran.code == code
    assert ran.json["error"].keys() == {"kind", "message", "remedy"}
    assert ran.json["error"]["remedy"]


def test_the_library_is_embedded_again_and_the_switch_can_be_undone(library: Path) -> None:
    def searched() -> list[tuple[int, float]]:
        found = clozet("--json", "search", "rent", "--mode", "meaning", library=library).json
        assert found["stale"] == 0
        return [(one["passage"], round(one["similarity"], 4)) for one in found["results"]]

    first = searched()
    used = clozet("--json", "model", "use", "mine", library=library)
    assert used.json == {"done": True, "ids": [], "name": "mine"}
    status = clozet("--json", "status", library=library).json
    assert status["models"]["encoder"] == "mine"
    assert (status["vectors"], status["left"]) == (status["passages"], 0)
    assert searched() != first
    assert clozet("model", "use", "all-MiniLM-L6-v2", library=library).code == 0
    assert searched() == first
    assert clozet("doctor", library=library).code == 0


def test_the_doctor_and_the_ledger_know_imported_models(made: Path, library: Path) -> None:
    entries = clozet("--json", "ledger", "--models", library=library).json["entries"]
    told = [entry for entry in entries if "tiny-roberta" in entry["what"]]
    assert f"imported from {made.resolve() / 'tiny-roberta'}" in told[0]["what"]
    assert any("clozet-base" in entry["what"] for entry in entries)
    weights = library / "models" / "tiny-roberta" / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-4] + b"\0\0\0\0")
    ran = clozet("--json", "doctor", library=library)
    bad = [check for check in ran.json["checks"] if not check["ok"]]
    assert (ran.code, [check["check"] for check in bad]) == (4, ["models"])
    assert "tiny-roberta" in bad[0]["message"] and bad[0]["remedy"]
