"""What is known of a document, in numbers and places."""

from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from clozet.messages.library import DocumentRow

from .collection_rows import short_path
from .controls import label
from .document_rows import day
from .language_names import language_name
from .numbers import number
from .theme import theme

_LANGUAGE = 3  # its place among the facts


class Facts(QWidget):
    """Numbers of what was read, each over its word."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme().units(0.25))
        self._lines: list[tuple[QLabel, QLabel]] = []
        for _ in range(5):
            pair = label("", "strong"), label("", "meta")
            for part in pair:
                self._layout.addWidget(part)
            self._lines.append(pair)

    def show_row(self, row: DocumentRow) -> None:
        """Show what is known, leave out what is not."""
        facts = [
            (number(row.pages) if row.pages else "", self.tr("pages")),
            (number(row.words) if row.words else "", self.tr("words")),
            (number(row.passages) if row.passages else "", self.tr("passages")),
            (language_name(row.language), self.tr("language")),
        ]
        missing = row.passages - row.vectors
        facts.append((number(missing) if missing > 0 else "", self.tr("still without meaning")))
        for (figure, word), fact in zip(self._lines, facts, strict=True):
            for part, text in zip((figure, word), fact, strict=True):
                part.setText(text)
                part.setVisible(bool(fact[0]))
                part.setToolTip("")
        if row.language not in ("", "en"):
            for part in self._lines[_LANGUAGE]:
                part.setToolTip(
                    self.tr(
                        "The models that ship are made for English: other languages are found by"
                        " words. Settings has a place to import another model."
                    )
                )


class Places(QWidget):
    """Where the file lies and when it came, in two columns."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().units(4))
        self._grid.setVerticalSpacing(theme().units(1))
        self._grid.setColumnStretch(1, 1)
        words = (
            self.tr("Changed"),
            self.tr("Added"),
            self.tr("Folder"),
            self.tr("Also at"),
            self.tr("Original"),
        )
        self._values = [label("", wrap=True) for _ in words]
        for at, (word, value) in enumerate(zip(words, self._values, strict=True)):
            self._grid.addWidget(label(word, "muted"), at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, at, 1)

    def show_row(self, row: DocumentRow) -> None:
        """Show a row's times and places."""
        others = [short_path(path) for path in row.paths if path != row.path]
        texts = (
            day(row.changed),
            day(row.added),
            short_path(str(PurePath(row.path).parent)),
            "\n".join(others) or self.tr("nowhere else"),
            self.tr("only ever read"),
        )
        for value, text in zip(self._values, texts, strict=True):
            value.setText(text.replace("/", "/\u200b"))  # long paths may break at a slash
