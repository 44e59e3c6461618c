"""Passwords in the forms that files are locked with."""

from pathlib import Path

import pytest

from clozet.reading.mupdf import pymupdf
from clozet.reading.passwords import forms
from clozet.reading.reader import read
from tests.reading.paper import save, write


def locked(folder: Path, password: str, encryption: int) -> Path:
    file = pymupdf.open()
    write(file.new_page(), 72, 80, ["The rent is due."])
    return save(file, folder, encryption=encryption, user_pw=password, owner_pw=f"{password}!")


@pytest.mark.parametrize(
    ("typed", "prepared"),
    [
        ("I\u00adX", "IX"),
        ("\u00aa", "a"),
        ("\u2168", "IX"),
        ("a\u00a0b", "a b"),
        ("plain", "plain"),
    ],
)
def test_a_password_is_prepared_as_the_profile_says(typed: str, prepared: str) -> None:
    """The examples are those of RFC 4013, section 3."""
    assert forms(typed)[0] == typed
    assert prepared in forms(typed)


def test_both_versions_of_unicode_are_tried() -> None:
    assert set(forms("\U0002f874")) >= {"\u5f33", "\u5f53"}


@pytest.mark.parametrize(
    "encryption",
    [
        pymupdf.PDF_ENCRYPT_RC4_40,
        pymupdf.PDF_ENCRYPT_RC4_128,
        pymupdf.PDF_ENCRYPT_AES_128,
        pymupdf.PDF_ENCRYPT_AES_256,
    ],
)
@pytest.mark.parametrize("password", ["geheim", "pässwörd", "    "])
def test_every_encryption_opens_with_its_password(
    encryption: int, password: str, tmp_path: Path
) -> None:
    path = locked(tmp_path, password, encryption)
    assert read(path).state == "needs password"
    assert read(path, "wrong").reason == "The password is wrong."
    assert read(path, password).state == "read"
    assert read(path, f"{password}!").state == "read"


def test_what_was_locked_with_the_prepared_form_opens_with_the_typed_one(tmp_path: Path) -> None:
    path = locked(tmp_path, "passwörd IX", pymupdf.PDF_ENCRYPT_AES_256)
    assert read(path, "passwo\u0308rd\u00a0\u2168").state == "read"
