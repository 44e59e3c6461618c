"""Verbs, options and errors: exit codes to the contract."""

import subprocess
import sys
from pathlib import Path

import pytest

from clozet import __version__

from .conftest import Built, clozet


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["search"],
        ["search", "x", "--mode", "magic"],
        ["search", "x", "-k", "0"],
        ["search", "x", "--after", "yesterday"],
        ["show", "one"],
        ["remove"],
        ["job", "stop", "1"],
        ["library"],
        ["collection"],
        ["page", "1", "1"],
        ["list", "--state", "lost"],
        ["show", "9" * 20],
        ["search", "x", "-k", "9" * 20],
        ["surprise", "--passage", "9" * 5000],
        ["mask"],
        ["mask", "A text.", "--passage", "1"],
        ["mask", "A text.", "--seed", "-1"],
        ["adapt", "--seed", str(2**63)],
    ],
)
def test_wrong_usage_is_2_and_an_error_object(built: Built, arguments: list[str]) -> None:
    ran = clozet(*arguments, "--json", library=built.folder)
    assert ran.code == 2
    assert ran.json["error"].keys() == {"kind", "message", "remedy"}
    assert ran.json["error"]["kind"] == "usage"
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "verb",
    [
        ["list"],
        ["sync"],
        ["search", "x"],
        ["status"],
        ["doctor"],
        ["jobs"],
        ["ledger"],
        ["backup", "x"],
        ["library", "delete"],
        ["library", "move", "x"],
        ["collection", "list"],
    ],
)
def test_without_a_library_verbs_say_so(tmp_path: Path, verb: list[str]) -> None:
    ran = clozet("--json", *verb, library=tmp_path / "none", cwd=tmp_path)
    assert (ran.code, ran.json["error"]["kind"]) == (3, "not there")
    assert not (tmp_path / "none").exists()


def test_common_options_may_stand_before_or_after_the_verb(built: Built) -> None:
    before = clozet("--json", "--library", built.folder, "--quiet", "collection", "list")
    after = clozet("collection", "list", "--quiet", "--library", built.folder, "--json")
    assert before.json == after.json


def test_the_environment_names_the_library(built: Built) -> None:
    ran = clozet("--json", "status", env={"CLOZET_LIBRARY": str(built.folder)})
    assert ran.json["library"] == str(built.folder)


def test_version_and_help() -> None:
    assert clozet("--version").out == f"clozet {__version__}\n"
    assert "search" in clozet("--help").out
    assert "--fold" in clozet("search", "--help").out


def test_errors_without_json_are_one_line_on_standard_error(tmp_path: Path) -> None:
    ran = clozet("list", library=tmp_path)
    assert ran.out == ""
    assert ran.err.startswith("clozet: There is no library")
    assert ran.err.count("\n") == 1


def test_a_window_without_a_display_is_refused_in_words(tmp_path: Path) -> None:
    for arguments in ([], ["window"]):
        ran = clozet(*arguments, library=tmp_path / "library", env={"HOME": str(tmp_path)})
        assert ran.code == 5
        assert ran.err.startswith("clozet: There is no display")
    assert not (tmp_path / "library").exists()


def test_nobody_reading_on_is_no_traceback(built: Built) -> None:
    command = [sys.executable, "-m", "clozet", "--library", str(built.folder), "show", "1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait() == 130


def test_a_defect_goes_to_the_log_and_one_sentence_to_standard_error(copied: Path) -> None:
    code = (
        "import sys, clozet.database.counts as counts; counts.states = lambda db: 1 / 0;"
        "import clozet.cli.main as main; sys.exit(main.run(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "--library", str(copied), "status"]
    ended = subprocess.run(command, capture_output=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.count(b"\n") == 1
    assert "ZeroDivisionError" in (copied / "logs" / "cli.log").read_text()
