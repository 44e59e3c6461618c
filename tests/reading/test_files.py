"""Folders are walked without what is hidden, generated or endless."""

import hashlib
from pathlib import Path

import pytest

from clozet.reading.files import fingerprint, walk


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)


def below(folder: Path, **patterns: list[str]) -> list[str]:
    return [str(path.relative_to(folder)) for path in walk(folder, **patterns)]


def test_hidden_and_generated_folders_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/c.txt", ".git/x", ".hidden.txt", "a/node_modules/y.txt")
    assert below(tmp_path) == ["b.txt", "a/c.txt"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    make(tmp_path, "a/b.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "broken").symlink_to(tmp_path / "nothing")
    assert below(tmp_path) == ["a/b.txt"]


def test_patterns_choose_by_name_and_by_path(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.pdf", "drafts/c.txt")
    assert below(tmp_path, include=["*.txt"]) == ["a.txt", "drafts/c.txt"]
    assert below(tmp_path, exclude=["drafts/*"]) == ["a.txt", "b.pdf"]


def test_a_file_is_its_own_walk_and_nothing_is_not_there(tmp_path: Path) -> None:
    make(tmp_path, ".named")
    assert list(walk(tmp_path / ".named")) == [tmp_path / ".named"]
    with pytest.raises(FileNotFoundError):
        list(walk(tmp_path / "nothing"))


def test_a_fingerprint_is_the_contents_sha256(tmp_path: Path) -> None:
    content = b"clozet" * 500_000
    (tmp_path / "a").write_bytes(content)
    assert fingerprint(tmp_path / "a") == hashlib.sha256(content).hexdigest()
