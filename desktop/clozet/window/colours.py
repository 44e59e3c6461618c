"""Colours as numbers: contrast, mixtures, and the nearest colour that can be read."""

from PySide6.QtGui import QColor

_SEARCH_STEPS = 24


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(light: float) -> float:
    light = min(1.0, max(0.0, light))
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG, 0 to 1."""
    red, green, blue = (_linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG, 1 to 21."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def mix(one: QColor, other: QColor, share: float) -> QColor:
    """Return `share` (0 to 1) of `one` over `other`, opaque."""
    rest = 1 - share
    return QColor.fromRgbF(
        one.redF() * share + other.redF() * rest,
        one.greenF() * share + other.greenF() * rest,
        one.blueF() * share + other.blueF() * rest,
    )


def _to_oklab(colour: QColor) -> tuple[float, float, float]:
    red, green, blue = (_linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _from_oklab(lightness: float, a: float, b: float) -> QColor:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return QColor.fromRgbF(
        _encoded(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _encoded(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _encoded(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


def is_dark(colour: QColor) -> bool:
    """Tell whether white on `colour` reads better than black."""
    return luminance(colour) < 0.1791


def readable(colour: QColor, ground: QColor, ratio: float) -> QColor:
    """Return `colour`, its OKLab lightness moved until it has contrast `ratio` on `ground`."""
    if contrast(colour, ground) >= ratio:
        return colour
    lightness, a, b = _to_oklab(colour)
    end = 1.0 if is_dark(ground) else 0.0
    near, far = lightness, end
    for _ in range(_SEARCH_STEPS):
        middle = (near + far) / 2
        if contrast(_from_oklab(middle, a, b), ground) >= ratio:
            far = middle
        else:
            near = middle
    found = _from_oklab(far, a, b)
    if contrast(found, ground) >= ratio:
        return found
    return QColor("white") if is_dark(ground) else QColor("black")
