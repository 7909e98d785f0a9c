"""Still shapes where rows will be, and one sentence below: only for waits of more than 300 ms."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dijo_desktop.ui.theme import Theme
from dijo_desktop.ui.widgets.plain_label import PlainLabel

_ROWS = ((21, 30), (19, 15), (20, 22), (17, 8), (21, 35))


class Skeleton(QWidget):
    """Does not shimmer."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._text = PlainLabel("", "caption", "textMuted")
        self._column = QVBoxLayout(self)
        self._column.addStretch()
        self._column.addWidget(self._text)

    def say(self, text: str) -> None:
        """Say what is waited for."""
        self._text.setText(text)

    def wear(self, theme: Theme) -> None:
        """Take margins and colours."""
        self._theme = theme
        self._column.setContentsMargins(theme.u(6), 0, theme.u(6), theme.u(3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the shapes of a group and five rows."""
        theme = self._theme
        if theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                painter.translate(self.width(), 0)
                painter.scale(-1, 1)
            height, lead, end = theme.u(8), theme.u(6), self.width() - theme.u(6)
            painter.fillRect(QRectF(0, 0, self.width(), height), theme.colour("surfaceSunken"))
            painter.setBrush(theme.colour("surfacePressed"))
            self._shape(painter, lead, 0, theme.u(30), theme)
            for at, (first, second) in enumerate(_ROWS, 1):
                painter.setBrush(theme.colour("surfacePressed"))
                self._shape(painter, lead, at, theme.u(first), theme)
                self._shape(painter, end - theme.u(25), at, theme.u(13), theme)
                self._shape(painter, end - theme.u(8.5), at, theme.u(8.5), theme)
                painter.setBrush(theme.colour("surfaceSunken"))
                self._shape(painter, lead + theme.u(first + 4), at, theme.u(second), theme)

    @staticmethod
    def _shape(painter: QPainter, left: float, row: int, width: float, theme: Theme) -> None:
        high = theme.u(2.25)
        painter.drawRoundedRect(QRectF(left, row * theme.u(8) + (theme.u(8) - high) / 2, width, high), 3, 3)
