"""What a rate is counted by: "a month", "yearly", "per hour"."""

import re

_PERIODS = {
    "hour": "hour hours hourly h",
    "day": "day days daily",
    "night": "night nights nightly",
    "week": "week weeks weekly",
    "month": "month months monthly p.m.",
    "quarter": "quarter quarters quarterly",
    "year": "year years yearly annum annual annually p.a.",
}
_NAMES = {name: period for period, names in _PERIODS.items() for name in names.split()}
_PER = "|".join(sorted(map(re.escape, _NAMES), key=len, reverse=True))
_RATE = re.compile(
    rf"(?:\b(?:per|an?|each|every|for\s+(?:one|each|every|the|a)(?:\s+calendar)?)\s+|/\s?)"
    rf"(?:calendar\s+|working\s+)?(?P<name>{_PER})\b"
    r"|\b(?P<adverb>hourly|daily|nightly|weekly|monthly|quarterly|yearly|annual(?:ly)?)\b",
    re.IGNORECASE,
)


def period(text: str) -> str:
    """Return the one period that `text` counts by; "" where there is none, or more than one."""
    found = {_NAMES[(match["name"] or match["adverb"]).lower()] for match in _RATE.finditer(text)}
    return found.pop() if len(found) == 1 else ""
