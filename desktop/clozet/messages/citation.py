"""How a result is cited: its file's name, and the pages that it stands on."""

from pathlib import PurePath

from .search import DocumentBrief, Result

PAGE, PAGES = "p. {0}", "pp. {0}–{1}"


def file_name(document: DocumentBrief) -> str:
    """Return the name of the document's file."""
    return PurePath(document.path).name or document.title


def pages(result: Result, one: str = PAGE, several: str = PAGES) -> str:
    """Return "p. 4" or "pp. 4–5"; "" for a file without pages.

    `one` and `several` are how a language writes it.
    """
    if not result.rectangles:
        return ""
    first, last = result.page, max(span.page for span in result.spans)
    return several.format(first, last) if last > first else one.format(first)


def citation(result: Result, one: str = PAGE, several: str = PAGES) -> str:
    """Return "Lease 2024.pdf, p. 4"; for a file without pages its name."""
    parts = (file_name(result.document), pages(result, one, several))
    return ", ".join(part for part in parts if part)
