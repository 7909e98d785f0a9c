"""The five steps of the heat map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from dijo_desktop.ui.theme import Theme


class HeatLegend(QWidget):
    """The five steps of the heat map, from few to many; words beside it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None

    def wear(self, theme: Theme) -> None:
        """Take the size."""
        self._theme = theme
        self.setFixedSize(theme.u(15), theme.u(2.5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint five squares."""
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        side = 2.5 * self._theme.unit
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for step in range(5):
            painter.setBrush(self._theme.colour(f"heat{step}"))
            at = step * 3 * self._theme.unit
            painter.drawRoundedRect(QRectF(self.width() - at - side if mirrored else at, 0, side, side), 1.5, 1.5)
