"""The style sheet of the window's own classes, named by the property `look`."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .theme import Tokens

# @name is a token, @4u four units, @1.25em a size of type. One sheet, set once on the application.
OWN = """
QFrame[look="rail"] { background: @rail; border: none; border-right: 1px solid @line; }
QToolButton[look="rail"] { background: transparent; border: none; border-left: 3px solid @rail;
  color: @text; font-size: @0.88em; padding: @1u 0 @1u 0; margin: 0; }
QToolButton[look="rail"]:checked { background: @window; border-left-color: @accent;
  font-weight: 600; }
QToolButton[look="rail"]:hover:!checked { background: @hover; border-left-color: @hover; }
QToolButton[look="rail"]:focus { border: 2px solid @accent; }

QFrame[look="header"] { background: @window; border: none; border-bottom: 1px solid @line; }
QFrame[look="strip"] { background: @window; border: none; border-top: 1px solid @line; }
QFrame[look="pane"] { background: @window; border: none; }
QFrame[look="sentence"] { background: @base; border: none; }
QFrame[look="column"] { background: @base; border: none; border-right: 1px solid @line; }
QFrame[look="rule"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
QFrame[look="notice"] { background: @notice; border: none; border-bottom: 1px solid @line; }
QFrame[look="problem"] { background: @base; border: none; border-left: 3px solid @warn; }
QFrame[look="problem"][severity="bad"] { border-left-color: @bad; }
QFrame[look="problem"][severity="muted"] { border-left-color: @outline; }
QFrame[look="sheet"] { background: @base; border: 1px solid @outline; border-radius: @1u; }

QLabel[look="title"] { font-size: @1.25em; font-weight: 600; }
QLabel[look="head"] { font-size: @1.08em; font-weight: 600; }
QLabel[look="figure"] { font-size: @1.35em; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="muted"] { color: @muted; }
QLabel[look="meta"] { color: @muted; font-size: @0.92em; }
QLabel[look="caption"] { color: @muted; font-size: @0.92em; font-weight: 600; }
QLabel[look="key"] { background: @base; border: 1px solid @outline; border-radius: @0.75u;
  padding: @0.5u @1.25u; font-size: @0.88em; font-weight: 500; }

QToolButton[look="quiet"] { background: transparent; border: 2px solid transparent; color: @text;
  padding: @0.5u @1u; border-radius: @1u; font-weight: 500; }
QToolButton[look="quiet"]:hover { background: @hover; }
QToolButton[look="quiet"]:checked { background: @selected; }
QToolButton[look="quiet"]:focus { border-color: @accent; }
QToolButton[look="quiet"]:disabled { color: @outline; }

QToolButton[look="link"] { background: transparent; border: 2px solid transparent;
  color: @accent; padding: 0; border-radius: @1u; }
QToolButton[look="link"]:hover { text-decoration: underline; }
QToolButton[look="link"]:focus { border-color: @accent; }

QToolButton[look="segment"] { background: @button; color: @text; border: 1px solid @outline;
  border-left-width: 0; padding: 0 @3u; min-height: @6u; }
QToolButton[look="segment"][tight="true"] { padding: 0 @0.75u; }
QToolButton[look="segment"][end="first"] { border-left-width: 1px;
  border-top-left-radius: @1u; border-bottom-left-radius: @1u; }
QToolButton[look="segment"][end="last"] {
  border-top-right-radius: @1u; border-bottom-right-radius: @1u; }
QToolButton[look="segment"]:checked { background: @selected; font-weight: 600; }
QToolButton[look="segment"]:hover:!checked { background: @hover; }
QToolButton[look="segment"]:focus { border: 2px solid @accent; }

QToolButton[look="chip"] { background: @button; color: @text; border: 1px solid @outline;
  border-radius: @1u; padding: 0 @2u; min-height: @5.75u; }
QToolButton[look="chip"]:checked { background: @selected; border-color: @accent; }
QToolButton[look="chip"]:hover:!checked { background: @hover; }
QToolButton[look="chip"]:focus { border: 2px solid @accent; }

QPushButton[look="field"] { background: @base; color: @muted; text-align: left; min-width: @44u;
  font-weight: 400; }
QToolButton[look="chip"]::menu-indicator, QToolButton[look="chip-part"]::menu-indicator,
QToolButton[look="quiet"]::menu-indicator {
  image: none; width: 0; }
QFrame[look="chip"] { background: @selected; border: 1px solid @accent; border-radius: @1u; }
QFrame[look="chip"][off="true"] { background: @button; border-color: @outline; }
QToolButton[look="chip-part"] { background: transparent; border: 2px solid transparent;
  color: @text; font-weight: 500; padding: 0 @1u; min-height: @5u; border-radius: @1u; }
QToolButton[look="chip-part"]:hover { background: @hover; }
QToolButton[look="chip-part"]:focus { border-color: @accent; }

QSplitter::handle { background: @line; }
QAbstractItemView { border: none; background: @base; outline: none; }
QTreeView[look="pane"], QListView[look="pane"] { background: @window; }
QTableView[look="plain"]::item { padding: 0 @2u; }
QTableView[look="rows"] QHeaderView::section:first { padding-left: @3.5u; }
QScrollArea { border: none; }
"""

FLAT = """
QMenuBar { background: @window; border-bottom: 1px solid @line; padding: @0.5u @2u; }
QMenuBar::item { background: transparent; padding: @0.75u @2.5u; border-radius: @1u; }
QMenuBar::item:selected { background: @selected; }

QPushButton { background: @button; color: @text; border: 1px solid @outline; border-radius: @1u;
  padding: 0 @3u; min-height: @6u; font-weight: 500; }
QPushButton:hover { background: @selected_idle; }
QPushButton:pressed { background: @selected; }
QPushButton:focus { border: 2px solid @accent; padding: 0 @2.75u; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton:disabled { color: @outline; border-color: @line; }
QPushButton[look="primary"] { background: @accent; color: @on_accent; border-color: @accent;
  font-weight: 600; }
QPushButton[look="primary"]:focus { border: 2px solid @text; }
QPushButton[look="primary"]:disabled { background: @button; color: @outline; border-color: @line; }

QLineEdit { background: @base; color: @text; border: 1px solid @outline;
  border-radius: @1u; padding: 0 @2u; min-height: @6u; selection-background-color: @accent;
  selection-color: @on_accent; }
QLineEdit:focus { border: 2px solid @accent;
  padding: 0 @1.75u; }
QLineEdit:disabled { color: @outline; border-color: @line; }
QComboBox { background: @base; color: @text; border: 1px solid @outline; border-radius: @1u;
  padding: 0 @2u; min-height: @6u; }
QComboBox::drop-down { border: none; width: @6u; }
QComboBox::down-arrow { image: none; }
QComboBox:focus { border: 2px solid @accent; padding: 0 @1.75u; }
QComboBox:disabled { color: @outline; border-color: @line; }
QSpinBox { min-height: @5.5u; }
QPlainTextEdit, QTextEdit { background: @base; color: @text; border: 1px solid @line; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @accent; }

QHeaderView { background: @base; border: none; }
QHeaderView::section { background: @base; color: @text; border: none;
  border-bottom: 1px solid @line; padding: 0 @2u; min-height: @7u; }

QProgressBar { background: @window; border: 1px solid @outline; border-radius: @1u;
  max-height: @1.5u; min-height: @1.5u; }
QProgressBar::chunk { background: @accent; border-radius: @0.5u; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: @2.5u; }
QScrollBar:horizontal { height: @2.5u; }
QScrollBar::handle { background: @outline; border-radius: @0.75u; margin: @0.5u; }
QScrollBar::handle:vertical { min-height: @6u; }
QScrollBar::handle:horizontal { min-width: @6u; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: @button; color: @text; border: 1px solid @outline; padding: @0.5u; }
"""

_MARK = re.compile(r"@(?:(?P<number>[0-9.]+)(?P<unit>u|em)|(?P<token>[a-z_]+))")


def style_sheet(tokens: "Tokens", u: float, em: float, *, flat: bool) -> str:
    """Return the sheet for these tokens; `u`, `em` in pixels; `flat` adds what Fusion needs."""

    def value(mark: re.Match[str]) -> str:
        if mark["token"]:
            return str(getattr(tokens, mark["token"]).name())
        return f"{round(float(mark['number']) * (u if mark['unit'] == 'u' else em))}px"

    return _MARK.sub(value, OWN + FLAT if flat else OWN)
