"""The bar above the page: the document's name, its pages, the zoom, the hits."""

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIntValidator, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from .controls import button, label, quiet_button
from .theme import theme


class ElidedLabel(QWidget):
    """A name in one line that gives way to what stands beside it; the tooltip has all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""

    def set_text(self, text: str, tooltip: str) -> None:
        """Show `text`."""
        self._text = text
        self.setToolTip(tooltip)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the whole name."""
        self.setFont(theme().font("strong"))
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters."""
        return QSize(theme().units(10), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the name, shortened in the middle: its end tells files apart."""
        painter = QPainter(self)
        painter.setFont(theme().font("strong"))
        painter.setPen(theme().tokens.text)
        text = painter.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideMiddle, self.width()
        )
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), leading, text)


def icon_button(action: QAction, icon_name: str) -> QToolButton:
    """Return a button that shows an icon alone and does what `action` does."""
    made = quiet_button("", icon_name)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    made.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
    made.setAccessibleName(action.text())
    made.clicked.connect(action.trigger)
    action.enabledChanged.connect(made.setEnabled)
    made.setEnabled(action.isEnabled())
    return made


class ReaderHeader(QFrame):
    """Shows where the reader is; `page_asked` tells the page that was typed."""

    page_asked = Signal(int)

    def __init__(self, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "header")
        self._name = ElidedLabel()
        self._page = QLineEdit(alignment=Qt.AlignmentFlag.AlignCenter)
        self._page.setAccessibleName(self.tr("Page"))
        self._page.returnPressed.connect(self._ask_page)
        self._of = label("", "body")
        self._zoom = label("", "body")
        self._hits = label("", "strong")
        self._next: QPushButton = button(self.tr("Next hit (n)"), "arrow-down")
        self._next.setAccessibleName(self.tr("Next hit"))
        self._next.clicked.connect(actions["next"].trigger)
        self._next.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        layout.addWidget(self._name, 1)
        for part in (
            icon_button(actions["page_up"], "arrow-up"),
            self._page,
            self._of,
            icon_button(actions["page_down"], "arrow-down"),
            icon_button(actions["zoom_out"], "minus"),
            self._zoom,
            icon_button(actions["zoom_in"], "plus"),
            self._hits,
            self._next,
        ):
            layout.addWidget(part)
        theme().changed.connect(self._measure)
        self._measure()
        self.show_hits(0, 0)

    def show_document(self, name: str, path: str, pages: int) -> None:
        """Name the document and count its pages."""
        self._name.set_text(name, path)
        self._of.setText(self.tr("of {0}").format(QLocale().toString(pages)))
        self._page.setValidator(QIntValidator(1, max(1, pages), self))

    def show_page(self, page: int) -> None:
        """Show the page's number."""
        self._page.setText(str(page) if page else "")

    def show_zoom(self, zoom: float) -> None:
        """Show the zoom; 1 is 100 %."""
        self._zoom.setText(self.tr("{0} %").format(round(zoom * 100)))

    def show_hits(self, number: int, of: int) -> None:
        """Show which hit of how many in this document."""
        self._hits.setText(self.tr("Hit {0} of {1}").format(number, of) if of else "")
        self._hits.setVisible(bool(of))
        self._next.setVisible(bool(of))

    def set_roomy(self, roomy: bool) -> None:
        """Leave out, where there is little room, what keys and menus say as well."""
        self._next.setText(self.tr("Next hit (n)") if roomy else "")
        self._zoom.setVisible(roomy)

    def _ask_page(self) -> None:
        self.page_asked.emit(int(self._page.text()))

    def _measure(self) -> None:
        units = theme().units
        self._page.setFixedWidth(units(9.5))
        self._zoom.setFixedWidth(self._zoom.fontMetrics().horizontalAdvance("000 %") + units(1))
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedHeight(units(11))
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(units(3.5), 0, units(1), 0)
            layout.setSpacing(units(1.5))

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()
