"""Numbers, amounts, dates and times in a text, compared by what they mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .dates import Key, dates, times
from .number_words import multiplier, written_numbers
from .units import unit, unit_before, unit_behind

_DIGITS = re.compile(
    r"(?<![\w.,])(?P<sign>[-−](?=\d))?"
    r"(?P<number>\d{1,3}(?:[,.’'\u00a0\u202f ]\d{3}(?!\d))+(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?)"
    r"(?:\s(?P<large>hundred|thousand|million|billion)\b|(?P<short>k|m|bn)\b)?"
    r"(?P<part>\s?[½¼¾])?(?![\d])",
    re.IGNORECASE,
)
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_MONEY = re.compile(r"[€$£¥₹]|\b(?:EUR|USD|GBP|CHF)\s?$")
_CODE = re.compile(r"(?<![\w.,-])(?=[\w/-]*\d)[A-Z\d]+(?:[-/][A-Z\d]+)+(?![\w-])")
_REPEATED = re.compile(r"\s?\(\s?(?:[€$£¥₹]|[A-Z]{3})?\s?(?P<digits>[\d.,]+)\s?(?:%|[a-z]+)?\s?\)")


@dataclass(frozen=True)
class Stretch:
    """A value as code points [start, end) of its text; `wider` takes in its unit and currency.

    `kind` is "number", "date" or "time"; `unit` is the unit as it is compared ("" for none),
    `dimension` its sort ("" where it is a counted noun). Two stretches mean the same when their
    keys are equal.
    """

    start: int
    end: int
    kind: str
    key: Key
    wider: tuple[int, int]
    unit: str = ""
    dimension: str = ""
    written: str = ""


def values(text: str) -> list[Stretch]:
    """Return the values of a text in order, none inside another: dates before numbers."""
    found: list[Stretch] = []
    for kind, typed in (("date", dates(text)), ("time", times(text))):
        for start, end, key in typed:
            if all(end <= one.start or start >= one.end for one in found):
                found.append(Stretch(start, end, kind, key, (start, end), written=text[start:end]))
    for match in _CODE.finditer(text):
        start, end = match.span()
        if all(end <= one.start or start >= one.end for one in found):
            code: Key = ("words", match.group().casefold())
            found.append(Stretch(start, end, "code", code, (start, end), written=match.group()))
    for one in _numbers(text):
        if all(one.end <= other.start or one.start >= other.end for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _numbers(text: str) -> Iterator[Stretch]:
    end_of_last = 0
    for start, end, value in sorted((*_in_digits(text), *written_numbers(text))):
        if start < end_of_last:
            continue
        written, stop = text[start:end], end
        if not text[start].isdecimal() and (repeated := _REPEATED.match(text, end)):
            stop, written = repeated.end(), repeated["digits"].rstrip(".,")
        end_of_last = stop
        yield _measured(text, start, stop, value, written)


def _measured(text: str, start: int, end: int, value: float, written: str) -> Stretch:
    begin, currency = unit_before(text[:start])
    length, behind = (0, "") if currency else unit_behind(text[end : end + 40])
    name, dimension = unit(currency or behind) if currency or behind else ("", "")
    known = (currency or behind) if dimension else ""
    return Stretch(
        start,
        end,
        "number",
        ("number", round(value, 9)),
        (begin if known else start, end + (length if known else 0)),
        name,
        dimension,
        written,
    )


def _in_digits(text: str) -> Iterator[tuple[int, int, float]]:
    for match in _DIGITS.finditer(text):
        money = bool(_MONEY.search(text[: match.start()][-5:]))
        value = _value(match["number"], money)
        value = -value if match["sign"] else value
        value *= multiplier(match["large"] or match["short"] or "")
        start, end = match.span()
        if match["short"] and not money:  # "5 m" is a length, "€5m" an amount
            value, end = _value(match["number"], money), match.end("number")
        yield start, end, value + _PARTS.get((match["part"] or "").strip(), 0)


def _value(number: str, money: bool) -> float:
    """Read a number; of a lone point before three digits, money says that it groups."""
    plain = re.sub(r"[’'\s\u00a0\u202f]", "", number)
    point, comma = plain.rfind("."), plain.rfind(",")
    if point >= 0 and comma >= 0:
        last = max(point, comma)
        return float(re.sub(r"[.,]", "", plain[:last]) + "." + plain[last + 1 :])
    separator = "." if point >= 0 else ","
    pieces = plain.split(separator)
    grouped = len(pieces) > 2 or (
        len(pieces) == 2
        and len(pieces[1]) == 3
        and pieces[0] != "0"
        and (separator == "," or money)
    )
    return float("".join(pieces) if grouped else plain.replace(",", "."))
