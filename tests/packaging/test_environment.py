"""The environment is filled once, mended where it is damaged, and left alone where it is right."""

import json
from pathlib import Path

import environment
import pytest

from .conftest import Checkout


def test_the_digest_changes_with_each_file_each_name_and_each_border() -> None:
    of = environment.digest
    digests = [of([b"a", b"b"], []), of([b"ab"], []), of([b"a"], ["b", "c"]), of([b"a"], ["bc"])]

    assert len(set(digests)) == len(digests)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"inputs": "now"}', '{"inputs": "then", "extras": []}']
)
def test_a_damaged_or_stale_stamp_counts_as_none(tmp_path: Path, content: str) -> None:
    stamp = tmp_path / "stamp"
    stamp.write_text(content)

    assert environment.read_stamp(stamp, "now") is None
    assert environment.read_stamp(tmp_path / "nothing", "now") is None


def test_a_stamp_says_which_extras_are_there(tmp_path: Path) -> None:
    stamp = tmp_path / "stamp"
    stamp.write_text('{"inputs": "now", "extras": ["test"]}')

    assert environment.read_stamp(stamp, "now") == {"test"}


@pytest.mark.parametrize(("asked", "cuda"), [("nvidia-cublas==13.1", True), ("sympy", False)])
def test_a_cuda_build_is_known_by_what_it_asks_for(asked: str, cuda: bool) -> None:
    torch = {"name": "torch", "requires_dist": ["filelock", asked]}

    assert environment.brings_cuda(json.dumps({"install": [{"metadata": torch}]})) is cuda


def test_of_pips_lines_only_those_of_packages_are_shown() -> None:
    assert environment.is_progress("Downloading torch-2.13.0.whl (192 MB)")
    assert not environment.is_progress("Downloading torch-2.13.0.whl.metadata (29 kB)")
    assert not environment.is_progress("Looking in links: somewhere")


def test_the_first_complaint_of_pips_is_the_reason() -> None:
    lines = ["Collecting x", "Could not fetch URL y", "ERROR: No matching distribution", "bye"]

    assert environment.reason(lines) == "Could not fetch URL y"
    assert environment.reason(["bye"]) == "bye"


def test_what_is_broken_or_unfinished_is_made_anew(checkout: Checkout) -> None:
    left = checkout.root / ".venv" / "half a package"
    left.mkdir(parents=True)
    (checkout.root / ".venv" / "bin").mkdir()
    (checkout.root / ".venv" / "bin" / "python").symlink_to(checkout.root / "gone")
    (checkout.root / ".venv" / "clozet-unfinished").touch()

    assert checkout.ask("environment.works()") == "False"
    assert "made anew" in checkout.ask("environment.make_environment()")
    assert checkout.ask("environment.works()") == "True"
    assert not left.exists()
