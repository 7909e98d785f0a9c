"""Check box and radio button, drawn in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

from dijo_desktop.ui.theme import Theme


class TickBox(QCheckBox):
    """A check box; the whole of it takes the click."""

    _theme: Theme | None = None

    def wear(self, theme: Theme) -> None:
        """Take font and colours."""
        self._theme = theme
        self.setFont(theme.font("body"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Box and text."""
        return _size(self, self._theme)

    def hitButton(self, at: QPoint) -> bool:
        """Anywhere."""
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, tick and text."""
        theme = self._theme
        if theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            side = theme.u(4)
            box = _box(self, side)
            on = self.isChecked()
            edge = "textDisabled" if not self.isEnabled() else "accent" if on else "controlBorder"
            painter.setPen(QPen(theme.colour(edge), 1))
            painter.setBrush(theme.colour(edge if on else "controlFill"))
            painter.drawRoundedRect(box, 4, 4)
            if on:
                tick = theme.u(3)
                inset = (box.width() - tick) / 2
                painter.drawPixmap(QPointF(box.x() + inset, box.y() + inset), theme.pixmap("check", "onAccent", tick))
            _text(self, painter, theme, side)


class Radio(QRadioButton):
    """A radio button; the whole of it takes the click."""

    _theme: Theme | None = None

    def wear(self, theme: Theme) -> None:
        """Take font and colours."""
        self._theme = theme
        self.setFont(theme.font("body"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Circle and text."""
        return _size(self, self._theme)

    def hitButton(self, at: QPoint) -> bool:
        """Anywhere."""
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw circle and text; chosen is a thick ring of the accent."""
        theme = self._theme
        if theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            side = theme.u(4)
            circle = _box(self, side)
            on = self.isChecked()
            edge = theme.colour("textDisabled" if not self.isEnabled() else "accent" if on else "controlBorder")
            ring = 5.0 * theme.unit / 4 if on else 1.0
            painter.setPen(QPen(edge, ring))
            painter.setBrush(theme.colour("onAccent" if on else "controlFill"))
            inset = (ring - 1) / 2
            painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))
            _text(self, painter, theme, side)


def _size(button: QAbstractButton, theme: Theme | None) -> QSize:
    unit = theme.unit if theme else 4
    text = QFontMetrics(button.font()).horizontalAdvance(button.text())
    return QSize(4 * unit + (2 * unit + text if text else 0) + 1, max(6 * unit, QFontMetrics(button.font()).height()))


def _box(button: QAbstractButton, side: int) -> QRectF:
    left = button.width() - side if button.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0
    return QRectF(left, (button.height() - side) / 2, side, side).adjusted(0.5, 0.5, -0.5, -0.5)


def _text(button: QAbstractButton, painter: QPainter, theme: Theme, side: int) -> None:
    room = side + theme.u(2)
    mirrored = button.layoutDirection() == Qt.LayoutDirection.RightToLeft
    rect = button.rect().adjusted(0 if mirrored else room, 0, -room if mirrored else 0, 0)
    painter.setPen(theme.colour("text" if button.isEnabled() else "textDisabled"))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), button.text())
