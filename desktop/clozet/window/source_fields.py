"""Which files of a folder count, and whether it is watched: fields that two sheets have."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from .controls import Check, label
from .theme import theme


class SourceFields(QWidget):
    """Globs are typed with spaces or commas between them; `changed` when one of them is left."""

    changed = Signal()

    def __init__(
        self,
        include: tuple[str, ...] = (),
        exclude: tuple[str, ...] = (),
        *,
        watched: bool = False,
    ) -> None:
        super().__init__()
        self._include = self._made_field(self.tr("Only these files"), "*.pdf, *.docx", include)
        self._exclude = self._made_field(self.tr("Not these files"), "drafts/*, *.log", exclude)
        self.watch = Check(self.tr("Read what is new or changed by itself (watch)"))
        self.watch.setChecked(watched)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().units(3))
        grid.setVerticalSpacing(theme().units(2))
        for row, field in enumerate((self._include, self._exclude)):
            grid.addWidget(label(field.accessibleName()), row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.watch, 2, 0, 1, 2)

    @property
    def include(self) -> tuple[str, ...]:
        """The globs of files that count; none for all."""
        return _globs(self._include)

    @property
    def exclude(self) -> tuple[str, ...]:
        """The globs of files that do not count."""
        return _globs(self._exclude)

    def _made_field(self, name: str, example: str, globs: tuple[str, ...]) -> QLineEdit:
        made = QLineEdit(", ".join(globs), placeholderText=example)
        made.setAccessibleName(name)
        made.editingFinished.connect(self.changed)
        return made


def _globs(field: QLineEdit) -> tuple[str, ...]:
    return tuple(field.text().replace(",", " ").split())
