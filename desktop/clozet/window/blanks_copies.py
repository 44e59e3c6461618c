"""The Blanks view taken elsewhere: as text, as CSV, as a picture."""

import csv
import io
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from clozet.messages.progress import Failed

from .candidate_columns import CandidateColumns
from .cloze_state import Sentence
from .numbers import share

translate = QCoreApplication.translate


def as_text(sentence: Sentence, columns: CandidateColumns) -> str:
    """Return the sentence and under it each blank's candidates with their shares."""
    lines = [sentence.with_gaps]
    for column in columns.columns:
        rows = column.table.rows
        lines += ["", f"{column.number + 1}. {column.caption}"]
        for row in rows.rows:
            shares = (share(one.value) if one is not None else "–" for one in row.shares)
            lines.append("\t".join((" … ".join(row.words), *shares)))
    return "\n".join(lines)


def as_csv(columns: CandidateColumns) -> str:
    """Return one line a candidate: blank, word, exact shares, pieces."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = columns.columns[0].table.rows.names if columns.columns else ()
    writer.writerow(
        (
            translate("BlanksCopies", "Blank"),
            translate("BlanksCopies", "Word"),
            *names,
            translate("BlanksCopies", "Word pieces"),
        )
    )
    for column in columns.columns:
        for row in column.table.rows.rows:
            shares = (one.value if one is not None else "" for one in row.shares)
            writer.writerow((column.number + 1, *row.words, *shares, row.pieces))
    return out.getvalue()


def save_text(parent: QWidget, title: str, name: str, text: str) -> Failed | None:
    """Ask for a file and write `text`; a byte order mark lets spreadsheets know the encoding."""
    file = _ask(parent, title, name)
    if file is None:
        return None
    try:
        file.write_bytes(text.encode("utf-8-sig"))
    except OSError as error:
        return _failed(file, error)
    return None


def save_picture(parent: QWidget, title: str, name: str, shown: QWidget) -> Failed | None:
    """Ask for a file and draw `shown` into it."""
    file = _ask(parent, title, name)
    if file is None or shown.grab().save(str(file), "PNG"):
        return None
    return _failed(file, None)


def _ask(parent: QWidget, title: str, name: str) -> Path | None:
    chosen, _filter = QFileDialog.getSaveFileName(parent, title, name)
    return Path(chosen) if chosen else None


def _failed(file: Path, error: OSError | None) -> Failed:
    why = error.strerror if error is not None and error.strerror else ""
    said = translate("BlanksCopies", "{0} could not be written. {1}")
    return Failed(
        kind="no room",
        message=said.format(file.name, why).strip(),
        remedy=translate("BlanksCopies", "Choose another place."),
        exit_code=6,
    )
