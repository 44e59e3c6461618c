"""MuPDF, imported once and kept from writing to standard output, which belongs to messages."""

import os
from importlib import import_module
from typing import Any

pymupdf: Any = import_module("pymupdf")  # half of its functions carry no types

DAMAGE = (RuntimeError, pymupdf.mupdf.FzErrorBase)  # what MuPDF raises for a damaged file

pymupdf.set_messages(path=os.devnull)
pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)


def messages() -> str:
    """Return what MuPDF has had to say since the last time, a line each, and forget it."""
    return str(pymupdf.TOOLS.mupdf_warnings(reset=True))
