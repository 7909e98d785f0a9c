"""The sheet on which pages lie: a hairline, a rounded corner towards the sidebar, white for lists."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme


class Sheet(QWidget):
    """Bars above, one page below."""

    def __init__(self, bars: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._white = False
        self.pages = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 0)
        column.setSpacing(0)
        column.addWidget(bars)
        column.addWidget(self.pages, 1)

    def set_white(self, *, white: bool) -> None:
        """Be white for a list page, of the window's colour for a form page."""
        self._white = white
        self.update()

    def wear(self, theme: Theme) -> None:
        """Take colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet on the colour of the sidebar."""
        theme = self._theme
        if theme is None:
            return
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("sidebar"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                painter.translate(self.width(), 0)
                painter.scale(-1, 1)
            radius = theme.radius("group")
            # Wider and higher than the widget: only the corner towards the sidebar is round.
            rect = QRectF(self.rect()).adjusted(0.5, 0.5, radius + 2, radius + 2)
            path = QPainterPath()
            path.addRoundedRect(rect, radius, radius)
            painter.setPen(QPen(theme.colour("divider"), 1))
            painter.setBrush(theme.colour("surface" if self._white else "window"))
            painter.drawPath(path)
