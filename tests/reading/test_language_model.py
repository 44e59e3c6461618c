"""The tables that tell languages are unpacked once and then mapped, with the same answers."""

from pathlib import Path

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from clozet.reading import language_model

TEXTS = (
    "The tenant shall give notice in writing.",
    "Der Mieter kündigt schriftlich.",
    "借家人は書面で通知する。",
    "12",
)


def test_mapped_tables_answer_as_the_packed_ones(tmp_path: Path) -> None:
    packed = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    packed.set_languages([code for code in packed.labels if len(code) == 2])
    first, second = language_model.identifier(tmp_path), language_model.identifier(tmp_path)
    for text in TEXTS:
        assert packed.classify(text) == first.classify(text) == second.classify(text)


def test_what_was_unpacked_is_not_unpacked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    language_model.identifier(tmp_path)
    monkeypatch.setattr(language_model, "load_model", None)
    assert language_model.identifier(tmp_path).classify(TEXTS[1])[0] == "de"


def test_tables_that_were_cut_off_are_made_again(tmp_path: Path) -> None:
    language_model.identifier(tmp_path)
    (kept,) = tmp_path.iterdir()
    (kept / "steps.npy").write_bytes(b"\x93NUMPY")
    assert language_model.identifier(tmp_path).classify(TEXTS[1])[0] == "de"
    assert [path.name for path in tmp_path.iterdir()] == [kept.name]
    assert (kept / "steps.npy").stat().st_size > 1000


def test_a_cache_that_cannot_be_written_costs_no_answer(tmp_path: Path) -> None:
    file = tmp_path / "cache"
    file.write_text("not a folder")
    assert language_model.identifier(file).classify(TEXTS[1])[0] == "de"
