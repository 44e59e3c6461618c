"""What kinds of files, and groups of them, are called."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def offered_kinds() -> dict[str, str]:
    """Return what a search can be held to, with its name: groups, and kinds that are in none."""
    return {
        "pdf": translate("Kinds", "PDF"),
        "documents": translate("Kinds", "Documents"),
        "sheets": translate("Kinds", "Spreadsheets"),
        "slides": translate("Kinds", "Presentations"),
        "mail": translate("Kinds", "E-mail"),
        "books": translate("Kinds", "Books"),
        "texts": translate("Kinds", "Text and code"),
        "image": translate("Kinds", "Pictures"),
    }


def kind_name(kind: str) -> str:
    """Return the name of a kind, or of a group of kinds."""
    return offered_kinds().get(kind) or _member_names().get(kind, kind)


def _member_names() -> dict[str, str]:
    return {
        "docx": translate("Kinds", "Word"),
        "odt": translate("Kinds", "OpenDocument text"),
        "rtf": translate("Kinds", "Rich text (RTF)"),
        "xps": translate("Kinds", "XPS"),
        "xlsx": translate("Kinds", "Excel"),
        "xls": translate("Kinds", "Excel, older"),
        "ods": translate("Kinds", "OpenDocument spreadsheet"),
        "csv": translate("Kinds", "Table (CSV)"),
        "pptx": translate("Kinds", "PowerPoint"),
        "odp": translate("Kinds", "OpenDocument presentation"),
        "eml": translate("Kinds", "E-mail message"),
        "msg": translate("Kinds", "Outlook message"),
        "mbox": translate("Kinds", "Mailbox"),
        "epub": translate("Kinds", "EPUB"),
        "mobi": translate("Kinds", "MOBI"),
        "fb2": translate("Kinds", "FictionBook (FB2)"),
        "text": translate("Kinds", "Plain text"),
        "markdown": translate("Kinds", "Markdown"),
        "html": translate("Kinds", "Web page"),
        "latex": translate("Kinds", "LaTeX"),
        "json": translate("Kinds", "JSON"),
        "code": translate("Kinds", "Source code"),
        "zip": translate("Kinds", "Archives"),
        "tar": translate("Kinds", "tar archives"),
        "packed": translate("Kinds", "Packed files"),
    }
