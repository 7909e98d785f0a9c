"""A line of one pixel between two parts."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

_ANY = 16_777_215


class Hairline(QFrame):
    """Upright between parts side by side, else lying between parts below each other."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        self.setObjectName("hairline")
        self.set_upright(upright=upright)

    def set_upright(self, *, upright: bool) -> None:
        """Turn it."""
        self.setMinimumSize(1, 1)
        self.setMaximumSize(1 if upright else _ANY, _ANY if upright else 1)
