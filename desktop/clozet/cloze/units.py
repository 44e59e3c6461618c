"""Units as people write them, and which of them are the same."""

import re
from functools import cache

from clozet.terms import stem

_NAMES = {
    "money": {
        "€": "€ eur euro euros",
        "$": "$ us$ usd dollar dollars",
        "£": "£ gbp pound pounds quid",
        "CHF": "chf sfr francs franc",
        "¥": "¥ jpy yen",
        "kr": "kr nok sek dkk kroner kronor crowns",
        "₹": "₹ inr rupee rupees",
        "zł": "zł pln złoty zloty",
    },
    "percent": {"%": "% percent pct"},
    "duration": {
        "s": "s sec secs second seconds",
        "min": "min mins minute minutes",
        "h": "h hr hrs hour hours",
        "day": "day days d",
        "week": "week weeks wk wks",
        "month": "month months",
        "year": "year years yr yrs",
    },
    "temperature": {"°C": "°c celsius", "°F": "°f fahrenheit", "K": "kelvin"},
    "area": {"m²": "m² m2 sqm", "ha": "ha hectare hectares", "km²": "km² km2"},
    "length": {
        "nm": "nm nanometre nanometres",
        "µm": "µm um micron microns",
        "mm": "mm millimetre millimetres",
        "cm": "cm centimetre centimetres",
        "m": "m metre metres meter meters",
        "km": "km kilometre kilometres kilometer kilometers",
        "mile": "mi mile miles",
        "ft": "ft foot feet",
        "bp": "bp",
    },
    "mass": {
        "ng": "ng nanogram nanograms",
        "µg": "µg ug microgram micrograms",
        "mg": "mg milligram milligrams",
        "g": "g gram grams",
        "kg": "kg kilo kilos kilogram kilograms",
        "t": "t tonne tonnes ton tons",
        "lb": "lb lbs",
    },
    "volume": {
        "µl": "µl ul microlitre microlitres microliter microliters",
        "ml": "ml millilitre millilitres milliliter milliliters",
        "l": "l litre litres liter liters",
    },
    "other": {
        "V": "v volt volts",
        "W": "w watt watts",
        "kWh": "kwh",
        "N": "n newton newtons",
        "mM": "mm millimolar",
        "µM": "µm micromolar",
        "rpm": "rpm",
        "ppm": "ppm",
    },
}
_SYNONYMS = {
    name: (canonical, dimension)
    for dimension, units in reversed(_NAMES.items())
    for canonical, names in units.items()
    for name in names.split()
}
_PHRASES = {
    "per cent": "%",
    "degrees celsius": "°c",
    "degrees c": "°c",
    "degrees": "°c",
    "square metres": "m²",
    "square meters": "m²",
    "square metre": "m²",
    "swiss francs": "chf",
    "us dollars": "$",
    "pounds sterling": "£",
    "base pairs": "bp",
}
SYMBOLS = "€$£¥₹%"
_JOINED = re.compile(r"\s?(?:or|to|and|[-–])\s[\w.,]+")
_BEFORE = re.compile(r"(?:\b(?:US\$|EUR|USD|GBP|CHF|Fr\.?|JPY|SEK|NOK|DKK|PLN)|[€$£¥₹])\s?$")
_AFTER = re.compile(r"\s?([%€$£¥₹])|[\s-]?(°\s?[CF]\b)|[\s-]?([^\W\d_]+[²³]?\d?(?:/[^\W\d_]+)?)")


@cache
def unit(name: str) -> tuple[str, str]:
    """Return a unit as it is compared, and its dimension; any other noun is a unit of its own.

    "" stands for the dimension of what is no unit, as of "guests" in "85 guests".
    """
    plain = " ".join(name.lower().replace("μ", "µ").split()).rstrip(".")
    plain = _PHRASES.get(plain, plain).replace("° ", "°")
    counted, _, per = plain.partition("/")
    if counted in _SYNONYMS:
        canonical, dimension = _SYNONYMS[counted]
        return (f"{canonical}/{per}" if per else canonical), dimension
    return stem(plain), ""


def unit_before(text: str) -> tuple[int, str]:
    """Return where the currency at the end of `text` begins, and its name; "" without one."""
    match = _BEFORE.search(text)
    return (match.start(), match.group().strip().rstrip(".")) if match else (len(text), "")


def unit_behind(text: str) -> tuple[int, str]:
    """Return where the unit at the beginning of `text` ends, and its name; "" without one."""
    stripped = re.match(r"[\s-]?((?:[^\W\d_]+)\s+(?:[^\W\d_]+))", text)
    if stripped and " ".join(stripped[1].lower().split()) in _PHRASES:
        return stripped.end(), stripped[1]
    match = _AFTER.match(text)
    if match is None:
        return 0, ""
    return match.end(), next(group for group in match.groups() if group)
