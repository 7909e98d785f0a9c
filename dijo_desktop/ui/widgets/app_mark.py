"""The mark of the program: petrol, violet in demo mode."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.plain_label import PlainLabel


class AppMark(PlainLabel):
    """The mark, `units` of the theme's unit wide; says nothing, the name stands beside it."""

    def __init__(self, units: float, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._units = units

    def wear(self, theme: Theme) -> None:
        """Draw the mark."""
        side = theme.u(self._units)
        self.setFixedSize(side, side)
        self.setPixmap(theme.pixmap("app-icon-demo" if theme.demo else "app-icon", "text", side))
