"""MuPDF, imported once and kept from writing to standard output, which belongs to messages."""

import pymupdf

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)

__all__ = ["pymupdf"]
