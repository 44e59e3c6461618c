"""What adapting computes on, and whether it waits for mains power."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from .segments import Segments
from .theme import theme


class AdaptingSettings(QWidget):
    """`chosen` carries a setting's name and what the user chose for it."""

    chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.device = Segments(
            self.tr("Device for adapting"),
            [
                ("automatic", self.tr("Automatic")),
                ("cpu", self.tr("Processor")),
                ("cuda", self.tr("NVIDIA card")),
                ("mps", self.tr("Apple graphics")),
            ],
        )
        self.device.chosen.connect(partial(self.chosen.emit, "device"))
        self.power = Segments(
            self.tr("Power for adapting"),
            [("", self.tr("Also on battery")), ("on", self.tr("Wait for mains power"))],
        )
        self.power.chosen.connect(lambda on: self.chosen.emit("mains_power", bool(on)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().units(2))
        for switch in (self.device, self.power):
            layout.addWidget(switch, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_settings(self, values: Mapping[str, object]) -> None:
        """Show what the library keeps."""
        self.device.set_value(str(values.get("device", "automatic")))
        self.power.set_value("on" if values.get("mains_power") else "")
