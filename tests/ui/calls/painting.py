"""Looking at what was painted."""

from __future__ import annotations

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
