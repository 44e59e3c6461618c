"""The main job in a network namespace that holds nothing: not even loopback is up."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clozet.paths import resources

SAMPLE = resources() / "sample"


def alone(*arguments: str) -> list[str]:
    """Return a command that runs without any network; fail in words where that is not allowed."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.fail("This journey needs the program unshare (package util-linux).")
    names = [unshare, "-n"] if os.geteuid() == 0 else [unshare, "-r", "-n"]
    if subprocess.run([*names, "true"], capture_output=True, check=False).returncode:
        pytest.fail("The system does not allow a network namespace of its own here.")
    return [*names, *arguments]


def clozet(library: Path, *arguments: str) -> str:
    command = alone(sys.executable, "-m", "clozet", "--library", str(library), *arguments)
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are Linux's")
def test_documents_are_added_searched_and_shown_without_any_network(tmp_path: Path) -> None:
    library = tmp_path / "library"
    done = json.loads(clozet(library, "--json", "add", str(SAMPLE)).splitlines()[-1])
    assert done["states"]["read"] >= 9
    question = "how long before leaving must the tenant give notice"
    answer = json.loads(clozet(library, "--json", "search", question))
    first = answer["results"][0]
    assert answer["stale"] == 0
    assert "notice" in first["sentence"]["text"].lower()
    page = tmp_path / "page.png"
    document, number = str(first["document"]["id"]), str(first["page"])
    clozet(
        library, "page", document, number, "--passage", str(first["passage"]), "--png", str(page)
    )
    assert page.read_bytes().startswith(b"\x89PNG")
    ledger = json.loads(clozet(library, "--json", "ledger", "--network"))
    assert ledger["entries"] == []
