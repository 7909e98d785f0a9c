"""The mark of a step: done, now, next."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from dijo_desktop.ui.theme import Theme

State = Literal["done", "now", "next", "failed"]
_TURN_MS, _TURN_DEGREES = 50, 18


class StepMark(QWidget):
    """A filled tick, a turning arc, an empty ring or a warning; the words beside it carry the state for readers."""

    def __init__(self, state: State = "next", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._state: State = state
        self._angle = 0
        self._turn = QTimer(self, interval=_TURN_MS)
        self._turn.timeout.connect(self._advance)

    @property
    def state(self) -> State:
        """The state shown."""
        return self._state

    def set_state(self, state: State) -> None:
        """Show another state."""
        self._state = state
        self._wind()
        self.update()

    def wear(self, theme: Theme) -> None:
        """Take size and colours."""
        self._theme = theme
        self.setFixedSize(theme.u(5.5), theme.u(5.5))
        self._wind()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        theme = self._theme
        if theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = QRectF(self.rect()).center()
            match self._state:
                case "done":
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(theme.colour("accent"))
                    painter.drawEllipse(middle, theme.u(2.5), theme.u(2.5))
                    side = theme.u(3)
                    at = QPointF(middle.x() - side / 2, middle.y() - side / 2)
                    painter.drawPixmap(at, theme.pixmap("check", "onAccent", side))
                case "now":
                    width = 0.55 * theme.unit
                    radius = 1.97 * theme.unit
                    circle = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
                    painter.setPen(QPen(theme.colour("border"), width))
                    painter.drawEllipse(circle)
                    cap = Qt.PenCapStyle.RoundCap
                    painter.setPen(QPen(theme.colour("accent"), width, Qt.PenStyle.SolidLine, cap))
                    painter.drawArc(circle, (90 - self._angle) * 16, -90 * 16)
                case "next":
                    painter.setPen(QPen(theme.colour("controlBorder"), theme.unit / 2))
                    painter.drawEllipse(middle, theme.u(1.25), theme.u(1.25))
                case "failed":
                    side = theme.u(4.5)
                    at = QPointF(middle.x() - side / 2, middle.y() - side / 2)
                    painter.drawPixmap(at, theme.pixmap("warning", "danger", side))

    def _advance(self) -> None:
        if not self.isVisible():
            self._turn.stop()
            return
        self._angle = (self._angle + _TURN_DEGREES) % 360
        self.update()

    def _wind(self) -> None:
        moving = self._state == "now" and self._theme is not None and not self._theme.still
        if moving:
            self._turn.start()
        else:
            self._turn.stop()
