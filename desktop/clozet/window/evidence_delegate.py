"""Paints a passage that attests a word: its file and page, and a line with the word lit."""

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from clozet.messages.citation import file_name
from clozet.messages.search import Result

from .candidate_delegate import paint_focus
from .document_delegate import paint_ground
from .document_states import kind_icon
from .icons import draw
from .numbers import isolated
from .result_rows import RESULT_ROLE
from .result_text import place
from .theme import theme

AnyIndex = QModelIndex | QPersistentModelIndex
_ROW_UNITS = 13
_LEAD, _REST = 28, 160  # characters around the word


class EvidenceDelegate(QStyledItemDelegate):
    """`word` is lit in every row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of every row."""
        return QSize(theme().units(40), theme().units(_ROW_UNITS))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row."""
        result = index.data(RESULT_ROLE)
        units, tokens = theme().units, theme().tokens
        painter.save()
        painter.setClipRect(option.rect)
        paint_ground(painter, option, bar=True)
        inner = option.rect.adjusted(units(3.5), units(1.5), -units(3), -units(1))
        icon = QRect(inner.left(), inner.top() + units(0.5), units(4), units(4))
        draw(painter, self._mirrored(option, icon), kind_icon(result.document.kind), tokens.muted)
        head = QRect(inner.left() + units(5.5), inner.top(), inner.width() - units(5.5), units(5))
        page = place(result)
        painter.setFont(theme().font("strong", tabular=True))
        room = painter.fontMetrics().horizontalAdvance(page) + units(2)
        painter.setPen(tokens.accent)
        self._text(painter, option, head, page, Qt.AlignmentFlag.AlignRight)
        name_box = head.adjusted(0, 0, -room, 0)
        middle = Qt.TextElideMode.ElideMiddle
        name = painter.fontMetrics().elidedText(
            file_name(result.document), middle, name_box.width()
        )
        painter.setPen(tokens.text)
        self._text(painter, option, name_box, name, Qt.AlignmentFlag.AlignLeft)
        line = QRect(head.left(), head.bottom() + 1, head.width(), units(5))
        self._line(painter, self._mirrored(option, line), result)
        rule = QRect(inner.left(), option.rect.bottom(), inner.width(), 1)
        painter.fillRect(rule, tokens.line)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, option.rect)
        painter.restore()

    def _line(self, painter: QPainter, rect: QRect, result: Result) -> None:
        text, start, end = lit_line(result, self.word)
        layout = QTextLayout(text, theme().font("body"))
        lit = QTextCharFormat()
        lit.setBackground(theme().tokens.lit)
        lit.setForeground(theme().tokens.text)
        lit.setFontWeight(QFont.Weight.DemiBold)
        lit.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        lit.setUnderlineColor(QColor(theme().tokens.warn))
        piece = QTextLayout.FormatRange()
        piece.start, piece.length, piece.format = _units(text, start), _units(text[start:end]), lit
        layout.setFormats([piece])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1_000_000)
        layout.endLayout()
        painter.setPen(QPen(theme().tokens.muted))
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2))
        painter.restore()

    @staticmethod
    def _mirrored(option: QStyleOptionViewItem, rect: QRect) -> QRect:
        return QStyle.visualRect(option.direction, option.rect, rect)

    def _text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        text: str,
        side: Qt.AlignmentFlag,
    ) -> None:
        shown = QStyle.visualAlignment(option.direction, side)
        flags = shown | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(self._mirrored(option, rect), flags, isolated(text))


def lit_line(result: Result, word: str) -> tuple[str, int, int]:
    """Return a line of the passage and where in it `word` stands, (0, 0) where it does not."""
    sentence = " ".join((result.sentence.text if result.sentence else result.text).split())
    pattern = rf"(?<!\w){re.escape(word)}(?!\w)"
    found = re.search(pattern, sentence, re.IGNORECASE) if word else None
    if found is None:
        return sentence[: _LEAD + _REST], 0, 0
    lead = sentence[: found.start()]
    if len(lead) > _LEAD:
        lead = "… " + lead[-_LEAD:].partition(" ")[2]
    text = lead + sentence[found.start() : found.end() + _REST]
    return text, len(lead), len(lead) + found.end() - found.start()


def _units(text: str, end: int | None = None) -> int:
    return len(text[:end].encode("utf-16-le")) // 2
