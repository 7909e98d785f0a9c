"""The chip: a filter that is on or off, with the number of what it would leave."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from dijo_desktop.ui.theme import Theme


class Chip(QAbstractButton):
    """A checkable label; `count` (already written in the user's digits) follows the text and is read out with it."""

    def __init__(self, text: str, count: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._count = ""
        self._theme: Theme | None = None
        self.toggled.connect(self.updateGeometry)
        self.set_text(text, count)

    def set_text(self, text: str, count: str = "") -> None:
        """Take new text and count."""
        self.setText(text)
        self._count = count
        self.setAccessibleName(f"{text} {count}".strip())
        self.updateGeometry()
        self.update()

    def wear(self, theme: Theme) -> None:
        """Take font and height."""
        self._theme = theme
        self.setFont(theme.font("body"))
        self.setFixedHeight(theme.u(6.5))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for tick, text and count."""
        if self._theme is None:
            return super().sizeHint()
        unit, count = self._theme.unit, QFontMetrics(self._theme.font("caption")).horizontalAdvance(self._count)
        width = QFontMetrics(self._label_font()).horizontalAdvance(self.text()) + 5 * unit + 2
        width += count + round(1.5 * unit) if self._count else 0
        width += round(4.75 * unit) if self.isChecked() else 0
        return QSize(width, round(6.5 * unit))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        theme = self._theme
        if theme is None:
            return
        on, unit, radius = self.isChecked(), theme.unit, theme.radius("chip")
        strong = on and theme.high_contrast
        ink = "textDisabled" if not self.isEnabled() else "onSelection" if strong else "onAccentSoft" if on else ""
        fill = "selection" if strong else "accentSoft"
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = "selection" if strong else "accent" if on else "border"
            painter.setPen(QPen(theme.colour(edge), 1))
            if on:
                painter.setBrush(theme.colour(fill))
            elif self.underMouse() and self.isEnabled():
                painter.setBrush(theme.colour("surfaceHover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            at = 2.5 * unit
            if on:
                side = theme.u(3.25)
                self._icon(painter, theme, at, side, ink)
                at += side + 1.5 * unit
            painter.setFont(self._label_font())
            width = QFontMetrics(painter.font()).horizontalAdvance(self.text())
            painter.setPen(theme.colour(ink or "textSecondary"))
            painter.drawText(self._place(at, width), int(Qt.AlignmentFlag.AlignCenter), self.text())
            if self._count:
                at += width + 1.5 * unit
                painter.setFont(theme.font("caption"))
                painter.setPen(theme.colour(ink or "textMuted"))
                width = QFontMetrics(painter.font()).horizontalAdvance(self._count)
                painter.drawText(self._place(at, width), int(Qt.AlignmentFlag.AlignCenter), self._count)

    def _icon(self, painter: QPainter, theme: Theme, at: float, side: int, ink: str) -> None:
        place = self._place(at, side)
        painter.drawPixmap(QPointF(place.x(), (self.height() - side) / 2), theme.pixmap("check", ink, side))

    def _place(self, at: float, width: float) -> QRectF:
        """A part `width` wide that begins `at` pixels from the leading side."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QRectF(self.width() - at - width if mirrored else at, 0, width + 1, self.height())

    def _label_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Medium if self.isChecked() else QFont.Weight.Normal)
        return font
