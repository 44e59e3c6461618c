"""How a document's state is shown: an icon, a word, a colour, and what can be done."""

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Literal

from PySide6.QtCore import QCoreApplication

from clozet.messages.library import DocumentRow, State

Act = Literal["password", "retry", "skip", "remove", "look", "show", "ocr"]

translate = QCoreApplication.translate


@dataclass(frozen=True)
class StateShown:
    """`colour` is a token for the icon; `strong` states want the user and have full ink."""

    icon: str
    word: str
    colour: str
    strong: bool = False
    act: Act | None = None


def file_name(row: DocumentRow) -> str:
    """Return the last part of a row's path."""
    return PurePath(row.path).name


def act_word(act: Act) -> str:
    """Return the word on the button that does `act`."""
    words: dict[Act, str] = {
        "password": translate("State", "Give it…"),
        "retry": translate("State", "Try again"),
        "skip": translate("State", "Skip for good"),
        "remove": translate("State", "Remove"),
        "look": translate("State", "Look"),
        "show": translate("State", "Show"),
        "ocr": translate("State", "Recognise"),
    }
    return words[act]


def is_copy(row: DocumentRow) -> bool:
    """Tell whether the same content stands in the library under an earlier path."""
    return row.outcome == "duplicate" and row.paths[:1] != (row.path,)


def shown(row: DocumentRow) -> StateShown:
    """Return how the state of `row` is shown."""
    if row.state != "read":
        found = _not_simply_read()[row.state]
        return replace(found, act="ocr") if row.state == "flagged" and row.needs_ocr else found
    if is_copy(row):
        word = translate("State", "Same as {}").format(PurePath(row.paths[0]).name)
        return StateShown("copy", word, "muted", act="show")
    if row.vectors < row.passages:
        return StateShown("hourglass", translate("State", "Words only so far"), "muted")
    if row.recognised:
        return StateShown("circle-check", translate("State", "Read by OCR"), "ok")
    return StateShown("circle-check", translate("State", "Read"), "ok")


def _not_simply_read() -> dict[State, StateShown]:
    return {
        "waiting": StateShown("clock", translate("State", "Waiting"), "muted"),
        "flagged": StateShown(
            "flag", translate("State", "Read, but doubtful"), "warn", strong=True, act="look"
        ),
        "needs password": StateShown(
            "lock", translate("State", "Needs a password"), "warn", strong=True, act="password"
        ),
        "needs ocr": StateShown(
            "text-scan-2", translate("State", "Needs OCR"), "warn", strong=True, act="ocr"
        ),
        "skipped": StateShown("file-off", translate("State", "Skipped"), "muted"),
        "failed": StateShown(
            "circle-x", translate("State", "Failed"), "bad", strong=True, act="retry"
        ),
        "missing": StateShown(
            "link-off", translate("State", "File has gone"), "warn", strong=True, act="remove"
        ),
    }


_KIND_ICONS = {
    "pdf": "file-type-pdf",
    "xps": "file-text",
    "docx": "file-text",
    "odt": "file-text",
    "rtf": "file-text",
    "text": "file-text",
    "markdown": "markdown",
    "html": "file-code",
    "epub": "book",
    "mobi": "book",
    "fb2": "book",
    "pptx": "presentation",
    "odp": "presentation",
    "xlsx": "table",
    "xls": "table",
    "ods": "table",
    "csv": "table",
    "json": "braces",
    "latex": "math-function",
    "code": "code",
    "eml": "mail",
    "msg": "mail",
    "mbox": "mail",
    "image": "photo",
    "zip": "archive",
    "tar": "archive",
    "packed": "archive",
}


def kind_icon(kind: str) -> str:
    """Return the icon of a kind of document."""
    return _KIND_ICONS.get(kind, "file")
