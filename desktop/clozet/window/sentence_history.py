"""The sentences tried before: kept a moment after the last change, listed, cleared."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from clozet.messages.housekeeping import ChangeSentences, ListSentences, Sentences
from clozet.messages.json_lines import Answer

from .backend import Backend
from .controls import quiet_button

_SETTLED_MILLISECONDS = 2000
_LONGEST = 80  # characters of a menu entry


class SentenceHistory(QWidget):
    """A button with a menu; `wanted` carries a sentence, its blanks written as gaps."""

    wanted = Signal(str)

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._text = ""
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MILLISECONDS)
        self._settled.timeout.connect(self.remember_now)
        self.button: QToolButton = quiet_button("", "history")
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.button.setToolTip(self.tr("Sentences tried before"))
        self.button.setAccessibleName(self.tr("Sentences tried before"))
        self.button.clicked.connect(self.list_sentences)
        self.button.setParent(self)
        self.setFixedSize(self.button.sizeHint())

    def remember(self, text: str) -> None:
        """Keep a sentence once it has stood for a moment."""
        self._text = text
        if text.strip():
            self._settled.start()
        else:
            self._settled.stop()

    def remember_now(self) -> None:
        """Keep the sentence."""
        self._settled.stop()
        if self._text.strip():
            self._change(ChangeSentences(act="remember", text=self._text))
            self._text = ""

    def list_sentences(self) -> None:
        """Show the sentences under the button."""
        self._backend.ask(ListSentences(), self._show)

    def menu(self, sentences: tuple[str, ...]) -> QMenu:
        """Return the menu of sentences, the newest first."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text in sentences:
            flat = " ".join(text.split())
            shown = flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST]}…"
            act = menu.addAction(shown.replace("&", "&&"))
            act.triggered.connect(lambda _on=False, text=text: self.wanted.emit(text))
        if not sentences:
            menu.addAction(self.tr("None yet")).setEnabled(False)
        menu.addSeparator()
        clear = menu.addAction(self.tr("Clear these sentences"))
        clear.triggered.connect(lambda _on: self._change(ChangeSentences(act="clear")))
        clear.setEnabled(bool(sentences))
        return menu

    def _show(self, answer: Answer) -> None:
        if isinstance(answer, Sentences):
            below = self.button.mapToGlobal(self.button.rect().bottomLeft())
            self.menu(answer.recent).popup(below)

    def _change(self, request: ChangeSentences) -> None:
        self._backend.ask(request, lambda _answer: None)
