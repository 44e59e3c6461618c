import hashlib
import os
from pathlib import Path

import pytest

from clozet.errors import ModelError
from clozet.models import installed
from clozet.models.pieces import encoder_folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {installed.WEIGHTS: b"weights", installed.TOKENIZER: b"pieces"}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        monkeypatch.setitem(installed.SHA256, name, hashlib.sha256(content).hexdigest())
    return tmp_path


def change(file: Path, content: bytes, later_ns: int) -> None:
    before = file.stat()
    file.write_bytes(content)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + later_ns))


def test_the_installed_encoder_is_the_one_clozet_was_made_for(tmp_path: Path) -> None:
    assert installed.checked(encoder_folder(), tmp_path) == encoder_folder()


def test_a_damaged_file_is_refused(folder: Path) -> None:
    (folder / installed.WEIGHTS).write_bytes(b"weighty")
    with pytest.raises(ModelError, match="is damaged"):
        installed.checked(folder, folder / "cache")


def test_a_missing_file_is_refused(folder: Path) -> None:
    (folder / installed.TOKENIZER).unlink()
    with pytest.raises(ModelError, match="is missing"):
        installed.checked(folder, folder / "cache")


def test_a_file_is_read_again_only_when_its_size_or_time_changed(folder: Path) -> None:
    installed.checked(folder, folder / "cache")
    change(folder / installed.WEIGHTS, b"WEIGHTS", later_ns=0)
    installed.checked(folder, folder / "cache")
    change(folder / installed.WEIGHTS, b"WEIGHTS", later_ns=1_000_000)
    with pytest.raises(ModelError):
        installed.checked(folder, folder / "cache")


def test_a_spoiled_stamp_costs_one_more_check(folder: Path) -> None:
    cache = folder / "cache"
    installed.checked(folder, cache)
    (cache / installed.STAMP).write_text("{")
    assert installed.checked(folder, cache) == folder
    assert (cache / installed.STAMP).read_text() != "{"
