"""A chip that names the result whose like is searched for; clicked, it leads back."""

from PySide6.QtWidgets import QPushButton, QWidget

from clozet.messages.search import Result

from .icons import icon
from .result_text import citation


class LikeChip(QPushButton):
    """Hidden where words are searched for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(icon("x"))
        self.hide()

    def show_like(self, result: Result | None) -> None:
        """Name a result, None for none."""
        self.setVisible(result is not None)
        if result is not None:
            name = self.tr("Like {0}").format(citation(result))
            self.setText(name.replace("&", "&&"))
            self.setAccessibleName(self.tr("{0}: back to the search").format(name))
