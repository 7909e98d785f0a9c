"""The dot and the line at the leading edge of an event in a history or a plan."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dijo_desktop.ui.theme import Theme

Kind = Literal["saved", "draft", "asked", "done", "now", "next"]
"""`saved`, `draft`, `asked` are small, for a history; `done`, `now`, `next` are large, for a plan."""

_LARGE = ("done", "now", "next")


class EventDot(QWidget):
    """One dot; a line leads down to the next event unless this is the `last`."""

    def __init__(self, theme: Theme, kind: Kind, *, last: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind: Kind = kind
        self._last = last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def wear(self, theme: Theme) -> None:
        """Take new colours."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the dot and the space beside it."""
        return QSize(self._theme.u(8.5 if self._kind in _LARGE else 5), self._theme.u(5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, then the dot over it."""
        theme = self._theme
        side = theme.u(5 if self._kind in _LARGE else 2.75)
        top = 0.0 if self._kind in _LARGE else theme.u(2)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                painter.translate(self.width(), 0)
                painter.scale(-1, 1)
            centre = QPointF(side / 2, top + side / 2)
            if not self._last:
                role = "accent" if self._kind == "done" else "border"
                painter.setPen(QPen(theme.colour(role), 2 if self._kind in _LARGE else 1))
                painter.drawLine(QPointF(centre.x(), centre.y() + side / 2), QPointF(centre.x(), self.height()))
            self._draw_dot(painter, centre, side)

    def _draw_dot(self, painter: QPainter, centre: QPointF, side: float) -> None:
        theme = self._theme
        roles = {"draft": "warning", "asked": "textMuted", "next": "controlBorder"}
        colour = theme.colour(roles.get(self._kind, "accent"))
        if self._kind in ("saved", "done"):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(centre, side / 2, side / 2)
            if self._kind == "done":
                size = theme.u(3)
                if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                    # The tick is not mirrored, so the painter is turned back for it.
                    painter.translate(2 * centre.x(), 0)
                    painter.scale(-1, 1)
                tick = theme.pixmap("check", "onAccent", size)
                painter.drawPixmap(QPointF(centre.x() - size / 2, centre.y() - size / 2), tick)
            return
        stroke = theme.u(1.5) if self._kind == "now" else 2
        outer = side if self._kind == "now" or self._kind not in _LARGE else theme.u(3)
        painter.setPen(QPen(colour, stroke))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = (outer - stroke) / 2
        painter.drawEllipse(QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half))
