"""MuPDF, imported once and kept from writing to standard output, which belongs to messages."""

from importlib import import_module
from typing import Any

pymupdf: Any = import_module("pymupdf")  # half of its functions carry no types

DAMAGE = (RuntimeError, pymupdf.mupdf.FzErrorBase)  # what MuPDF raises for a damaged file

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)
