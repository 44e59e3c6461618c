"""Dates and times of day, found in a text and compared by what they mean."""

import re
from collections.abc import Iterator

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = "|".join(
    f"{name}|{name[:3]}\\.?|sept\\.?" if name[0] == "s" else f"{name}|{name[:3]}\\.?"
    for name in _MONTHS
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:the\s+)?)?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_WEEKDAY}{_DAY}(?:\s+day)?(?:\s+of)?\s+(?P<month>{_MONTH})(?!\w)(?:,?\s+{_YEAR}\b)?",
        rf"\b{_WEEKDAY}(?P<month>{_MONTH})\s+{_DAY}\b(?!\s*[%:])(?:,?\s+{_YEAR}\b)?",
        rf"\b(?P<month>{_MONTH})\s+{_YEAR}\b",
        rf"\b{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b",
        r"\b(?P<day>[0-3]?\d)\.\s?(?P<month>[01]?\d)\.\s?(?P<year>\d{4}|\d\d)\b(?!\.)",
        rf"\b(?P<day>[0-3]?\d)/(?P<month>[0-3]?\d)/{_YEAR}\b",
        rf"\b{_YEAR}\b(?![.,]?\d|\s*[%°€£$])",
        r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    )
]
_TIME = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])(?:\.\s?m\.|m\b)"
    r"|\b(?P<hour24>[01]?\d|2[0-4]):(?P<minute24>[0-5]\d)\b(?:\s?(?:h|hrs|o'clock)\b)?"
    r"|\b(?P<word>noon|midnight)\b",
    re.IGNORECASE,
)

Key = tuple[str | int | float | None, ...]


def dates(text: str) -> Iterator[tuple[int, int, Key]]:
    """Yield (start, end, what it means) of dates, also of those without a day or a year.

    What is written with figures alone is day, then month, unless only the other order can be.
    """
    taken: list[tuple[int, int]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            start, end = match.span()
            key = _date(match)
            if key is not None and all(end <= s or start >= e for s, e in taken):
                taken.append((start, end))
                yield start, end, key


def _date(match: re.Match[str]) -> Key | None:
    found = match.groupdict()
    year, month, day = found.get("year"), found.get("month"), found.get("day")
    if year is None and month is None and day is None:
        return ("weekday", match.group().lower())
    if month and month.isdecimal():
        first, second = int(day or 1), int(month)
        if second > 12:
            first, second = second, first
        number: int | None = second
        day = str(first)
    else:
        number = _month(month) if month else None
    if (day and not 1 <= int(day) <= 31) or (number and not 1 <= number <= 12):
        return None
    full = int(year) + (2000 if len(year) == 2 else 0) if year else None
    return ("date", full, number, int(day) if day else None)


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month[:3] == name.lower()[:3])


def times(text: str) -> Iterator[tuple[int, int, Key]]:
    """Yield (start, end, minutes since midnight) of times of day."""
    for match in _TIME.finditer(text):
        if word := match["word"]:
            minutes = 720 if word.lower() == "noon" else 1440
        elif match["hour24"]:
            minutes = 60 * int(match["hour24"]) + int(match["minute24"])
        else:
            hour = int(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0)
            minutes = 60 * hour + int(match["minute"] or 0)
        yield *match.span(), ("time", minutes)
