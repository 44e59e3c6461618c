"""Colours, sizes and fonts of the window, all from the system's palette and font."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyle

from .colours import is_dark, mix, readable
from .style_sheet import style_sheet

Scheme = Literal["system", "light", "dark"]
Density = Literal["comfortable", "compact"]
FontName = Literal["fine", "meta", "body", "medium", "strong", "head", "title", "sentence"]

# The document's own light: the same on every palette, because paper stays paper.
LIT_PASSAGE = "#fff2b0"
LIT_SENTENCE = "#ffd84a"
LIT_OTHER = "#fff8d8"
LIT_INK = "#744900"
DIMMED_PAPER = "#d9d6cf"

_FONTS: dict[FontName, tuple[float, QFont.Weight]] = {
    "fine": (0.88, QFont.Weight.Normal),
    "meta": (0.92, QFont.Weight.Normal),
    "body": (1.0, QFont.Weight.Normal),
    "medium": (1.0, QFont.Weight.Medium),
    "strong": (1.0, QFont.Weight.DemiBold),
    "head": (1.08, QFont.Weight.DemiBold),
    "title": (1.25, QFont.Weight.DemiBold),
    "sentence": (1.62, QFont.Weight.Normal),
}

_OWN: dict[str, tuple[str, str]] = {  # light, dark
    "ok": ("#226b43", "#74c795"),
    "warn": ("#855300", "#e2b155"),
    "bad": ("#b3261e", "#f2918a"),
    "a": ("#6a7686", "#98a5b6"),
    "masked": ("#1d4f86", "#a9cdf6"),
    "swapped": ("#a84a00", "#f0a468"),
    "kept": ("#0a6a5b", "#5fc9b4"),
    "fall": ("#a84a00", "#f0a468"),
    "guess": ("#7a4fa3", "#c0a0e6"),
}

_PALETTES: dict[bool, dict[str, str]] = {  # by "dark"; where the system has no palette of its own
    False: {
        "Window": "#f2f2f0",
        "Base": "#ffffff",
        "AlternateBase": "#f7f7f5",
        "Text": "#1c1c1a",
        "Button": "#ffffff",
        "PlaceholderText": "#595955",
        "Mid": "#d8d8d4",
        "Accent": "#1d5fa6",
        "HighlightedText": "#ffffff",
        "ToolTipBase": "#ffffff",
    },
    True: {
        "Window": "#262628",
        "Base": "#1c1c1e",
        "AlternateBase": "#212123",
        "Text": "#e7e7e4",
        "Button": "#303033",
        "PlaceholderText": "#aaaaa6",
        "Mid": "#3d3d40",
        "Accent": "#82b4ee",
        "HighlightedText": "#10233a",
        "ToolTipBase": "#303033",
    },
}


@dataclass(frozen=True)
class Tokens:
    """What things are drawn in; each is readable on `base` and on `window`."""

    base: QColor
    window: QColor
    rail: QColor
    text: QColor
    muted: QColor
    line: QColor
    outline: QColor
    accent: QColor
    on_accent: QColor
    selected: QColor
    selected_idle: QColor
    hover: QColor
    button: QColor
    notice: QColor
    ok: QColor
    warn: QColor
    bad: QColor
    a: QColor
    b: QColor
    masked: QColor
    swapped: QColor
    kept: QColor
    fall: QColor
    guess: QColor
    lit: QColor


def _own_palette(dark: bool) -> QPalette:
    palette = QPalette()
    colours = {role: QColor(value) for role, value in _PALETTES[dark].items()}
    for same, of in (
        ("WindowText", "Text"),
        ("ButtonText", "Text"),
        ("ToolTipText", "Text"),
        ("Highlight", "Accent"),
        ("Link", "Accent"),
        ("LinkVisited", "Accent"),
        ("Light", "Mid"),
        ("Midlight", "Mid"),
        ("Dark", "Mid"),
        ("Shadow", "Mid"),
        ("BrightText", "Accent"),
    ):
        colours[same] = colours[of]
    for role, colour in colours.items():
        palette.setColor(QPalette.ColorRole[role], colour)
    faint = mix(colours["Text"], colours["Window"], 0.45)
    for role in ("Text", "WindowText", "ButtonText"):
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], faint)
    return palette


def tokens_from(palette: QPalette, high_contrast: bool = False) -> Tokens:
    """Return the tokens for a palette; light or dark is the lightness of its Base."""
    base, window, text = palette.base().color(), palette.window().color(), palette.text().color()
    dark = is_dark(base)
    text = readable(text, window, 7.0)
    accent = readable(palette.accent().color(), window, 4.5)
    muted = readable(palette.placeholderText().color(), window, 4.5)
    muted = text if high_contrast else muted
    outline = readable(mix(text, base, 0.5), window, 3.6)
    tint = 0.0 if high_contrast else (0.22 if dark else 0.17)
    own = {
        name: readable(QColor(pair[dark]), window, 4.1 if name == "a" else 4.5)
        for name, pair in _OWN.items()
    }
    return Tokens(
        base=base,
        window=window,
        rail=mix(QColor("black"), window, 0.18 if dark else 0.05),
        text=text,
        muted=muted,
        line=outline if high_contrast else palette.mid().color(),
        outline=outline,
        accent=accent,
        on_accent=readable(palette.highlightedText().color(), accent, 4.5),
        selected=mix(accent, base, tint),
        selected_idle=mix(accent, base, tint / 2),
        hover=mix(text, base, 0.0 if high_contrast else 0.05),
        button=palette.button().color(),
        notice=mix(own["warn"], window, 0.0 if high_contrast else (0.14 if dark else 0.08)),
        b=accent,
        lit=mix(QColor(LIT_SENTENCE), base, 0.26 if dark else 0.55),
        **own,
    )


class Theme(QObject):
    """The tokens, units and fonts in force; `changed` tells that they are new."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.flat = app.style().name().lower() == "fusion"
        # Where no system theme says otherwise, Fusion's own greys stand in the palette.
        self._bare = self.flat and app.palette() == app.style().standardPalette()
        self.scheme: Scheme = "system"
        self.density: Density = "comfortable"
        self._setting = False
        self._compute()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def dark(self) -> bool:
        """Tell whether the palette in force is dark."""
        return is_dark(self.tokens.base)

    @property
    def motion(self) -> bool:
        """Tell whether the system lets things move."""
        style = self._app.style()
        return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0

    def units(self, count: float) -> int:
        """Return `count` quarters of the line height, in device-independent pixels."""
        return round(count * self.u)

    @property
    def row_height(self) -> int:
        """The height of a row in a list."""
        return self.units(6 if self.density == "compact" else 7.5)

    def font(self, name: FontName, tabular: bool = False) -> QFont:
        """Return one of the application font's sizes; `tabular` gives digits one width."""
        if (name, tabular) not in self._fonts:
            self._fonts[name, tabular] = _made_font(self._app.font(), name, tabular)
        return QFont(self._fonts[name, tabular])

    def start_as(self, scheme: Scheme, density: Density) -> None:
        """Take what was kept from the last time, at one go."""
        self.density = density
        self.set_scheme(scheme)

    def set_scheme(self, scheme: Scheme) -> None:
        """Follow the system, or be light or dark whatever it says."""
        self.scheme = scheme
        wanted = {
            "system": Qt.ColorScheme.Unknown,
            "light": Qt.ColorScheme.Light,
            "dark": Qt.ColorScheme.Dark,
        }[scheme]
        hints = QGuiApplication.styleHints()
        self._setting = True
        hints.setColorScheme(wanted)
        if self._bare or wanted not in (Qt.ColorScheme.Unknown, hints.colorScheme()):
            dark = scheme == "dark" or hints.colorScheme() == Qt.ColorScheme.Dark
            self._app.setPalette(_own_palette(dark and scheme != "light"))
        else:
            self._app.setPalette(QPalette())
        self._setting = False
        self.refresh()

    def set_density(self, density: Density) -> None:
        """Set the row height of lists."""
        self.density = density
        self.refresh()

    def _system_changed(self) -> None:
        if self.scheme == "system" and not self._setting:
            self.set_scheme("system")

    def refresh(self) -> None:
        """Compute anew; the window calls it when the system's font or palette has changed."""
        if self._setting:
            return
        self._setting = True
        self._compute()
        self._app.setStyleSheet(style_sheet(self.tokens, self.u, self.em, flat=self.flat))
        self._setting = False
        self.changed.emit()

    def _compute(self) -> None:
        self._fonts: dict[tuple[FontName, bool], QFont] = {}
        font = self._app.font()
        self.u = QFontMetricsF(font).height() / 4
        self.em = float(QFontInfo(font).pixelSize())
        self.tokens = tokens_from(self._app.palette(), _high_contrast())


def _made_font(app_font: QFont, name: FontName, tabular: bool) -> QFont:
    factor, weight = _FONTS[name]
    font = QFont(app_font)
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setWeight(weight)
    if tabular and hasattr(font, "setFeature"):
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _high_contrast() -> bool:
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):  # Qt < 6.10
        return False
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


_theme: Theme | None = None


def theme() -> Theme:
    """Return the theme of the running application; `start_as` or `set_scheme` puts it in force."""
    global _theme  # noqa: PLW0603  # one application, one theme; asked for at every paint
    if _theme is None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise RuntimeError("there is no application yet")
        _theme = Theme(app)
    return _theme
