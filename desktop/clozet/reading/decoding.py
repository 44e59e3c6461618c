"""Bytes become text: byte order marks, then UTF-8, then what is declared, then a guess."""

import codecs
import re
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
_HZ = re.compile(rb"~\{(?:[!-}][!-~])+~\}")
_LATIN_9 = re.compile(  # bytes that are a euro or letters only in ISO 8859-15
    rb"\xa4|[\xa6\xa8\xb4\xb8\xbc\xbd][a-z]|[a-z][\xa8\xb8\xbd]", re.IGNORECASE
)
_BETWEEN = re.compile(rb"[\x80-\x9f]")  # controls in ISO 8859, letters and quotes in Windows' sets
_EASTERN = {
    "Croatian", "Czech", "Hungarian", "Polish", "Romanian", "Serbian", "Slovak", "Slovene",
}  # fmt: skip
_BALTIC = ("Estonian", "Latvian", "Lithuanian")
_RARE: dict[str, tuple[str, ...]] = {  # encodings with the languages that they are for
    "cp1257": _BALTIC, "cp775": _BALTIC, "iso8859_4": _BALTIC, "iso8859_13": _BALTIC,
    "cp1258": ("Vietnamese",), "iso8859_10": ("Icelandic",), "iso8859_14": ("Irish",),
    "iso8859_16": ("Romanian",), "mac_iceland": ("Icelandic",), "hp_roman8": (),
}  # fmt: skip
_ABOUT_EQUAL = 0.1  # of charset-normalizer's measures of mess and of language, 0…1
_OF_MANY_LETTERS = {
    "big5", "big5hkscs", "cp932", "cp949", "cp950", "euc_jis_2004", "euc_jisx0213", "euc_jp",
    "euc_kr", "gb18030", "gb2312", "gbk", "johab", "shift_jis", "shift_jis_2004", "shift_jisx0213",
}  # fmt: skip
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
    known = _known(declared) or _shifted(raw)
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
        if sum(high) > 2 * sum(low) and _is_text(head, encoding):
            return encoding
    return ""


def _is_text(head: bytes, encoding: str) -> bool:
    """Tell whether the bytes are signs that print and white space, but for a cut one at the end."""
    try:
        text = head[: len(head) // 4 * 4 - 4].decode(encoding)
    except UnicodeDecodeError:
        return False
    signs = sum(sign.isprintable() or sign.isspace() for sign in text)
    return len(text) > 8 and signs >= 0.98 * len(text)


def _shifted(raw: bytes) -> str:
    """Tell encodings of seven bits by the signs with which they change between scripts."""
    head = raw[:4096]
    if b"\x1b$)C" in head:
        return "iso2022_kr"
    if b"\x1b$" in head:
        return "iso2022_jp_2"
    return "hz" if _HZ.search(head) and head.isascii() else ""


def _guessed(raw: bytes) -> Decoded | None:
    encoding = _guess(raw[:GUESSED_FROM])
    if encoding == "cp1252" and _LATIN_9.search(raw) and not _BETWEEN.search(raw):
        encoding = "iso8859-15"
    return _replacing(raw, _WIDER.get(encoding, encoding)) if encoding else None


def _guess(raw: bytes) -> str:
    """Return the likeliest encoding: of about equal ones the commoner, unless its language speaks.

    Short texts in Latin letters with marks look alike in many encodings.
    """
    found = list(charset_normalizer.from_bytes(raw))
    if not found:
        return ""
    best = found[0]
    if best.encoding in _OF_MANY_LETTERS and not best.coherence and _mostly_ascii(raw):
        return "cp1252"
    equals = [
        one
        for one in found
        if one.chaos - best.chaos < _ABOUT_EQUAL and best.coherence - one.coherence < _ABOUT_EQUAL
    ]
    if best.encoding in _RARE and best.language not in _RARE[best.encoding]:
        common = (one.encoding for one in equals if one.encoding in ("cp1252", "cp1250"))
        return next(common, best.encoding)
    western = any("cp1252" in one.could_be_from_charset for one in equals)
    if western and best.encoding == "cp1250" and best.language not in _EASTERN:
        return "cp1252"
    return best.encoding


def _mostly_ascii(raw: bytes) -> bool:
    """Tell a text in Latin letters, of which only some have marks, from one in another script."""
    letters = sum(chr(byte).isalpha() for byte in raw if byte < 128)
    return sum(byte > 127 for byte in raw) < 0.15 * letters
