"""Numbers as a person says them, in the locale's manner."""

from PySide6.QtCore import QCoreApplication, QLocale


def number(value: int) -> str:
    """Return a whole number with the locale's separators."""
    return QLocale().toString(value)


def data_size(size: int) -> str:
    """Return bytes as "2.1 MB"."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def isolated(text: str) -> str:
    """Let a number or a name keep its order between words that run the other way."""
    return f"\u2068{text}\u2069" if text else ""


def share(value: float) -> str:
    """Return a probability as "58 %", "9.8 %" or "under 0.1 %"."""
    if 0 < value < 0.001:
        return QCoreApplication.translate("Numbers", "under {0}").format(share(0.001))
    digits = 0 if value >= 0.0995 or value == 0 else 1
    return f"{QLocale().toString(100 * value, 'f', digits)}\u00a0%"
