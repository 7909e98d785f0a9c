"""One section in the sidebar."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from dijo_desktop.ui.theme import Theme


class NavItem(QAbstractButton):
    """Icon and name; the one shown is filled and has a mark at its leading edge. In the rail: the icon alone."""

    def __init__(self, icon: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._theme: Theme | None = None
        self._rail = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_text(self, text: str, keys: str) -> None:
        """Take the name and the keys that lead there."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(keys)
        self.set_rail(rail=self._rail)

    def set_rail(self, *, rail: bool) -> None:
        """Show the icon alone, the name as tooltip."""
        self._rail = rail
        self.setToolTip(self.text() if rail else "")
        self.update()

    def wear(self, theme: Theme) -> None:
        """Take height and font."""
        self._theme = theme
        self.setFont(theme.font("body"))
        self.setFixedHeight(theme.u(8.5))
        self.update()

    def sizeHint(self) -> QSize:
        """One row."""
        unit = self._theme.unit if self._theme else 4
        return QSize(10 * unit, round(8.5 * unit))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the item."""
        theme = self._theme
        if theme is None:
            return
        on, strong = self.isChecked(), theme.high_contrast and self.isChecked()
        rect, radius = QRectF(self.rect()), theme.radius("control")
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if on:
                edge = theme.colour("selection" if strong else "divider")
                painter.setPen(QPen(edge, 1))
                painter.setBrush(theme.colour("selection" if strong else "surface"))
                painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            elif self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("surfaceHover"))
                painter.drawRoundedRect(rect, radius, radius)
            painter.setPen(Qt.PenStyle.NoPen)
            if on and not strong:
                painter.setBrush(theme.colour("accent"))
                inset = theme.u(2.25)
                left = rect.width() - 3 if mirrored else 0.0
                painter.drawRoundedRect(QRectF(left, inset, 3, rect.height() - 2 * inset), 1.5, 1.5)
            self._draw_content(painter, theme, strong=strong, mirrored=mirrored)

    def _draw_content(self, painter: QPainter, theme: Theme, *, strong: bool, mirrored: bool) -> None:
        on, side = self.isChecked(), theme.u(4.5)
        ink = "onSelection" if strong else "accent" if on else "textSecondary"
        at = (self.width() - side) / 2 if self._rail else theme.u(2.5)
        left = self.width() - at - side if mirrored else at
        painter.drawPixmap(QPointF(left, (self.height() - side) / 2), theme.pixmap(self._icon_name, ink, side))
        if self._rail:
            return
        room = theme.u(9.5)
        rect = self.rect().adjusted(theme.u(1) if mirrored else room, 0, -room if mirrored else -theme.u(1), 0)
        font = theme.font("bodyStrong")
        font.setWeight(QFont.Weight.DemiBold)
        # A name that has room only in normal weight keeps it: that is better read than one cut short.
        painter.setFont(font if on and _fits(self.text(), font, rect) else theme.font("body"))
        painter.setPen(theme.colour("onSelection" if strong else "text"))
        line = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), line)


def _fits(text: str, font: QFont, area: QRect) -> bool:
    return QFontMetrics(font).horizontalAdvance(text) <= area.width()
