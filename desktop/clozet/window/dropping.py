"""Files and folders: dropped on the window or chosen in the system's dialogs."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from .document_rows import IDS_MIME


def local_files(data: QMimeData) -> list[str]:
    """Return the files and folders that are dragged in, none where they are our own rows."""
    if data.hasFormat(IDS_MIME):
        return []
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def ask_files(parent: QWidget, title: str) -> list[str]:
    """Let the user choose files."""
    files, _ = QFileDialog.getOpenFileNames(parent, title)
    return list(files)


def ask_folder(parent: QWidget, title: str) -> list[str]:
    """Let the user choose a folder."""
    folder = QFileDialog.getExistingDirectory(parent, title)
    return [folder] if folder else []
