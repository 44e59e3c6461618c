"""Kinds of files in groups: what a filter takes in the place of a single kind."""

GROUPS: dict[str, tuple[str, ...]] = {
    "documents": ("docx", "odt", "rtf", "xps"),
    "sheets": ("xlsx", "xls", "ods", "csv"),
    "slides": ("pptx", "odp"),
    "mail": ("eml", "msg", "mbox"),
    "books": ("epub", "mobi", "fb2"),
    "texts": ("text", "markdown", "html", "latex", "json", "code"),
}


def kinds(wanted: str) -> tuple[str, ...]:
    """Return the kinds of a group, or the kind itself."""
    return GROUPS.get(wanted, (wanted,))
