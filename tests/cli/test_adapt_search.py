"""Adapting an encoder on the command line, in real processes, with a tiny real one."""

from pathlib import Path

from clozet.models.importing import import_folder
from clozet.paths import LibraryPaths
from tests.models.tiny_models import make_body

from .conftest import clozet
from .test_adapting import texts


def test_adapting_an_encoder_tells_its_steps_and_whether_it_was_kept(tmp_path: Path) -> None:
    library = tmp_path / "library"
    files = texts(tmp_path / "texts", 260)
    ran = clozet("add", files, "--no-embed", "--collection", "Leases", library=library)
    assert ran.code == 0, ran.err
    import_folder(LibraryPaths(library), make_body(tmp_path / "tiny"), role="encoder")

    ran = clozet(
        *("--json", "adapt-search", "--base", "tiny", "--steps", 3, "--collection", "Leases"),
        library=library,
    )

    assert ran.code == 0, ran.err
    assert [event["event"] for event in ran.lines] == [
        "evaluation",
        *["step"] * 3,
        "evaluation",
        "done",
    ]
    assert ran.lines[0]["heldout"].keys() == {"ndcg_10", "low", "high"}
    done = ran.lines[-1]
    assert done["card"]["before"] == ran.lines[0]["heldout"]
    assert done["card"]["after"] == ran.lines[-2]["heldout"]
    assert (done["model"] is None) == (done["card"]["verdict"] != "better")
    (job,) = clozet("--json", "jobs", library=library).json["jobs"][:1]
    assert (job["kind"], job["state"], job["done"]) == ("adapt-search", "done", 3)
    assert clozet("--json", "adapt-search", "--base", "nobody", library=library).code == 3
