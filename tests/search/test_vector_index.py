from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from clozet.search.index_stamp import STAMP, read_stamp
from clozet.search.vector_index import FILE, IndexUnusableError, VectorIndex, from_blobs, to_blob

DIMENSION = 16
BUILT = "2026-01-01T00:00:00Z"


def unit(rows: int, seed: int = 0) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).normal(size=(rows, DIMENSION)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def filled(rows: int = 20) -> tuple[VectorIndex, NDArray[np.float32]]:
    index, vectors = VectorIndex("encoder", DIMENSION), unit(rows)
    index.add(range(100, 100 + rows), vectors, last_row=rows)
    return index, vectors


def found(index: VectorIndex, vector: NDArray[np.float32], count: int = 5) -> list[int]:
    return [passage for passage, _ in index.search(vector, count)]


@given(st.integers(0, 1000), st.sets(st.integers(0, 19)), st.none() | st.sets(st.integers(0, 30)))
def test_a_search_finds_what_sorting_all_cosines_would(
    seed: int, forgotten: set[int], allowed: set[int] | None
) -> None:
    index, vectors = filled()
    vectors = vectors.astype(np.float16).astype(np.float32)
    index.forget(100 + row for row in forgotten)
    question = unit(1, seed)[0]
    rows = set(range(20)) - forgotten
    if allowed is not None:
        rows &= allowed
    expected = sorted(rows, key=lambda row: -(vectors[row] @ question))[:5]
    chosen = None if allowed is None else [100 + row for row in allowed]
    results = index.search(question, 5, chosen)
    assert [passage - 100 for passage, _ in results] == expected
    assert [score for _, score in results] == pytest.approx(
        [float(vectors[row] @ question) for row in expected], abs=1e-5
    )


def test_an_empty_index_finds_nothing() -> None:
    assert VectorIndex("encoder", DIMENSION).search(unit(1)[0], 3) == []


def test_a_passage_is_added_once() -> None:
    index, vectors = filled()
    index.add([100, 200], np.concatenate([unit(1, seed=9), vectors[:1]]), last_row=21)
    assert len(index) == 21
    assert index.last_row == 21
    assert set(found(index, vectors[0], 2)) == {100, 200}


def test_saving_and_loading_changes_no_answer(tmp_path: Path) -> None:
    index, vectors = filled()
    index.forget([103, 104])
    index.save(tmp_path, BUILT)
    loaded = VectorIndex.load(tmp_path, "encoder")
    assert loaded.ids == index.ids
    assert loaded.last_row == 20
    assert loaded.search(vectors[3], 18) == index.search(vectors[3], 18)
    stamp = read_stamp(tmp_path)
    assert stamp is not None
    assert (stamp.rows, stamp.dimension, stamp.built) == (18, DIMENSION, BUILT)


def test_a_loaded_index_takes_more_and_forgets(tmp_path: Path) -> None:
    index, vectors = filled()
    index.save(tmp_path, BUILT)
    loaded = VectorIndex.load(tmp_path, "encoder")
    loaded.add([500], vectors[:1], last_row=21)
    loaded.forget([100])
    assert found(loaded, vectors[0], 1) == [500]
    loaded.save(tmp_path, BUILT)
    again = VectorIndex.load(tmp_path, "encoder")
    assert again.ids == {*range(101, 120), 500}


def test_the_file_is_worth_writing_when_a_tenth_has_changed(tmp_path: Path) -> None:
    index, vectors = filled()
    assert index.worth_saving()
    index.save(tmp_path, BUILT)
    index.forget([100])
    assert not index.worth_saving()
    index.add([500, 501], vectors[:2], last_row=22)
    assert index.worth_saving()


def damaged(file: Path, how: str) -> None:
    content = file.read_bytes()
    changed = {
        "missing": None,
        "empty": b"",
        "cut short": content[: len(content) // 2],
        "one byte off": content[:-9] + bytes([content[-9] ^ 1]) + content[-8:],
        "grown": content + b"x",
    }[how]
    if changed is None:
        file.unlink()
    else:
        file.write_bytes(changed)


@pytest.mark.parametrize("how", ["missing", "empty", "cut short", "one byte off", "grown"])
def test_a_damaged_file_must_be_made_again(tmp_path: Path, how: str) -> None:
    filled()[0].save(tmp_path, BUILT)
    damaged(tmp_path / FILE, how)
    with pytest.raises(IndexUnusableError):
        VectorIndex.load(tmp_path, "encoder")


@pytest.mark.parametrize("how", ["missing", "empty", "cut short", "grown"])
def test_a_file_without_its_stamp_is_not_trusted(tmp_path: Path, how: str) -> None:
    filled()[0].save(tmp_path, BUILT)
    damaged(tmp_path / STAMP, how)
    with pytest.raises(IndexUnusableError):
        VectorIndex.load(tmp_path, "encoder")


def test_the_index_of_another_encoder_is_not_used(tmp_path: Path) -> None:
    filled()[0].save(tmp_path, BUILT)
    with pytest.raises(IndexUnusableError):
        VectorIndex.load(tmp_path, "another")


@pytest.mark.parametrize("kept", [0, 1])
def test_a_save_that_was_cut_off_leaves_no_index_that_lies(tmp_path: Path, kept: int) -> None:
    """What a kill leaves: the new file beside the old stamp, or the new file without one."""
    filled()[0].save(tmp_path, BUILT)
    stamp = (tmp_path / STAMP).read_bytes()
    filled(30)[0].save(tmp_path, BUILT)
    (tmp_path / STAMP).unlink()
    if kept:
        (tmp_path / STAMP).write_bytes(stamp)
    with pytest.raises(IndexUnusableError):
        VectorIndex.load(tmp_path, "encoder")


def test_half_precision_keeps_a_vector_where_it_was() -> None:
    vectors = unit(50)
    again = from_blobs([to_blob(vector) for vector in vectors], DIMENSION)
    assert again.dtype == np.float32
    assert ((again * vectors).sum(1) > 0.99999).all()
