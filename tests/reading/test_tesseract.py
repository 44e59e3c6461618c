"""A foreign program: hostile or broken ones cost one page, and nothing of them stays behind."""

import sys
from pathlib import Path

import psutil
import pytest

from clozet.reading.tesseract import Bounds, Engine, FailedError, is_language, words_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fakes are Unix scripts")

TABLE = (
    "level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight"
    "\\tconf\\ttext\\n"
    "5\\t1\\t2\\t1\\t3\\t1\\t10\\t20\\t30\\t12\\t96.5\\tRent\\n"
    "5\\t1\\t2\\t1\\t3\\t2\\t50\\tnowhere\\t30\\t12\\t96.5\\tbroken\\n"
    "5\\t1\\t2\\t1\\t3\\t2\\t50\\t20\\t30\\t12\\t11.0\\t \\n"
    "4\\t1\\t2\\t1\\t3\\t0\\t10\\t20\\t80\\t12\\t-1\\t\\n"
)
PICTURE = b"P5 2000 2000 255\n" + bytes(4_000_000)


def fake(tmp_path: Path, script: str) -> Engine:
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return Engine(str(program), "0", ("eng",))


def left_over(tmp_path: Path) -> list[int]:
    return [
        child.pid
        for child in psutil.Process().children(recursive=True)
        if str(tmp_path) in " ".join(child.cmdline())
    ]


def test_only_whole_words_of_the_table_are_taken(tmp_path: Path) -> None:
    engine = fake(tmp_path, f"cat > /dev/null; printf '{TABLE}'")
    (word,) = words_of(engine, PICTURE, "eng")
    assert (word.text, word.line, word.confidence) == ("Rent", 3, 96.5)
    assert (word.x0, word.y0, word.x1, word.y1) == (10, 20, 40, 32)


def test_it_is_ended_with_its_children_when_its_time_is_up(tmp_path: Path) -> None:
    engine = fake(tmp_path, f"sh -c 'exec sleep 600; : {tmp_path}' & sleep 600")
    with pytest.raises(FailedError, match="more than 0 seconds"):
        words_of(engine, PICTURE, "eng", bounds=Bounds(seconds=0.3))
    assert not left_over(tmp_path)


def test_it_is_ended_when_nobody_waits_any_more(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="stopped"):
        words_of(fake(tmp_path, "sleep 600"), PICTURE, "eng", stopped=lambda: True)
    assert not left_over(tmp_path)


def test_it_may_not_take_all_memory(tmp_path: Path) -> None:
    eat = "x = bytearray(900_000_000); x[::4096] = b'1' * len(x[::4096])"
    engine = fake(tmp_path, f'exec "{sys.executable}" -S -c "{eat}; import time; time.sleep(60)"')
    with pytest.raises(FailedError):
        words_of(engine, PICTURE, "eng", bounds=Bounds(memory=200_000_000))
    assert not left_over(tmp_path)


def test_one_that_dies_says_so(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="ended early"):
        words_of(fake(tmp_path, "kill -SEGV $$"), PICTURE, "eng")


def test_it_may_not_write_files(tmp_path: Path) -> None:
    engine = fake(tmp_path, f"cat > /dev/null; echo leak > {tmp_path}/file; printf '{TABLE}'")
    with pytest.raises(FailedError):
        words_of(engine, PICTURE, "eng")
    assert not (tmp_path / "file").exists() or not (tmp_path / "file").read_bytes()


def test_a_language_is_a_name_and_nothing_else() -> None:
    assert is_language("deu") and is_language("deu+eng") and is_language("script/Latin")
    assert not any(map(is_language, ("", "../deu", "deu -c x=y", "deu+", "-l")))
