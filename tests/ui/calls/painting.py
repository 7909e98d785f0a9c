"""Looking at what was painted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget


def columns_of(widget: QWidget, colour: QColor) -> list[int]:
    """The columns of pixels, from the left, in which a colour stands."""
    image = widget.grab().toImage()
    wanted = colour.rgb()
    return [x for x in range(image.width()) if any(image.pixel(x, y) == wanted for y in range(0, image.height(), 2))]


def has(widget: QWidget, colour: QColor) -> bool:
    """Whether a colour stands anywhere."""
    return bool(columns_of(widget, colour))


class Painted(QObject):
    """Notes in `who` which of some widgets are painted from now on."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.who: list[str] = []
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.who.append(type(watched).__name__)
        return False
