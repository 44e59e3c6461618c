"""A document's file in the system's viewer."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from clozet.file_names import outermost, to_path
from clozet.messages.library import DocumentRow


def open_file(row: DocumentRow) -> bool:
    """Open the file that a row is of, or lies in; tell whether the system could."""
    file = outermost(to_path(row.path, row.path_escaped))
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
