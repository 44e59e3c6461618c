"""Bytes become text: byte order marks, then UTF-8, then what is declared, then a guess."""

import codecs
from typing import NamedTuple

import charset_normalizer

GUESSED_FROM = 256 * 1024  # bytes: enough to tell an encoding, little enough to be quick

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_ALIASES = {"unicode-1-1-utf-7": "utf-7", "x-sjis": "cp932", "x-gbk": "gb18030"}


class Decoded(NamedTuple):
    """Text, the encoding it was in, and how many characters could not be made out."""

    text: str
    encoding: str
    lost: int = 0


def decode(raw: bytes, declared: str = "") -> Decoded | None:
    """Return the text of `raw`, or None where it is not text in any known encoding."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _replacing(raw, encoding)
    wide = _without_mark(raw[:4096])
    if wide:
        return _replacing(raw, wide)
    if raw.count(0, 0, 65536):
        return None
    known = _known(declared) or ("iso2022_jp_2" if b"\x1b$" in raw[:4096] else "")
    by_escapes = known.startswith(
        ("iso2022", "hz", "utf-7")
    )  # seven bits: UTF-8 would take them too
    for encoding in (known, "utf-8") if by_escapes else ("utf-8", known):
        try:
            return Decoded(raw.decode(encoding or "ascii"), encoding)
        except UnicodeDecodeError:
            continue
    return _guessed(raw)


def _replacing(raw: bytes, encoding: str) -> Decoded:
    text = raw.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _known(label: str) -> str:
    """Return Python's name of a declared encoding, as wide as browsers read it; "" if unknown."""
    label = label.strip(" \"'").lower()
    try:
        name = codecs.lookup(_ALIASES.get(label, label)).name if label else ""
    except LookupError:
        return ""
    return _WIDER.get(name, name)


def _without_mark(head: bytes) -> str:
    """Tell UTF-16 and UTF-32 without a mark by where the zero bytes stand."""
    if len(head) < 4:
        return ""
    zeros = [head[place::4].count(0) * 4 / len(head) for place in range(4)]
    if min(zeros[2:]) > 0.9 and zeros[0] < 0.1:
        return "utf-32-le"
    if min(zeros[:2]) > 0.9 and zeros[3] < 0.1:
        return "utf-32-be"
    for encoding, high, low in (
        ("utf-16-le", zeros[1::2], zeros[::2]),
        ("utf-16-be", zeros[::2], zeros[1::2]),
    ):
        if min(high) > 0.3 and max(low) < 0.05:
            return encoding
    return ""


def _guessed(raw: bytes) -> Decoded | None:
    found = charset_normalizer.from_bytes(raw[:GUESSED_FROM]).best()
    if found is None or (found.encoding or "") == "":
        return None
    return _replacing(raw, _WIDER.get(found.encoding, found.encoding))
