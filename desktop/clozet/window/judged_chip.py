"""A chip that says from how many judged results a ranking learned, and forgets them."""

from PySide6.QtWidgets import QPushButton, QWidget

from .icons import icon
from .judged import Judged


class JudgedChip(QPushButton):
    """Hidden where nothing was judged; clicked to forget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(icon("x"))
        self.hide()

    def show_judged(self, judged: Judged) -> None:
        """Say how many results were judged."""
        words = self.tr("Learned from %Ln result(s)", "", len(judged))
        self.setText(words)
        self.setAccessibleName(self.tr("{0}: forget it").format(words))
        self.setToolTip(self.tr("Rank again as though no result had been judged"))
        self.setVisible(bool(judged))
