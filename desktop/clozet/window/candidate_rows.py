"""The candidates of one blank as a table: word, a share for each model, what rose and fell."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from .cloze_rows import Row, scale
from .numbers import share

AnyIndex = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class CandidateRows(QAbstractTableModel):
    """`names` are the models' names; `others` the shares of all words that are not listed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.names: tuple[str, ...] = ("",)
        self.others: tuple[float | None, ...] = ()
        self.scale = 1.0

    def show(
        self, rows: tuple[Row, ...], names: tuple[str, ...], others: tuple[float | None, ...]
    ) -> None:
        """Show other rows; the same ones keep the place of the cursor."""
        if (rows, names, others) == (self.rows, self.names, self.others):
            return
        before = self.columnCount(), self.rowCount(), self.names
        at = len(rows) + int(any(share is not None for share in others))
        same = before == (self.columnCount(), at, names)
        if not same:
            self.beginResetModel()
        self.rows, self.names, self.others, self.scale = rows, names, others, scale(rows)
        if not same:
            self.endResetModel()
        elif rows:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row(self, index: AnyIndex) -> Row | None:
        """Return the candidate in a row, None in that of all others."""
        at = index.row()
        return self.rows[at] if index.isValid() and at < len(self.rows) else None

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the number of candidates, and one for all others."""
        others = any(one is not None for one in self.others) and bool(self.rows)
        return 0 if parent.isValid() else len(self.rows) + int(others)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return the word's column, one a model, and the change between two."""
        return 0 if parent.isValid() else 2 if len(self.names) < 2 else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the columns' words."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tr("Best first, by a score that is fair to words of several pieces")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return self.tr("Word")
        return self.names[section - 1] if section <= len(self.names) else self.tr("Change")

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row itself, its words, its exact numbers, or the sentence read aloud."""
        row = self.row(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return self._exact(row) if row is not None else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(row) if row is not None else self._text(row, index.column())
            case _ if role == ROW:
                return row
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let all rows be chosen but the one of all others."""
        shown = Qt.ItemFlag.ItemIsEnabled
        chosen = shown | Qt.ItemFlag.ItemIsSelectable
        return chosen if self.row(index) is not None else shown

    def spoken(self, row: Row) -> str:
        """Return a row as one sentence: "three, base 21 %, adapted 58 %, up 37"."""
        parts, missing = [" … ".join(row.words)], self.tr("not listed")
        for name, one in zip(self.names, row.shares, strict=False):
            parts.append(f"{name} {share(one.value) if one is not None else missing}")
        if row.change is not None:
            risen = self.tr("up {0}") if row.change >= 0 else self.tr("down {0}")
            parts.append(risen.format(round(abs(100 * row.change))))
        if row.pieces > 1:
            parts.append(self.tr("of {0} word pieces").format(row.pieces))
        return ", ".join(parts)

    def _text(self, row: Row | None, column: int) -> str:
        if row is None:
            shares = (share(one) if one is not None else "–" for one in self.others)
            texts = [self.tr("all others"), *shares]
            return texts[column] if column < len(texts) else ""
        if column == 0:
            return " … ".join(row.words)
        if column <= len(row.shares):
            one = row.shares[column - 1]
            return share(one.value) if one is not None else "–"
        return change_text(row)

    def _exact(self, row: Row) -> str:
        kinds = {
            "softmax": self.tr("probability among all words of the vocabulary"),
            "chain": self.tr("probability of its pieces, one after the other"),
            "relative": self.tr("share among these words alone"),
            "joint": self.tr("how likely against the best filling"),
        }
        lines = [
            f"{name}: {one.value:.6f}, {kinds[one.kind]}".lstrip(": ")
            for name, one in zip(self.names, row.shares, strict=False)
            if one is not None
        ]
        if row.pieces > 1:
            lines.append(self.tr("A word of {0} pieces").format(row.pieces))
        return "\n".join(lines)


def change_text(row: Row) -> str:
    """Return how many points a share rose or fell: "+37", "−10" or "="."""
    if row.change is None:
        return ""
    points = round(100 * row.change)
    return "=" if points == 0 else f"+{points}" if points > 0 else f"−{-points}"
