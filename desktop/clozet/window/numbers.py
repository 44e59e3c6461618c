"""Numbers as a person says them, in the locale's manner."""

from PySide6.QtCore import QLocale


def number(value: int) -> str:
    """Return a whole number with the locale's separators."""
    return QLocale().toString(value)


def data_size(size: int) -> str:
    """Return bytes as "2.1 MB"."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
